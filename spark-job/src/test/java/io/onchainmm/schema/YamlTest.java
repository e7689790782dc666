package io.onchainmm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  @TempDir Path folder;

  @Test
  void everyValueAndKeyKnowsItsPlace() {
    Mapping tree = Yaml.parse("a.yml", "one: 1\nblock:\n  two: [x, 2.5]\n  flow: {three: true}\n");

    assertThat(tree.value("one").orElseThrow().place()).hasToString("a.yml:1:6");
    assertThat(tree.value("block").orElseThrow().place()).hasToString("a.yml:2:1");
    assertThat(tree.at(List.of("block", "two")).orElseThrow().place()).hasToString("a.yml:3:8");
    assertThat(tree.at(List.of("block", "flow")).orElseThrow().place()).hasToString("a.yml:4:9");
    Mapping block = (Mapping) tree.value("block").orElseThrow();
    assertThat(block.entries().get("two").keyPlace()).hasToString("a.yml:3:3");
    assertThat(block.text()).isEqualTo("{two: [x, 2.5], flow: {three: true}}");
  }

  @ParameterizedTest
  @CsvSource({
    "5, NUMBER",
    "-0.5, NUMBER",
    "1e3, NUMBER",
    ".5, NUMBER",
    "+7, NUMBER",
    ".nan, NUMBER",
    "-.inf, NUMBER",
    "true, FLAG",
    "False, FLAG",
    "null, EMPTY",
    "~, EMPTY",
    "no, TEXT",
    "0x1F, TEXT",
    "1_000, TEXT",
    "2025-09-04T19:50:00Z, TEXT",
    "'''5''', TEXT",
    "12:30, TEXT",
    "!!str 5, TEXT"
  })
  void plainTextsAreReadByTheCoreSchema(String text, Scalar.Kind kind) {
    Scalar scalar = (Scalar) Yaml.parse("a", "k: " + text).value("k").orElseThrow();

    assertThat(scalar.kind()).isEqualTo(kind);
  }

  @Test
  void anEmptyValueIsEmpty() {
    Scalar scalar = (Scalar) Yaml.parse("a", "k:").value("k").orElseThrow();

    assertThat(scalar.kind()).isEqualTo(Scalar.Kind.EMPTY);
    assertThat(scalar.text()).isEqualTo("nothing");
  }

  @Test
  void aliasesStandForTheirAnchor() {
    Mapping tree = Yaml.parse("a", "x: &v {gamma: 1}\ny: *v\n");

    assertThat(tree.at(List.of("y", "gamma")).orElseThrow().text()).isEqualTo("1");
  }

  @Test
  void aByteOrderMarkIsSkipped() throws IOException {
    Path file = write("\uFEFFseed: 1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(Yaml.read(file).value("seed").orElseThrow().place()).hasToString(file + ":1:7");
  }

  @Test
  void everyBadFileSaysWhereAndWhy() {
    assertBad("a: 1\nb: 2\na: 3\n", "bad.yml:3:1  a: is here twice, first in line 1: keep one");
    assertBad("a:\n\tb: 1\n", "bad.yml:2:1  has a tab: YAML is indented with spaces");
    assertBad("", "bad.yml:1:1  is empty: write key: value pairs");
    assertBad("# only a comment\n", "bad.yml:1:1  is empty: write key: value pairs");
    assertBad("- 1\n- 2\n", "bad.yml:1:1  must hold keys and values (key: value), but is [1, 2]");
    assertBad("text", "bad.yml:1:1  must hold keys and values (key: value), but is text");
    assertBad("a: !!java.io.File x\n", "bad.yml:1:4  has the tag tag:yaml.org,2002:java.io.File");
    assertBad("a: !secret x\n", "bad.yml:1:4  has the tag !secret: tags are not used here");
    assertBad("a: !!int x\n", "bad.yml:1:4  x is not what its tag says");
    assertBad("a: !!float x\n", "bad.yml:1:4  x is not what its tag says");
    assertBad("x: &v {a: 1}\n<<: *v\n", "bad.yml:2:1  <<: merging is not supported");
    assertBad("a: &a [*a]\n", "bad.yml:1:4  contains itself through an alias (*)");
    assertBad("? [a, b]\n: 1\n", "bad.yml:1:3  a key must be a word");
    assertBad("a: 1\n---\nb: 2\n", "bad.yml:2:1  is not YAML: expected a single document");
    assertBad("a: [1, 2\nb: 3\n", "bad.yml:2:2  is not YAML: while parsing a flow sequence");
    assertBad("a: *nowhere\n", "bad.yml:1:4  is not YAML:");
    assertBad(
        "ok: 1\nbad: \u0007\n", "bad.yml:2:6  has the unprintable character U+0007: remove it");
  }

  @Test
  void hugeNestingIsRefused() {
    assertBad("a: " + "[".repeat(5000) + "]".repeat(5000), "Nesting Depth exceeded");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 9; i++) {
      String five = ("*a" + (i - 1) + ", ").repeat(5);
      bomb.append("a%d: &a%d [%s1]\n".formatted(i, i, five));
    }
    assertBad(bomb.toString(), "has more than 100,000 values with all aliases (*) written out");
    assertBad("a: &a [1]\nb: [" + "*a, ".repeat(60) + "1]\n", "aliases");
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    assertThatThrownBy(() -> Yaml.read(folder.resolve("none.yml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yml: no such file");
    assertThatThrownBy(() -> Yaml.read(folder)).hasMessageContaining("is a folder");
    Path latin = write("a: 1\nname: Gu\u00e9ant\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Yaml.read(latin))
        .hasMessageContaining(":2:9  is not UTF-8 here (byte 0xe9)");
    Path utf16 = write("a: 1\n".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> Yaml.read(utf16)).hasMessageContaining(":1:1  is not UTF-8 here");
    Path big = write(new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> Yaml.read(big)).hasMessageContaining("has 1,048,577 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "a: b: c", "a: 'open", "%TAG", "a: @x", "- a\nb: 1"})
  void brokenYamlIsAProblemOfTheFile(String text) {
    assertBad(text, "bad.yml:");
  }

  private static void assertBad(String text, String message) {
    assertThatThrownBy(() -> Yaml.parse("bad.yml", text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.yml"), bytes);
  }
}
