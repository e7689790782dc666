package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every fill of another back-tester's risk-adverse runs with constant latency, in every column.
 * Left out are the runs that send several orders at one price: there one trade's volume fills each
 * of them, which we refuse.
 */
class PeerRecordingTest {

  @Test
  void fillsAreIdenticalToThoseOfHftbacktest() throws IOException {
    Path folder = TestFiles.recording("peers/hftbacktest");
    Map<String, PeerFeed> feeds = new HashMap<>();
    int played = 0;
    for (Map<String, String> run : runs(folder.resolve("runs.csv"))) {
      if (!comparable(run)) {
        continue;
      }
      String feedName = run.get("feed");
      if (!feeds.containsKey(feedName)) {
        feeds.put(feedName, new PeerFeed(folder.resolve(feedName)));
      }
      PeerRun ours = new PeerRun(run, feeds.get(feedName));
      List<String> fills = new ArrayList<>(ours.play());
      // Stable: at one instant by order, as in the recordings.
      fills.sort(
          Comparator.comparing((String f) -> f.split(",", -1)[0]).thenComparing(this::order));
      List<String> theirs = new ArrayList<>();
      Path file = folder.resolve("runs").resolve(run.get("name") + ".fills.csv.gz");
      for (String[] row : PeerFeed.csv(file)) {
        theirs.add(String.join(",", row));
      }
      assertThat(fills).as(run.get("name")).isEqualTo(theirs);
      assertThat(ours.orders()).isEqualTo(Long.parseLong(run.get("orders")));
      assertThat(ours.rejects()).isEqualTo(Long.parseLong(run.get("post_only_rejected")));
      played++;
    }
    assertThat(played).isPositive();
  }

  private Long order(String fill) {
    return Long.valueOf(fill.split(",", -1)[6]);
  }

  private static boolean comparable(Map<String, String> run) {
    return run.get("queue").equals("risk_adverse")
        && run.get("latency").equals("constant")
        && !run.get("strategy").equals("refresh");
  }

  private static List<Map<String, String>> runs(Path file) throws IOException {
    String[] header;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      header = reader.readLine().split(",", -1);
    }
    List<Map<String, String>> runs = new ArrayList<>();
    for (String[] row : PeerFeed.csv(file)) {
      Map<String, String> run = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        run.put(header[i], row[i]);
      }
      runs.add(run);
    }
    return runs;
  }
}
