package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for bars of any trades. */
class BarProperties {
  private static final int RUNS = 1_000;

  @Test
  void barsAndTheOpenRemainderHoldEveryTradeOnce() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(200));
      BarsSpec spec = TradeArrays.randomSpec(random);
      List<Bar> bars = new ArrayList<>();
      BarKernel kernel = new BarKernel(spec, TradeArrays.randomUnits(random), bars::add);
      kernel.add(t.timeNanos(), t.priceTicks(), t.sizeLots(), t.side(), 0, t.length());
      kernel.finish();
      int closed = (int) sum(bars, Bar::trades);
      assertThat(closed + kernel.openTrades()).isEqualTo(t.length());
      assertThat(sum(bars, Bar::volumeLots))
          .isEqualTo(IntStream.range(0, closed).mapToLong(i -> t.sizeLots()[i]).sum());
      assertThat(sum(bars, Bar::dollarAtoms))
          .isEqualTo(
              IntStream.range(0, closed).mapToLong(i -> t.sizeLots()[i] * t.priceTicks()[i]).sum());
    }
  }

  @Test
  void fieldsOfABarAreOrdered() {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(200));
      MarketUnits units = TradeArrays.randomUnits(random);
      long before = Long.MIN_VALUE;
      for (Bar bar : t.bars(TradeArrays.randomSpec(random), units)) {
        assertThat(bar.openNanos()).isLessThanOrEqualTo(bar.closeNanos());
        assertThat(bar.availableNanos()).isGreaterThanOrEqualTo(bar.closeNanos());
        assertThat(bar.availableNanos()).isGreaterThanOrEqualTo(before);
        assertThat(bar.openTicks()).isBetween(bar.lowTicks(), bar.highTicks());
        assertThat(bar.closeTicks()).isBetween(bar.lowTicks(), bar.highTicks());
        assertThat(bar.buyLots()).isBetween(0L, bar.volumeLots());
        assertThat(Math.abs(bar.signedAtoms())).isLessThanOrEqualTo(bar.dollarAtoms());
        assertThat(units.vwapUsd(bar.dollarAtoms(), bar.volumeLots()))
            .isBetween(units.priceUsd(bar.lowTicks()), units.priceUsd(bar.highTicks()));
        before = bar.availableNanos();
      }
    }
  }

  @Test
  void resetBarsReachTheThresholdWithTheirLastTrade() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(200));
      long threshold = 1 + random.nextLong(2_000_000);
      int next = 0;
      for (Bar bar :
          t.bars(
              TradeArrays.dollar((double) threshold, BarsSpec.Rule.RESET, false),
              TradeArrays.ATOMS)) {
        next += (int) bar.trades();
        long last = t.priceTicks()[next - 1] * t.sizeLots()[next - 1];
        assertThat(bar.dollarAtoms()).isGreaterThanOrEqualTo(threshold);
        assertThat(bar.dollarAtoms() - last).isLessThan(threshold);
      }
    }
  }

  @Test
  void carryBarsDoNotDriftFromTheThreshold() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(200));
      long threshold = 5_000 * 50_000L * 2; // above every single trade: no multiple is skipped
      long sum = 0;
      long number = 0;
      for (Bar bar :
          t.bars(
              TradeArrays.dollar((double) threshold, BarsSpec.Rule.CARRY, false),
              TradeArrays.ATOMS)) {
        sum += bar.dollarAtoms();
        number++;
        assertThat(sum / threshold).isEqualTo(number);
      }
    }
  }

  @Test
  void carryAndResetAgreeUntilTheFirstOvershoot() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(200));
      long threshold = 1 + random.nextLong(300);
      List<Bar> carry =
          t.bars(
              TradeArrays.volume((double) threshold, BarsSpec.Rule.CARRY, false),
              TradeArrays.ATOMS);
      List<Bar> reset =
          t.bars(
              TradeArrays.volume((double) threshold, BarsSpec.Rule.RESET, false),
              TradeArrays.ATOMS);
      for (int i = 0; i < reset.size(); i++) {
        assertThat(carry.get(i)).isEqualTo(reset.get(i));
        if (reset.get(i).volumeLots() > threshold) {
          break;
        }
      }
    }
  }

  @Test
  void anyPiecesGiveTheSameBars() {
    SplittableRandom random = new SplittableRandom(6);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 1 + random.nextInt(400));
      BarsSpec spec = TradeArrays.randomSpec(random);
      MarketUnits units = TradeArrays.randomUnits(random);
      List<Bar> pieces = new ArrayList<>();
      BarKernel kernel = new BarKernel(spec, units, pieces::add);
      for (int from = 0; from < t.length(); ) {
        int to = Math.min(t.length(), from + random.nextInt(50));
        kernel.add(t.timeNanos(), t.priceTicks(), t.sizeLots(), t.side(), from, to);
        from = to;
      }
      kernel.finish();
      assertThat(pieces).isEqualTo(t.bars(spec, units));
    }
  }

  @Test
  void cuttingTheFutureOffChangesNoFinishedBar() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < RUNS; run++) {
      TradeArrays t = TradeArrays.random(random, 2 + random.nextInt(300));
      BarsSpec spec = TradeArrays.randomSpec(random);
      MarketUnits units = TradeArrays.randomUnits(random);
      int cut = 1 + random.nextInt(t.length() - 1);
      List<Bar> all = t.bars(spec, units);
      List<Bar> past = t.subset(0, cut).bars(spec, units);
      int sure = spec.type() == BarType.TIME ? Math.max(0, past.size() - 1) : past.size();
      assertThat(all.subList(0, sure)).isEqualTo(past.subList(0, sure));
    }
  }

  private static long sum(List<Bar> bars, ToLongFunction<Bar> field) {
    return bars.stream().mapToLong(field).sum();
  }
}
