package io.onchainmm.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.SparkForTests;
import io.onchainmm.schema.ConfigException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlySqlTest {
  private static final SparkSession SPARK = SparkForTests.session().newSession();

  @TempDir static Path folder;

  @BeforeAll
  static void aView() {
    SPARK
        .sql("SELECT * FROM VALUES ('book', 1.0D), ('pool', 3.0D) AS t(venue, pnl)")
        .createOrReplaceTempView("sample");
    SPARK.range(3).write().parquet(folder.resolve("files").toString());
    SPARK.range(3).write().format("delta").save(folder.resolve("table").toString());
  }

  @AfterAll
  static void forget() {
    SPARK.catalog().dropTempView("sample");
  }

  private static List<Row> ask(String sql) {
    return ReadOnlySql.query(SPARK, sql).collectAsList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT venue FROM sample",
        "WITH s AS (SELECT * FROM sample) SELECT venue, max(pnl) FROM s GROUP BY 1",
        "SELECT venue FROM sample WHERE pnl < (SELECT max(pnl) FROM sample) UNION SELECT 'pool'",
        "FROM sample SELECT venue",
        "SELECT * FROM sample ORDER BY pnl DESC LIMIT 2",
        "VALUES (1), (2)",
        "TABLE sample",
        "DESCRIBE sample",
      })
  void questionsAreAnswered(String sql) {
    assertThat(ask(sql)).hasSize(2);
  }

  @Test
  void theTablesCanBeListed() {
    assertThat(ask("SHOW TABLES"))
        .extracting(row -> row.<String>getAs("tableName"))
        .contains("sample");
    assertThat(ask("SHOW VIEWS")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO sample VALUES ('x', 1)",
        "INSERT OVERWRITE DIRECTORY '%s/out' USING parquet SELECT * FROM sample",
        "FROM sample INSERT OVERWRITE DIRECTORY '%s/out' USING csv SELECT venue",
        "DROP TABLE sample",
        "DROP VIEW sample",
        "CREATE TABLE x AS SELECT 1 AS a",
        "CREATE TABLE x USING parquet LOCATION '%s/out' AS SELECT 1 AS a",
        "CREATE TEMPORARY VIEW x AS SELECT 1",
        "CREATE FUNCTION f AS 'java.lang.Runtime'",
        "UPDATE delta.`%s/table` SET id = 9",
        "DELETE FROM delta.`%s/table`",
        "MERGE INTO delta.`%s/table` t USING sample s ON true WHEN MATCHED THEN DELETE",
        "OPTIMIZE delta.`%s/table`",
        "VACUUM delta.`%s/table`",
        "SET spark.sql.runSQLOnFiles = true",
        "SET",
        "RESET",
        "USE nowhere",
        "CACHE TABLE c AS SELECT 1",
        "REFRESH TABLE sample",
        "ADD JAR '/tmp/x.jar'",
        "LOAD DATA INPATH '/tmp' INTO TABLE sample",
        "EXPLAIN SELECT 1",
        "SELECT java_method('java.lang.System', 'getProperty', 'user.home')",
        "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT 1 WHERE (SELECT reflect('java.lang.System', 'getProperty', 'x')) IS NULL",
        "WITH a AS (SELECT java_method('java.util.UUID', 'randomUUID')) SELECT * FROM a",
        "SELECT * FROM table_changes_by_path('%s/table', 0)",
        "WITH c AS (SELECT * FROM table_changes_by_path('%s/table', 0)) SELECT * FROM c",
        "SELECT (WITH c AS (SELECT * FROM table_changes('x', 0)) SELECT count(*) FROM c)",
        "SELECT TRANSFORM(venue) USING 'cat' AS (v) FROM sample",
        "SELECT * FROM (SELECT TRANSFORM(venue) USING 'cat' AS (v) FROM sample)",
        "SELECT * FROM sample WHERE venue IN (SELECT TRANSFORM(venue) USING 'cat' AS (v) FROM"
            + " sample)",
      })
  void whateverIsNotAQuestionIsRefused(String sql) {
    assertThatThrownBy(() -> ask(sql.replace("%s", folder.toString())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sql only reads, but the query wants ")
        .hasMessageEndingWith(": ask with SELECT");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM parquet.`/etc/passwd`",
        "SELECT * FROM text.`/etc/passwd`",
        "SELECT * FROM parquet.`%s/files`",
        "SELECT * FROM delta.`%s/table`",
        "DESCRIBE HISTORY delta.`%s/table`",
        "DESCRIBE delta.`%s/table`",
        "SELECT * FROM VALUES (java_method('java.lang.System', 'getProperty', 'x'))",
      })
  void otherFilesStayClosed(String sql) {
    assertThatThrownBy(() -> ask(sql.replace("%s", folder.toString())))
        .isInstanceOf(ConfigException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELEC 1|cannot be read",
        "SELECT 1; DROP TABLE sample|cannot be read",
        "SELECT nothing FROM sample|does not fit the tables",
        "SELECT * FROM no_such_table|does not fit the tables",
        "DESCRIBE no_such_table|does not fit the tables",
      })
  void mistakesAreExplained(String sql, String reason) {
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void nothingWasChangedByAllThat() {
    assertThat(SPARK.table("sample").count()).isEqualTo(2);
    assertThat(folder.resolve("table/_delta_log"))
        .isDirectoryContaining("glob:**00000.json")
        .isDirectoryNotContaining("glob:**00001.json");
  }
}
