package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that another back-tester logged of its runs: each fill in each column, each row of
 * equity, each order. {@code MM_PEERS} names another folder of the same layout.
 */
class PeerRecordingTest {
  /** Long enough for every request to arrive. */
  private static final long TEN_SECONDS = 10_000_000_000L;

  private final Path folder = folder();
  private final Map<String, BookTape> tapes = new HashMap<>();
  private final Map<String, Feed> feeds = new HashMap<>();

  private static Path folder() {
    String other = System.getenv("MM_PEERS");
    return other == null ? TestFiles.recording("peers/hftbacktest") : Path.of(other);
  }

  @Test
  void boundedQueuesGiveTheSameRunsOneTrialAPass() throws IOException {
    int played = 0;
    for (PeerRun run : PeerRun.all(folder)) {
      if (run.sameWhenBounded()) {
        PeerTrader trader = trader(run, BookSpec.QueueBounds.BOUNDED);
        fly(run, List.of(trader));
        same(run, trader);
        played++;
      }
    }
    assertThat(played).isPositive();
  }

  @Test
  void boundedQueuesGiveTheSameRunsInOneFlight() throws IOException {
    List<PeerRun> runs = PeerRun.all(folder).stream().filter(PeerRun::sameWhenBounded).toList();
    allTogether(runs, BookSpec.QueueBounds.BOUNDED);
  }

  @Test
  void unboundedQueuesGiveAllRunsThatFillWhole() throws IOException {
    List<PeerRun> runs = PeerRun.all(folder).stream().filter(run -> !run.partial()).toList();
    allTogether(runs, BookSpec.QueueBounds.UNBOUNDED);
  }

  /** All of them alone take a minute; a fixed quarter of them is played at each change. */
  @Test
  void unboundedQueuesGiveEachFourthRunThatFillsWholeOneTrialAPass() throws IOException {
    unboundedAlone(4);
  }

  @Test
  @Tag("nightly")
  void unboundedQueuesGiveEachRunThatFillsWholeOneTrialAPass() throws IOException {
    unboundedAlone(1);
  }

  private void unboundedAlone(int every) throws IOException {
    List<PeerRun> runs = PeerRun.all(folder).stream().filter(run -> !run.partial()).toList();
    for (int i = 0; i < runs.size(); i += every) {
      PeerTrader trader = trader(runs.get(i), BookSpec.QueueBounds.UNBOUNDED);
      fly(runs.get(i), List.of(trader));
      same(runs.get(i), trader);
    }
    assertThat(runs).isNotEmpty();
  }

  private void allTogether(List<PeerRun> runs, BookSpec.QueueBounds bounds) throws IOException {
    Map<String, List<PeerRun>> byFeed = new HashMap<>();
    runs.forEach(r -> byFeed.computeIfAbsent(r.text("feed"), f -> new ArrayList<>()).add(r));
    for (List<PeerRun> flight : byFeed.values()) {
      List<PeerTrader> traders = new ArrayList<>();
      for (PeerRun run : flight) {
        traders.add(trader(run, bounds));
      }
      fly(flight.get(0), traders);
      for (int i = 0; i < traders.size(); i++) {
        same(flight.get(i), traders.get(i));
      }
    }
    assertThat(byFeed).isNotEmpty();
  }

  private PeerTrader trader(PeerRun run, BookSpec.QueueBounds bounds) throws IOException {
    String feed = run.text("feed");
    if (!tapes.containsKey(feed)) {
      long last =
          PeerRun.all(folder).stream()
              .filter(r -> r.text("feed").equals(feed))
              .mapToLong(r -> r.whole("last_wake_ns"))
              .max()
              .orElseThrow();
      tapes.put(feed, PeerFeed.tape(folder.resolve(feed), run.instrument(), last + TEN_SECONDS));
      feeds.put(feed, Feed.recorded(tapes.get(feed)));
    }
    return new PeerTrader(run, bounds, tapes.get(feed), feeds.get(feed));
  }

  private void fly(PeerRun run, List<PeerTrader> traders) {
    Flight flight = new Flight(traders);
    BookVenue.replay(tapes.get(run.text("feed")), flight);
    for (int i = 0; i < traders.size(); i++) {
      assertThat(flight.failure(i)).isNull();
    }
  }

  private static void same(PeerRun run, PeerTrader ours) throws IOException {
    List<String> theirs = run.lines("fills");
    sameLines(run, ours.fills(), theirs);
    assertThat(theirs).hasSize((int) run.whole("fills"));
    sameEquity(run, ours.equity());
    if (!run.text("orders_file").isEmpty()) {
      sameLines(run, ours.orderLog(), run.lines("orders"));
    }
    assertThat(ours.desk().sent()).as(run.name()).isEqualTo(run.whole("orders"));
  }

  /** The first line that differs says more than all of them. */
  private static void sameLines(PeerRun run, List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertThat(ours.get(i)).as("%s line %d", run.name(), i + 1).isEqualTo(theirs.get(i));
    }
    assertThat(ours).as(run.name()).hasSameSizeAs(theirs);
  }

  private static void sameEquity(PeerRun run, List<double[]> ours) throws IOException {
    List<String[]> theirs = run.rows("equity");
    assertThat(ours).as(run.name()).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      for (int c = 0; c < 6; c++) {
        double want = Double.parseDouble(theirs.get(i)[c]);
        assertThat(Math.abs(ours.get(i)[c] - want))
            .as("%s row %d column %d: %s", run.name(), i, c, want)
            .isLessThanOrEqualTo(1e-8);
      }
    }
  }
}
