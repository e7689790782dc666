package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Interpolated latencies computed elsewhere, exact to the nanosecond. */
class LatencyVectorTest {

  @Test
  void delaysAreThoseOfTheVectors() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("latency_interp.json").toFile());
    for (JsonNode one : root.get("cases")) {
      InterpolatedLatency latency =
          new InterpolatedLatency(table(one.get("rows")), BookSpec.Rounding.FLOOR);
      for (JsonNode query : one.get("queries")) {
        long exchange = latency.arrivalOf(query.get("local").asLong());
        assertThat(exchange).as("case %s", one.get("id")).isEqualTo(query.get("exchange").asLong());
        assertThat(latency.answerOf(exchange)).isEqualTo(query.get("local_response").asLong());
      }
    }
    assertThat(root.get("cases").size()).isGreaterThanOrEqualTo(30);
  }

  private static LatencyTable table(JsonNode rows) {
    long[][] columns = new long[3][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < 3; c++) {
        columns[c][i] = rows.get(i).get(c).asLong();
      }
    }
    return new LatencyTable(columns[0], columns[1], columns[2]);
  }
}
