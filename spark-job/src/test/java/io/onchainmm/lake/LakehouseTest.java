package io.onchainmm.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.SparkForTests;
import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakehouseTest {
  private static final SparkSession SPARK = SparkForTests.session();

  @TempDir Path folder;

  @Test
  void absentTableIsEmptyWithItsSchema() {
    Dataset<Row> rows = new Lakehouse(SPARK, folder).read(Table.BARS);

    assertThat(rows.schema().fieldNames()).isEqualTo(Table.BARS.schema().fieldNames());
    assertThat(rows.collectAsList()).isEmpty();
  }

  @Test
  void computesAnArtifactOnceAndRegistersIt() {
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);
    AtomicInteger calls = new AtomicInteger();
    Artifact artifact = artifact("0123456789abcdef");
    assertThat(lakehouse.has(artifact)).isFalse();

    for (int i = 0; i < 2; i++) {
      Dataset<Row> rows =
          lakehouse.computeOnce(
              Table.BARS,
              artifact,
              () -> {
                calls.incrementAndGet();
                return bars(3);
              },
              () -> "two rows skipped");
      assertThat(rows.select("key", "bar").orderBy("bar").collectAsList())
          .extracting(Row::mkString)
          .containsExactly("0123456789abcdef0", "0123456789abcdef1", "0123456789abcdef2");
    }

    assertThat(calls).hasValue(1);
    assertThat(new Lakehouse(SPARK, folder).has(artifact)).isTrue();
    assertThat(new Lakehouse(SPARK, folder.resolve("another")).has(artifact)).isFalse();
    Row entry = lakehouse.read(Table.ARTIFACTS).drop("created", "wall_ms").first();
    assertThat(entry.mkString("|"))
        .startsWith("0123456789abcdef|bars|bars|1|{\"type\":\"dollar\"}|")
        .endsWith("|3|two rows skipped");
    assertThat(entry.getList(5)).hasToString("[fedcba9876543210]");

    lakehouse.registerViews();
    assertThat(SPARK.sql("SELECT * FROM bars JOIN artifacts USING (key)").count()).isEqualTo(3);
    assertThat(SPARK.sql("SELECT pnl_per_1000_usd, params['x'] FROM trials").isEmpty()).isTrue();
  }

  @Test
  void computesAnewWhatWasNotRegisteredOrWasDeleted() throws IOException {
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);
    Artifact artifact = artifact("00000000000000aa");
    assertThatThrownBy(
            () ->
                lakehouse.computeOnce(
                    Table.BARS,
                    artifact,
                    () -> bars(5),
                    () -> {
                      throw new IllegalStateException("the process dies here");
                    }))
        .hasMessage("the process dies here");
    assertThat(lakehouse.read(Table.BARS).count()).isEqualTo(5);

    Lakehouse next = new Lakehouse(SPARK, folder);
    assertThat(next.has(artifact)).isFalse();
    assertThat(next.computeOnce(Table.BARS, artifact, () -> bars(2)).count()).isEqualTo(2);
    assertThat(next.read(Table.BARS).count()).isEqualTo(2);

    Files.move(folder.resolve("bars"), folder.resolve("away"));
    Lakehouse last = new Lakehouse(SPARK, folder);
    assertThat(last.has(artifact)).isFalse();
    assertThat(last.computeOnce(Table.BARS, artifact, () -> bars(4)).count()).isEqualTo(4);
    assertThat(last.read(Table.ARTIFACTS).select("rows").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(4L);
  }

  @Test
  void refusesRowsWithOtherColumns() {
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);
    Dataset<Row> bars = bars(1).selectExpr("'k' AS key", "*");

    assertThatThrownBy(
            () ->
                lakehouse.append(
                    Table.BARS,
                    bars.drop("vwap")
                        .selectExpr("*", "1 AS extra")
                        .withColumn("bar", bars.col("open"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Rows do not fit table bars: column bar is double instead of bigint, column vwap is"
                + " missing, column extra is unknown");
  }

  @Test
  void refusesTheTableOfAnotherVersion() {
    SPARK.range(1).write().format("delta").save(folder.resolve("trials").toString());
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);

    assertThatThrownBy(() -> lakehouse.read(Table.TRIALS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("trials: the table was written by another version")
        .hasMessageContaining("column experiment is missing")
        .hasMessageContaining("Move the folder away");
  }

  @Test
  void refusesACorruptTable() throws IOException {
    Path log = Files.createDirectories(folder.resolve("bars/_delta_log"));
    Files.writeString(log.resolve("00000000000000000000.json"), "not json");
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);

    assertThatThrownBy(() -> lakehouse.read(Table.BARS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bars: the table cannot be read")
        .hasMessageContaining("Delete the folder");
  }

  @Test
  void refusesAFolderThatCannotBeWrittenBeforeAnythingIsComputed() throws IOException {
    Path root = folder.resolve("lakehouse");
    Lakehouse lakehouse = new Lakehouse(SPARK, root);
    Files.delete(root);

    assertThatThrownBy(
            () ->
                lakehouse.computeOnce(
                    Table.BARS,
                    artifact("00000000000000bb"),
                    () -> {
                      throw new AssertionError("must not be computed");
                    }))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(root + ": the lakehouse cannot be written");
  }

  @Test
  void keysGoIntoConditionsAndAreThereforePlainWords() {
    Lakehouse lakehouse = new Lakehouse(SPARK, folder);

    assertThatThrownBy(() -> lakehouse.computeOnce(Table.BARS, artifact("a' OR 'b"), () -> bars(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key 'a' OR 'b' must consist of letters, digits, '_', '.' and '-'");
  }

  @Test
  void refusesARootThatIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (Path root : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> new Lakehouse(SPARK, root))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(root + ": cannot be made a folder");
    }
  }

  private static Artifact artifact(String key) {
    return new Artifact(key, "bars", 1, "{\"type\":\"dollar\"}", List.of("fedcba9876543210"));
  }

  private static Dataset<Row> bars(int count) {
    return SPARK
        .range(count)
        .selectExpr(
            "1D AS open",
            "'ETH' AS market",
            "id AS bar",
            "id AS open_nanos",
            "id AS close_nanos",
            "id AS available_nanos",
            "timestamp_seconds(id) AS close_time",
            "2D AS high",
            "1D AS low",
            "1D AS close",
            "1D AS volume",
            "1D AS dollar",
            "1D AS vwap",
            "id AS ticks",
            "1D AS buy_volume",
            "1D AS signed_dollar");
  }
}
