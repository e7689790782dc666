package io.onchainmm.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onchainmm.schema.Canonical;
import java.time.Instant;
import java.util.List;

/**
 * What is needed to go on with an experiment: its configuration as it was written, and when it
 * began.
 *
 * @param id its name
 * @param sweeps whether it was started as a grid (otherwise as a single run)
 * @param file name of the configuration file, for messages
 * @param yaml the file's text
 * @param started the instant in its name
 * @param tag word of the user, may be empty
 */
public record ExperimentRecord(
    String id, boolean sweeps, String file, String yaml, Instant started, String tag) {
  static final String STAGE = "experiment";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Artifact artifact() {
    ObjectNode spec =
        JSON.createObjectNode()
            .put("id", id)
            .put("sweeps", sweeps)
            .put("file", file)
            .put("yaml", yaml)
            .put("started", started.toString())
            .put("tag", tag);
    return new Artifact(key(id), STAGE, VERSION, spec.toString(), List.of());
  }

  static String key(String id) {
    return Canonical.key(STAGE, VERSION, id);
  }

  static ExperimentRecord read(String json) {
    try {
      var spec = JSON.readTree(json);
      return new ExperimentRecord(
          spec.get("id").asText(),
          spec.get("sweeps").asBoolean(),
          spec.get("file").asText(),
          spec.get("yaml").asText(),
          Instant.parse(spec.get("started").asText()),
          spec.get("tag").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "ARTIFACTS holds an experiment that cannot be read: " + json, e);
    }
  }
}
