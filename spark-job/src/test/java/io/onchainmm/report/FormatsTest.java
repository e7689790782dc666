package io.onchainmm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;$0.00",
        "3.214;$3.21",
        "-3.215;−$3.22",
        "1234.5;$1,234.50",
        "0.5;$0.500",
        "-0.012345;−$0.0123",
        "0.00000123456;$0.00000123"
      })
  void perThousandKeepsWhatIsSignificant(double usd, String text) {
    assertThat(Figures.perThousand(usd)).isEqualTo(text);
  }

  @Test
  void moneyHasTwoDecimalsAndNoNegativeZero() {
    assertThat(Figures.money(-1234.567)).isEqualTo("\u2212$1,234.57");
    assertThat(Figures.money(-0.001)).isEqualTo("$0.00");
    assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
  }

  @Test
  void csvQuotesAndDisarmsFormulas() {
    assertThat(Csv.field(null)).isEmpty();
    assertThat(Csv.field(-1.5)).isEqualTo("-1.5");
    assertThat(Csv.field("-0.5e3")).isEqualTo("-0.5e3");
    assertThat(Csv.field("-x")).isEqualTo("'-x");
    assertThat(Csv.field("+1+1")).isEqualTo("'+1+1");
    assertThat(Csv.field("@a,b")).isEqualTo("\"'@a,b\"");
    assertThat(Csv.field("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(Csv.field(Timestamp.from(Instant.EPOCH))).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void jsonRoundsForShowAndRefusesWhatIsNoNumber() {
    List<Object> line =
        Arrays.asList(
            0.1 + 0.2, 5L, true, null, "a", new BigDecimal("1.50"), Timestamp.from(Instant.EPOCH));
    Rows.Table table = new Rows.Table(List.of("a", "b", "c", "d", "e", "f", "g"), List.of(line));
    assertThat(table.json().path("rows"))
        .hasToString("[[0.3,5,true,null,\"a\",1.50,\"1970-01-01T00:00:00Z\"]]");
    Rows.Table bad = new Rows.Table(List.of("sharpe"), List.of(List.of(Double.NaN)));
    assertThatThrownBy(bad::json).hasMessageContaining("Column sharpe").hasMessageContaining("NaN");
  }

  @Test
  void htmlEscapesWhatMeansSomething() {
    assertThat(Html.escape("<a href=\"x\">'&\0</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;\uFFFD&lt;/a&gt;");
  }

  @Test
  void filesThatCannotBeWrittenAreNamed(@TempDir Path folder) throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("below.txt");
    assertThatThrownBy(() -> AtomicFile.write(blocked, "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot write " + blocked);
    Path occupied = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(occupied.resolve("inside"), "");
    assertThatThrownBy(() -> AtomicFile.write(occupied, "x"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void missingResourceIsNamed() {
    assertThatThrownBy(() -> Resource.text("charts/none.sql"))
        .hasMessageContaining("report/charts/none.sql");
  }
}
