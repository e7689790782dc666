package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.amm.Csv;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swaps recorded on Base: reproduced to the unit, and traded against. */
class AerodromeRecordingTest {
  private final SwapCurve curve = new SwapCurve(PoolTape.Curve.AERODROME_VOLATILE, 30);

  private static List<Csv> rows(String name) {
    return Csv.rows(TestFiles.recording("data/aerodrome_base/" + name + "_with_reserves.csv.gz"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"swaps_poolA", "swaps_poolB_first_half"})
  void recordedOutputsToTheUnit(String name) {
    List<Csv> rows = rows(name);
    int exact = 0;
    for (Csv row : rows) {
      Pool pool = new Pool(curve, row.integer("reserve0_before"), row.integer("reserve1_before"));
      boolean zeroForOne = row.number("zero_for_one") == 1;
      BigInteger most = pool.amountOut(zeroForOne, row.integer("amount_in"));
      assertThat(most).as(row.toString()).isEqualTo(row.integer("formula_amount_out"));
      if (row.number("exact_match") == 1) {
        assertThat(most).as(row.toString()).isEqualTo(row.integer("amount_out"));
        exact++;
      } else {
        assertThat(most).as(row.toString()).isGreaterThan(row.integer("amount_out"));
      }
    }
    assertThat(exact).isGreaterThan(rows.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"swaps_poolA", "swaps_poolB_first_half"})
  void replayFollowsTheRecordedReserves(String name) {
    List<Csv> rows = rows(name);
    PoolTape tape = tape(rows);
    PlainRecordedPool recorded = new PlainRecordedPool(tape);
    Pool follower = new Pool(curve, BigInteger.ZERO, BigInteger.ZERO);
    int row = 0;
    for (long block = tape.blockNumber[0]; row < rows.size(); block++) {
      for (int i = recorded.nextIn(block); i >= 0; i = recorded.nextIn(block)) {
        if (recorded.statesReserves(i)) {
          recorded.play();
          follower.reserves(recorded.amountIn(i), recorded.amountOut(i));
        } else {
          assertReserves(rows.get(row), recorded.pool());
          assertReserves(rows.get(row), follower);
          follower.follow(recorded.baseIn(i), recorded.amountIn(i), recorded.leftOnTheTable(i));
          recorded.play();
          row++;
        }
      }
    }
  }

  @Test
  void takersTradeAgainstTheRecording() {
    PoolTape tape = tape(rows("swaps_poolA"));
    Seat seat =
        PoolSeats.seat(
            "taker",
            PoolSeats.maker(0.001, 5, 50),
            new PoolSpec(PoolSpec.Threshold.QUOTE, 100, 1, 0.001, PoolSeats.CERTAIN));
    SeatResult result = new PoolVenue(tape).replay(List.of(seat)).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    Metrics metrics = ((SeatResult.Closed) result).closing().metrics();
    assertThat(metrics.fills()).isPositive();
    assertThat(metrics.orders()).isGreaterThanOrEqualTo(metrics.fills());
  }

  private static void assertReserves(Csv row, Pool pool) {
    assertThat(pool.base()).as(row.toString()).isEqualTo(row.integer("reserve0_before"));
    assertThat(pool.quote()).as(row.toString()).isEqualTo(row.integer("reserve1_before"));
  }

  /** Token 0 against 3,000 USD a token 1; the fair price is the pool's own of a while ago. */
  private static PoolTape tape(List<Csv> rows) {
    PoolTapes tapes =
        new PoolTapes()
            .decimals(18, 18)
            .usdPerQuote(3000)
            .instrument(
                new Instrument("A", new BigDecimal("0.0000001"), new BigDecimal("10"), 0, 0));
    double average = Double.NaN;
    long pricedBlock = -1;
    String segment = "";
    for (Csv row : rows) {
      long block = Long.parseLong(row.text("block_number"));
      BigInteger base = row.integer("reserve0_before");
      BigInteger quote = row.integer("reserve1_before");
      if (!row.text("segment").equals(segment)) {
        segment = row.text("segment");
        tapes.reserves(block, base, quote);
      }
      boolean zeroForOne = row.number("zero_for_one") == 1;
      tapes.swap(block, zeroForOne, row.integer("amount_in"), row.integer("amount_out"));
      double halfTicks = quote.doubleValue() / base.doubleValue() * 3000 / 0.0000001 * 2;
      average = Double.isNaN(average) ? halfTicks : average + 0.1 * (halfTicks - average);
      if (block > pricedBlock) {
        tapes.fair(block, Math.round(average));
        pricedBlock = block;
      }
    }
    return tapes.tape();
  }
}
