package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongColumnProperties {
  @Test
  void stableOrderIsThatOfAStableSort() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 1000; round++) {
      LongColumn column = new LongColumn();
      int size = random.nextInt(200);
      for (int i = 0; i < size; i++) {
        column.add(random.nextInt(30) - 10L);
      }
      int[] expected =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingLong(column::get))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(column.stableOrder()).isEqualTo(expected);
      assertThat(column.rows(expected).toArray()).isSorted();
    }
  }

  @Test
  void columnsAreJoined() {
    LongColumn joined = new LongColumn();
    for (int part = 0; part < 5; part++) {
      LongColumn column = new LongColumn();
      for (int i = 0; i < 100; i++) {
        column.add(100L * part + i);
      }
      joined.addAll(column);
    }
    assertThat(joined.toArray()).isEqualTo(IntStream.range(0, 500).asLongStream().toArray());
  }
}
