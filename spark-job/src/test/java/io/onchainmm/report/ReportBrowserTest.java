package io.onchainmm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in headless Chromium (MM_CHROMIUM or /usr/bin/chromium): do charts draw? */
class ReportBrowserTest {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("MM_CHROMIUM", "/usr/bin/chromium"));

  @TempDir Path folder;

  @Test
  void chartsDrawMarksAndTheConsoleStaysEmpty() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(CHROMIUM), "skipped: no Chromium at " + CHROMIUM + "; set MM_CHROMIUM");
    Path page = ReportTest.sweep().report().write("exp_sample", Optional.of("seed: 42\n"), folder);

    String dom = open(page);

    for (String chart :
        List.of("distribution", "parameters", "choices", "heatmap", "equity", "attribution")) {
      assertThat(marks(dom, chart)).as("marks of " + chart).isGreaterThan(2);
    }
    assertThat(dom).doesNotContain("could not be drawn").contains("<td class=\"id\">g3</td>");
    assertThat(dom).contains("market_maker.gamma").contains("role=\"graphics-document\"");
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("CONSOLE");
  }

  /** Paths and texts inside the marks of a section's charts. */
  private static long marks(String dom, String section) {
    int from = dom.indexOf("<section id=\"" + section + "\"");
    String part = dom.substring(from, dom.indexOf("</section>", from));
    return Pattern.compile("class=\"mark-(rect|symbol|line|rule|text)[^\"]*role-mark")
            .matcher(part)
            .results()
            .count()
        + Pattern.compile("<path aria-").matcher(part).results().count();
  }

  private String open(Path page) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1200,900",
                "--virtual-time-budget=20000",
                "--enable-logging=stderr",
                "--v=0",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    if (!browser.waitFor(240, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
    }
    return Files.readString(dom).replaceAll("(?s)<script.*?</script>", "");
  }
}
