package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Own pools in every form, and on their way from one form to the next, equal pools of checked
 * integers that follow swap by swap. Recorded traders take all they can get, or less, or more than
 * the formula gives, or what the contract does not quote.
 */
class LanePoolsDifferentialTest {
  private static final int CASES = 1_500;
  private static final int BLOCKS = 10;
  private static final PoolTape.Curve[] CURVES = {
    PoolTape.Curve.AERODROME_VOLATILE, PoolTape.Curve.PANCAKE_V2, PoolTape.Curve.UNISWAP_V2
  };

  private final List<List<Recorded>> blocks = new ArrayList<>();
  private int moved;
  private int restated;
  private int unquoted;

  private record Recorded(Boolean baseIn, BigInteger in, BigInteger out) {}

  private static BigInteger draw(SplittableRandom random, BigInteger most) {
    return new BigInteger(most.bitLength() + 8, new Random(random.nextLong()))
        .mod(most.add(BigInteger.ONE));
  }

  /** An output that somebody took where the formula gives {@code most} and the pool has more. */
  private static BigInteger taken(SplittableRandom random, BigInteger most, BigInteger reserve) {
    return switch (random.nextInt(6)) {
      case 0 -> draw(random, most);
      case 1 -> most.add(draw(random, reserve.subtract(most).shiftRight(3)));
      case 2 -> random.nextInt(4) == 0 ? BigInteger.ZERO : most;
      default -> most;
    };
  }

  private PoolTape tape(SplittableRandom random, SwapCurve curve, PoolTape.Curve kind) {
    // Around the largest reserves of each form: 2⁴⁰ to 2⁵⁰, 2⁴⁷ to 2⁶¹, and beyond.
    BigInteger scale = BigInteger.ONE.shiftLeft(20 + random.nextInt(46));
    Pool pool = new Pool(curve, scale.add(draw(random, scale)), scale.add(draw(random, scale)));
    PoolTapes tapes = new PoolTapes().curve(kind, 30).fair(1, 400_000);
    blocks.clear();
    for (int block = 1; block <= BLOCKS; block++) {
      List<Recorded> events = new ArrayList<>();
      if (block == 1 || random.nextInt(20) == 0) {
        events.add(new Recorded(null, pool.base(), pool.quote()));
        tapes.reserves(block, pool.base(), pool.quote());
        restated += block == 1 ? 0 : 1;
      }
      for (int i = random.nextInt(5); i > 0; i--) {
        events.add(swap(random, pool, tapes, block));
      }
      blocks.add(events);
    }
    return tapes.reserves(BLOCKS + 1, pool.base(), pool.quote()).tape();
  }

  private Recorded swap(SplittableRandom random, Pool pool, PoolTapes tapes, int block) {
    boolean baseIn = random.nextBoolean();
    BigInteger reserve = baseIn ? pool.quote() : pool.base();
    BigInteger in =
        random.nextInt(12) == 0
            ? BigInteger.ZERO
            : draw(random, (baseIn ? pool.base() : pool.quote()).shiftRight(random.nextInt(30)));
    BigInteger out;
    try {
      out =
          taken(random, pool.amountOut(baseIn, in), reserve).min(reserve.subtract(BigInteger.ONE));
    } catch (Revert noQuote) {
      unquoted++;
      out = draw(random, reserve.shiftRight(4));
    }
    pool.settle(baseIn, in, out);
    tapes.swap(block, baseIn, in, out);
    return new Recorded(baseIn, in, out);
  }

  @Test
  void equalPoolsOfCheckedIntegers() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < CASES; i++) {
      PoolTape.Curve kind = CURVES[i % CURVES.length];
      SwapCurve curve = new SwapCurve(kind, 30);
      check("case " + i, random, new PoolPath(tape(random, curve, kind)), curve, 1 + i % 4);
    }
    assertThat(moved).isGreaterThan(CASES);
    assertThat(restated).isGreaterThan(100);
    assertThat(unquoted).isGreaterThan(100);
  }

  private void check(
      String name, SplittableRandom random, PoolPath path, SwapCurve curve, int lanes) {
    LanePools pools = new LanePools(path, lanes);
    Pool recorded = new Pool(curve, BigInteger.ZERO, BigInteger.ZERO);
    Pool[] twins = new Pool[lanes];
    for (List<Recorded> events : blocks) {
      if (events.isEmpty()) {
        continue;
      }
      pools.step();
      events.forEach(event -> play(event, recorded, twins));
      for (int lane = 0; lane < lanes; lane++) {
        if (random.nextInt(3) == 0) {
          trade(random, pools, lane, recorded, twins);
        }
        Pool twin = twins[lane] == null ? recorded : twins[lane];
        assertThat(pools.pool(lane).base()).as(name).isEqualTo(twin.base());
        assertThat(pools.pool(lane).quote()).as(name).isEqualTo(twin.quote());
        assertThat(pools.spots()[lane]).as(name).isEqualTo(twin.quoteRaw() / twin.baseRaw());
        assertThat(pools.moved(lane)).as(name).isEqualTo(twins[lane] != null);
      }
    }
  }

  private static void play(Recorded event, Pool recorded, Pool[] twins) {
    if (event.baseIn() == null) {
      recorded.reserves(event.in(), event.out());
      Arrays.fill(twins, null);
      return;
    }
    try {
      BigInteger left = recorded.amountOut(event.baseIn(), event.in()).subtract(event.out());
      for (Pool twin : twins) {
        if (twin != null) {
          twin.follow(event.baseIn(), event.in(), left);
        }
      }
    } catch (Revert noQuote) {
      // Nobody follows.
      assertThat(noQuote.reason()).isNotNull();
    }
    recorded.settle(event.baseIn(), event.in(), event.out());
  }

  private void trade(
      SplittableRandom random, LanePools pools, int lane, Pool recorded, Pool[] twins) {
    Pool twin = twins[lane] == null ? recorded.copy() : twins[lane];
    boolean baseIn = random.nextBoolean();
    BigInteger in = draw(random, (baseIn ? twin.base() : twin.quote()).shiftRight(4));
    try {
      BigInteger out = twin.amountOut(baseIn, in);
      twin.settle(baseIn, in, out);
      pools.trade(lane, baseIn, in, out);
      twins[lane] = twin;
      moved++;
    } catch (Revert refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }
}
