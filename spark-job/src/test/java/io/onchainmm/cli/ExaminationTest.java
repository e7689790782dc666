package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.DoctorCommand.Finding;
import io.onchainmm.cli.DoctorCommand.Finding.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  @TempDir Path folder;

  private Finding finding(String what, Map<String, String> environment, Path lakehouse) {
    return new Examination(environment, Path.of("jdk"))
        .findings(lakehouse, folder).stream()
            .filter(finding -> finding.what().equals(what))
            .findFirst()
            .orElseThrow();
  }

  private Finding finding(String what, Map<String, String> environment) {
    return finding(what, environment, folder);
  }

  private Map<String, String> withSmi(String script) throws IOException {
    Path smi = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
    assertThat(smi.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", "/nowhere:" + folder);
  }

  @Test
  void theRunningJdkIsTheRightOne() {
    Finding finding = finding("JDK", Map.of());

    assertThat(finding.verdict()).isEqualTo(Verdict.FINE);
    assertThat(finding.found()).startsWith("Java 17").endsWith("in jdk");
    assertThat(finding.line()).startsWith("ok    JDK        Java 17");
  }

  @Test
  void memoryTellsWhatTheHeapMayTake() {
    assertThat(finding("memory", Map.of()).meaning()).contains("a quarter", "set MM_HEAP");
    assertThat(finding("memory", Map.of("MM_HEAP", "8g")).meaning()).contains("MM_HEAP = 8g");
  }

  @Test
  void coresTellTheMaster() {
    assertThat(finding("cores", Map.of()).meaning()).contains("local[*]");
    assertThat(finding("cores", Map.of("MM_MASTER", "local[4]")).meaning()).contains("local[4]");
  }

  @Test
  void aSparkOfTheUserIsUsedWhenItFits() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    Map<String, String> environment = Map.of("SPARK_HOME", folder.resolve("spark").toString());

    assertThat(finding("Spark", Map.of()).found()).isEqualTo("no SPARK_HOME");
    assertThat(finding("Spark", environment).meaning()).contains("not 3.5 for Scala 2.12");
    Files.createFile(jars.resolve("spark-core_2.12-3.5.1.jar"));
    assertThat(finding("Spark", environment).meaning()).isEqualTo("its spark-submit is used");
    assertThat(finding("Spark", Map.of("SPARK_HOME", "/nowhere")).meaning())
        .startsWith("has no folder jars");
  }

  @Test
  void aGpuIsNamed() throws IOException {
    Finding none = finding("GPU", Map.of("PATH", "/nowhere"));
    Finding one =
        finding(
            "GPU", withSmi("[ \"$2\" = --format=csv,noheader ] && echo 'NVIDIA X, 1.2, 3 MiB'"));

    assertThat(none.found()).isEqualTo("no nvidia-smi on the PATH");
    assertThat(none.meaning()).isEqualTo("everything runs on the CPU");
    assertThat(one.found()).isEqualTo("NVIDIA X, 1.2, 3 MiB");
    assertThat(one.verdict()).isEqualTo(Verdict.NOTE);
  }

  @Test
  void aDriverThatDoesNotAnswerIsTold() throws IOException {
    assertThat(finding("GPU", withSmi("echo broken; exit 9")).found())
        .isEqualTo("nvidia-smi does not answer");
    assertThat(finding("GPU", withSmi("exit 0")).found()).isEqualTo("nvidia-smi does not answer");
    Files.writeString(folder.resolve("nvidia-smi"), "#!/no/such/program\n");
    assertThat(finding("GPU", Map.of("PATH", folder.toString())).found())
        .isEqualTo("nvidia-smi cannot be started");
  }

  @Test
  void rapidsIsAbsentFromThisBuild() {
    assertThat(finding("RAPIDS", Map.of()).found()).isEqualTo("not on the class path");
  }

  @Test
  void aTakenPortIsANoteOnly() throws IOException {
    try (ServerSocket taken = take(4040)) {
      Finding finding = finding("port", Map.of());

      assertThat(finding.verdict()).as(taken.toString()).isEqualTo(Verdict.NOTE);
      assertThat(finding.found()).isEqualTo("4040 is taken");
    }
  }

  /** Somebody has the port afterwards: we or whoever had it before. */
  private static ServerSocket take(int port) throws IOException {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      return new ServerSocket(0);
    }
  }

  @Test
  void foldersMustBeFoldersThatCanBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(finding("lakehouse", Map.of(), folder.resolve("a/b")).verdict())
        .isEqualTo(Verdict.FINE);
    assertThat(finding("lakehouse", Map.of(), file).verdict()).isEqualTo(Verdict.PROBLEM);
    assertThat(finding("lakehouse", Map.of(), file.resolve("below")).line())
        .startsWith("FAIL  lakehouse")
        .contains("cannot be written");
  }
}
