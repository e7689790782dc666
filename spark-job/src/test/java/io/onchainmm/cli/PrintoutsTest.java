package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.SparkForTests;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PrintoutsTest {
  private final StringWriter said = new StringWriter();
  private final PrintWriter out = new PrintWriter(said);

  private static Dataset<Row> rows(String values) {
    return SparkForTests.session().sql("SELECT * FROM VALUES " + values);
  }

  private String csv(String values) {
    Printouts.csv(rows(values), out);
    return said.toString();
  }

  private String json(String values) throws JsonProcessingException {
    Printouts.json(rows(values), new ObjectMapper(), out);
    return said.toString();
  }

  @Test
  void aTableIsAlignedWithNumbersToTheRight() {
    Printouts.table(rows("('book', 1.5D), (NULL, -120D) AS t(venue, pnl)"), out);

    assertThat(said)
        .hasToString(
            """
            venue  pnl
            -----  ------
            book      1.5
            n/a    -120.0
            (2 rows)
            """);
  }

  @Test
  void longCellsAreCut() {
    Printouts.table(rows("('%s') AS t(a)".formatted("x".repeat(61))), out);

    assertThat(said.toString()).contains("x".repeat(59) + "…\n").endsWith("(1 row)\n");
  }

  @Test
  void anEmptyAnswerHasItsHeader() {
    Printouts.table(rows("(1) AS t(a)").where("a > 1"), out);

    assertThat(said).hasToString("a\n-\n(0 rows)\n");
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertThat(csv("('a,b', 'say \"x\"', 'two\\nlines', CAST(NULL AS INT)) AS t(a, b, c, `d,e`)"))
        .isEqualTo("a,b,c,\"d,e\"\n\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\n");
  }

  @Test
  void timesAreIsoAndMapsAreSorted() {
    assertThat(
            csv(
                "(TIMESTAMP '2025-09-04 19:50:00.5Z', MAP('b', '2', 'a', '1'), ARRAY(1, 2))"
                    + " AS t(time, params, list)"))
        .isEqualTo("time,params,list\n2025-09-04T19:50:00.500Z,\"{a=1, b=2}\",\"[1, 2]\"\n");
  }

  @Test
  void jsonIsOneObjectALine() throws JsonProcessingException {
    assertThat(
            json(
                "(1, 'x', MAP('b', '2', 'a', '1'), STRUCT(1.5D AS v, ARRAY('p') AS w)),"
                    + " (2, NULL, NULL, NULL) AS t(n, s, m, r)"))
        .isEqualTo(
            """
            {"n":1,"s":"x","m":{"a":"1","b":"2"},"r":[1.5,["p"]]}
            {"n":2,"s":null,"m":null,"r":null}
            """);
  }

  @Test
  void jsonHasNoNumberForWhatIsNone() throws JsonProcessingException {
    assertThat(json("(DOUBLE('NaN'), DOUBLE('-Infinity'), FLOAT('NaN')) AS t(a, b, c)"))
        .isEqualTo("{\"a\":\"NaN\",\"b\":\"-Infinity\",\"c\":\"NaN\"}\n");
  }
}
