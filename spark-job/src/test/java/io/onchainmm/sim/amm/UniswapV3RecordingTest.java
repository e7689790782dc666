package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every swap recorded in two Uniswap V3 pools, in integers: amounts, price, tick and liquidity.
 *
 * <p>A recording states where the pool stands after each swap, but not its ticks. Two checks follow
 * from that. First, swap by swap from the stated state before, where the liquidity stayed the same:
 * no tick was crossed. Second, the whole recording from its first swap on, without ever looking at
 * a stated state again: the ticks are those that give each range the liquidity that was stated
 * there, less what recorded mints and burns had changed by then.
 */
class UniswapV3RecordingTest {
  private static final BigInteger PLENTY = BigInteger.ONE.shiftLeft(200);

  private static List<Csv> events(String name) {
    List<Csv> rows = new ArrayList<>();
    for (Csv row : Csv.rows(TestFiles.recording("data/uniswap_v3_mainnet/" + name + ".csv.gz"))) {
      if (!row.text("tx_type").equals("COLLECT")) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static boolean swap(Csv row) {
    return row.text("tx_type").equals("SWAP");
  }

  private static int tick(Csv row, String column) {
    return (int) Double.parseDouble(row.text(column));
  }

  private static BigInteger minted(Csv row) {
    BigInteger liquidity = row.integer("liquidity");
    return row.text("tx_type").equals("MINT") ? liquidity : liquidity.negate();
  }

  @ParameterizedTest
  @CsvSource({
    "usdc_weth_500_events_00h-16h,500,10,3951,3604",
    "usdc_weth_3000_events,3000,60,267,244"
  })
  void everySwapWithUnchangedLiquidity(
      String name, int feePips, int spacing, int swaps, int unchanged) {
    ConcentratedPool pool = new ConcentratedPool(new Ticks(spacing), true, feePips);
    boolean known = false;
    int seen = 0;
    int exact = 0;
    for (Csv row : events(name)) {
      if (!swap(row)) {
        pool.followChange(tick(row, "tick_lower"), tick(row, "tick_upper"), minted(row));
        continue;
      }
      seen++;
      if (known && pool.liquidity().equals(row.integer("total_liquidity"))) {
        swapAsRecorded(pool, row);
        assertStands(pool, row);
        exact++;
      }
      state(pool, row);
      known = true;
    }
    assertThat(seen).isEqualTo(swaps);
    assertThat(exact).isEqualTo(unchanged);
  }

  @ParameterizedTest
  @CsvSource({"usdc_weth_500_events_00h-16h,500,10,3950", "usdc_weth_3000_events,3000,60,266"})
  void theWholeRecordingWithItsTicks(String name, int feePips, int spacing, int swaps) {
    List<Csv> rows = events(name);
    SortedMap<Integer, BigInteger> ranges = ranges(rows, spacing);
    Ticks ticks = ticks(ranges, spacing);
    ConcentratedPool pool = new ConcentratedPool(ticks, true, feePips);
    boolean known = false;
    int exact = 0;
    for (Csv row : rows) {
      if (!swap(row)) {
        if (minted(row).signum() != 0) {
          pool.change(tick(row, "tick_lower"), tick(row, "tick_upper"), minted(row));
        }
      } else if (!known) {
        state(pool, row);
        known = true;
      } else {
        solveUnvisited(pool, ticks, ranges, row);
        swapAsRecorded(pool, row);
        assertStands(pool, row);
        exact++;
      }
    }
    assertThat(exact).isEqualTo(swaps);
  }

  /** The liquidity of each range that a swap ended in, as it was before the recording. */
  private static SortedMap<Integer, BigInteger> ranges(List<Csv> rows, int spacing) {
    SortedMap<Integer, BigInteger> ranges = new TreeMap<>();
    List<Csv> positions = new ArrayList<>();
    for (Csv row : rows) {
      if (!swap(row)) {
        positions.add(row);
        continue;
      }
      int range = Math.floorDiv(tick(row, "current_tick"), spacing);
      BigInteger first = row.integer("total_liquidity");
      for (Csv position : positions) {
        if (tick(position, "tick_lower") <= range * spacing
            && range * spacing < tick(position, "tick_upper")) {
          first = first.subtract(minted(position));
        }
      }
      BigInteger known = ranges.putIfAbsent(range, first);
      assertThat(known == null || known.equals(first)).as("%s: %s", row, known).isTrue();
    }
    return ranges;
  }

  private static Ticks ticks(SortedMap<Integer, BigInteger> ranges, int spacing) {
    Ticks ticks = new Ticks(spacing);
    int previous = ranges.firstKey();
    for (int range : ranges.keySet()) {
      BigInteger change = ranges.get(range).subtract(ranges.get(previous));
      ticks.state((previous + 1) * spacing, change);
      previous = range;
    }
    return ticks;
  }

  /**
   * A range that swaps only went through is solved for at the first of them, which must cross no
   * other: the liquidity, from none to all that 128 bits hold, at which that swap's output is the
   * recorded one; its input then has to agree by itself.
   */
  private static void solveUnvisited(
      ConcentratedPool pool, Ticks ticks, SortedMap<Integer, BigInteger> ranges, Csv row) {
    int from = Math.floorDiv(pool.tick(), ticks.spacing());
    int to = Math.floorDiv(tick(row, "current_tick"), ticks.spacing());
    int solved = 0;
    for (int range = Math.min(from, to) + 1; range < Math.max(from, to); range++) {
      if (!ranges.containsKey(range)) {
        BigInteger current = liquidityNow(pool, ticks, range);
        BigInteger low = current.negate();
        BigInteger high = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).subtract(current);
        while (low.compareTo(high) < 0) {
          BigInteger middle = low.add(high).shiftRight(1);
          raise(ticks, range, middle);
          boolean enough = outputTo(pool, row).compareTo(output(row)) >= 0;
          raise(ticks, range, middle.negate());
          low = enough ? low : middle.add(BigInteger.ONE);
          high = enough ? middle : high;
        }
        raise(ticks, range, low);
        ranges.put(range, current.add(low));
        solved++;
      }
    }
    assertThat(solved).as("unvisited ranges of %s", row).isLessThanOrEqualTo(1);
  }

  private static BigInteger liquidityNow(ConcentratedPool pool, Ticks ticks, int range) {
    BigInteger liquidity = pool.liquidity();
    int at = Math.floorDiv(pool.tick(), ticks.spacing());
    for (int tick = Math.min(at, range) + 1; tick <= Math.max(at, range); tick++) {
      BigInteger net = ticks.net(tick * ticks.spacing());
      liquidity = range > at ? liquidity.add(net) : liquidity.subtract(net);
    }
    return liquidity;
  }

  private static void raise(Ticks ticks, int range, BigInteger by) {
    int lower = range * ticks.spacing();
    int upper = lower + ticks.spacing();
    ticks.state(lower, ticks.net(lower).add(by));
    ticks.state(upper, ticks.net(upper).subtract(by));
  }

  private static BigInteger outputTo(ConcentratedPool pool, Csv row) {
    boolean zeroIn = row.integer("amount0").signum() > 0;
    return pool.copy().swapTo(zeroIn, PLENTY, row.integer("sqrtPriceX96")).out();
  }

  private static BigInteger output(Csv row) {
    return row.integer("amount0").min(row.integer("amount1")).negate();
  }

  private static void state(ConcentratedPool pool, Csv row) {
    pool.state(
        row.integer("sqrtPriceX96"), tick(row, "current_tick"), row.integer("total_liquidity"));
  }

  /** Asks for the recorded input, or else for the recorded output, or for the price reached. */
  private static void swapAsRecorded(ConcentratedPool pool, Csv row) {
    boolean zeroIn = row.integer("amount0").signum() > 0;
    BigInteger in = row.integer(zeroIn ? "amount0" : "amount1");
    BigInteger out = row.integer(zeroIn ? "amount1" : "amount0").negate();
    BigInteger price = row.integer("sqrtPriceX96");
    ConcentratedPool byOutput = pool.copy();
    ConcentratedPool byPrice = pool.copy();
    if (pool.swapExactIn(zeroIn, in).equals(out) && pool.sqrtPriceX96().equals(price)) {
      return;
    }
    ConcentratedPool.Swapped swapped;
    if (byOutput.swapExactOut(zeroIn, out).equals(in) && byOutput.sqrtPriceX96().equals(price)) {
      swapped = new ConcentratedPool.Swapped(in, out);
      byPrice = byOutput;
    } else {
      swapped = byPrice.swapTo(zeroIn, PLENTY, price);
    }
    assertThat(swapped.in()).as(row.toString()).isEqualTo(in);
    assertThat(swapped.out()).as(row.toString()).isEqualTo(out);
    pool.state(byPrice.sqrtPriceX96(), byPrice.tick(), byPrice.liquidity());
  }

  private static void assertStands(ConcentratedPool pool, Csv row) {
    assertThat(pool.sqrtPriceX96()).as(row.toString()).isEqualTo(row.integer("sqrtPriceX96"));
    assertThat(pool.tick()).as(row.toString()).isEqualTo(tick(row, "current_tick"));
    assertThat(pool.liquidity()).as(row.toString()).isEqualTo(row.integer("total_liquidity"));
  }
}
