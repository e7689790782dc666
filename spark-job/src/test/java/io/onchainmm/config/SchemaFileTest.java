package io.onchainmm.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.onchainmm.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checked-in JSON Schema is the records', and says what the binder says. */
class SchemaFileTest {
  private static final Path FILE = Path.of("configs/schema.json");
  private static final String REPRINT =
      "mvn -q -o test -Dtest=SchemaFileTest -Dschema.reprint=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void theFileIsWhatTheRecordsSay() throws IOException {
    String schema = JsonSchema.of(ConfigSpec.class, "onchain-mm experiment");
    if (Boolean.getBoolean("schema.reprint")) {
      Files.writeString(FILE, schema);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("configs/schema.json is not what the records say. Reprint it with%n  %s", REPRINT)
        .isEqualTo(schema);
  }

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigurationIsLegal(Path file) throws IOException {
    assertThat(problems(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "market_makr: {}",
        "market_maker: {gama: 1}",
        "market_maker: {gamma: -1}",
        "market_maker: {gamma: [0.1, -1]}",
        "market_maker: {gamma: []}",
        "market_maker: {gamma: '1'}",
        "market_maker: {gamma: {min: 1}}",
        "market_maker: {model: c}",
        "market_maker: 5",
        "bars: {type: candle}",
        "features: {include: [rsi, momentum]}",
        "features: {rsi_periods: 1.5}",
        "experiment: {id: [a, b]}",
        "sweep: {lanes: [1, 2]}",
        "markets: {x: {type: nasdaq}}",
        "markets: {x: {type: hyperliquid}}",
        "markets: {x: {coin: BTC}}",
        "bribe: {percentile: 101}",
      })
  void whatTheBinderRefusesTheSchemaRefuses(String yaml) throws IOException {
    assertThat(problems(yaml)).isNotEmpty();
    assertThat(ExperimentTest.problemsOf(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "market_maker: {gamma: {min: 0.1, max: 1, scale: log}}",
        "market_maker: [{gamma: 1}, {gamma: 2, hedge: false}]",
        "features: {include: [[rsi], [rsi, volatility]]}",
        "bars:",
        "model: {level0: {params: {max_depth: [4, 6], tree_method: gpu_hist}}}",
        "markets: {x: [{type: synthetic_book}, {type: synthetic_pool, fee_bps: [5, 30]}]}",
        "market: [synthetic_book, synthetic_pool]",
      })
  void whatTheBinderTakesTheSchemaTakes(String yaml) throws IOException {
    assertThat(problems(yaml)).isEmpty();
    assertThat(ExperimentTest.problemsOf(yaml)).isEmpty();
  }

  private static Set<ValidationMessage> problems(String yaml) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(JsonSchema.of(ConfigSpec.class, "onchain-mm experiment"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(new YAMLMapper().readTree(yaml));
  }
}
