package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PriceSeries;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is remembered of one time is never taken for another. */
class FillMarksTest {

  @Test
  void answersAsTheMarksDoInWhateverOrderItIsAsked() {
    SplittableRandom random = new SplittableRandom(4);
    long[] times = new long[200];
    long[] mids = new long[200];
    for (int i = 0; i < times.length; i++) {
      times[i] = (i == 0 ? 50 : times[i - 1]) + 1 + random.nextInt(20);
      mids[i] = random.nextInt(1000);
    }
    Marks marks = new Marks(new PriceSeries(times, mids));
    long[] horizons = {3, 40, 500};
    FillMarks fillMarks = new FillMarks(marks, horizons);
    long nanos = 0;
    for (int i = 0; i < 3000; i++) {
      nanos = random.nextInt(3) == 0 ? nanos : random.nextLong(3000);
      int horizon = random.nextInt(3);
      assertThat(fillMarks.later(nanos, horizon)).isEqualTo(marks.at(nanos + horizons[horizon]));
      long from = random.nextLong(nanos + 1);
      int place = fillMarks.indexAt(from);
      assertThat(marks.integral(from, place, nanos, fillMarks.indexAt(nanos)))
          .isEqualTo(marks.integral(from, nanos));
    }
  }
}
