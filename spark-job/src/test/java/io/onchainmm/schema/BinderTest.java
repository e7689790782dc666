package io.onchainmm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinderTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  record Inner(
      @Key(help = "Lower", otherwise = "1") int lower,
      @Key(help = "Upper", otherwise = "2") int upper) {
    Inner {
      if (lower > upper) {
        throw new IllegalArgumentException(
            "lower must be <= upper (%d), but was %d".formatted(upper, lower));
      }
    }
  }

  sealed interface Shop permits Bakery, Bank {}

  @Choice(value = "bakery", help = "Sells bread")
  record Bakery(@Key(help = "Loaves", otherwise = "3") int loaves) implements Shop {}

  @Choice(value = "bank", help = "Sells money")
  record Bank(@Key(help = "Vaults") long vaults) implements Shop {}

  record Root(
      @Key(help = "Ratio", above = 0, max = 10, otherwise = "0.5") double ratio,
      @Key(help = "Count", min = -5, otherwise = "7") long count,
      @Key(help = "On", otherwise = "true") boolean on,
      @Key(help = "Name", otherwise = "5") String name,
      @Key(help = "Colour", otherwise = "dark_blue") Colour colour,
      @Key(help = "Colours", otherwise = "[red]") List<Colour> colours,
      @Key(help = "Perhaps") Optional<Double> perhaps,
      @Key(help = "Inner", otherwise = "{}") Inner inner,
      @Key(help = "Shops", otherwise = "{}") Map<String, Shop> shops,
      @Key(help = "Anything", otherwise = "{}") Map<String, Object> anything,
      @Key(help = "Parts", otherwise = "{}") Parts parts) {}

  record Parts(@Key(help = "Size", otherwise = "1") double size, Inner inner) {}

  record Wrong(@Key(help = "No") StringBuilder builder) {}

  record Broken(@Key(help = "N", otherwise = "1") int n) {
    Broken {
      if (n > 0) {
        throw new IllegalStateException("bug");
      }
    }
  }

  private static Root bind(String yaml) {
    return Binder.bind(Root.class, Yaml.parse("t.yml", yaml));
  }

  private static void assertProblems(String yaml, String... problems) {
    assertThatThrownBy(() -> bind(yaml))
        .isInstanceOfSatisfying(
            ConfigException.class, e -> assertThat(e.problems()).containsExactly(problems));
  }

  @Test
  void absentKeysTakeTheirDefaults() {
    Root root = bind("on: false");

    assertThat(root)
        .isEqualTo(
            new Root(
                0.5,
                7,
                false,
                "5",
                Colour.DARK_BLUE,
                List.of(Colour.RED),
                Optional.empty(),
                new Inner(1, 2),
                Map.of(),
                Map.of(),
                new Parts(1, new Inner(1, 2))));
  }

  @Test
  void everyKindOfValueIsBound() {
    Root root =
        bind(
            """
            ratio: 2
            count: 1e3
            name: 'a text'
            colour: red
            colours: [dark_blue, red]
            perhaps: 1.5
            inner: {lower: 4, upper: 5}
            shops:
              corner: {type: bakery}
              main: {type: bank, vaults: 9000000000}
            anything: {depth: 6, eta: 0.05, deep: {list: [1, x, true]}}
            """);

    assertThat(root.ratio()).isEqualTo(2.0);
    assertThat(root.count()).isEqualTo(1000);
    assertThat(root.colours()).containsExactly(Colour.DARK_BLUE, Colour.RED);
    assertThat(root.perhaps()).contains(1.5);
    assertThat(root.shops())
        .containsEntry("corner", new Bakery(3))
        .containsEntry("main", new Bank(9_000_000_000L));
    assertThat(root.anything())
        .containsEntry("depth", 6L)
        .containsEntry("eta", 0.05)
        .containsEntry("deep", Map.of("list", List.of(1L, "x", true)));
  }

  @Test
  void aComponentWithoutKeyIsTheTopLevelBlockOfItsName() {
    assertThat(bind("inner: {lower: 0}").parts().inner()).isEqualTo(new Inner(0, 2));
    assertProblems("parts: {inner: {}}", "t.yml:1:9  parts.inner: unknown key. Known here: size");
  }

  @Test
  void anEmptyBlockIsAllDefaults() {
    assertThat(bind("inner:\nperhaps:\nshops:\n")).isEqualTo(bind("on: true"));
  }

  @Test
  void allProblemsComeAtOnceInTheOrderOfTheFile() {
    assertProblems(
        """
        ratoi: 1
        count: -6
        colour: rde
        ratio: -0.1
        on: yes
        """,
        "t.yml:1:1  ratoi: unknown key. Did you mean ratio?",
        "t.yml:2:8  count: must be >= -5, but was -6",
        "t.yml:3:9  colour: must be one of red, dark_blue, but was rde. Did you mean red?",
        "t.yml:4:8  ratio: must be > 0, but was -0.1",
        "t.yml:5:5  on: must be true or false, but was the text \"yes\"");
  }

  @Test
  void numbersAreStrict() {
    assertProblems("ratio: '5'", "t.yml:1:8  ratio: must be a number, but was the text \"5\"");
    assertProblems("ratio: true", "t.yml:1:8  ratio: must be a number, but was true");
    assertProblems("ratio: .nan", "t.yml:1:8  ratio: must be a finite number, but was .nan");
    assertProblems("ratio: .inf", "t.yml:1:8  ratio: must be a finite number, but was .inf");
    assertProblems("ratio: 1e999", "t.yml:1:8  ratio: must be a finite number, but was 1e999");
    assertProblems("ratio: 10.5", "t.yml:1:8  ratio: must be <= 10, but was 10.5");
    assertProblems("ratio: [1, 2]", "t.yml:1:8  ratio: must be a number, but was the list [1, 2]");
    assertProblems("ratio:", "t.yml:1:7  ratio: must be a number, but was nothing");
    assertProblems(
        "count: 1.5", "t.yml:1:8  count: must be a whole number below 2^63, but was 1.5");
    assertProblems(
        "count: 9223372036854775808",
        "t.yml:1:8  count: must be a whole number below 2^63, but was 9223372036854775808");
    assertProblems(
        "inner: {upper: 3e9}",
        "t.yml:1:16  inner.upper: must be a whole number below 2^31, but was 3e9");
    assertProblems("perhaps: x", "t.yml:1:10  perhaps: must be a number, but was the text \"x\"");
    assertThat(Double.doubleToLongBits(bind("perhaps: -0.0").perhaps().orElseThrow())).isZero();
  }

  @Test
  void textsAndBlocksAreStrict() {
    assertProblems(
        "name: 5", "t.yml:1:7  name: must be a text, but was 5. Put it in quotes: \"5\"");
    assertProblems("name:", "t.yml:1:6  name: must be a text, but was nothing");
    assertProblems("inner: 3", "t.yml:1:8  inner: must be a mapping (key: value), but was 3");
    assertProblems("colours: red", "t.yml:1:10  colours: must be a list, but was the text \"red\"");
    assertProblems(
        "colours: [red, reed]",
        "t.yml:1:16  colours: must be one of red, dark_blue, but was reed. Did you mean red?");
    assertProblems("anything: {x: }", "t.yml:1:14  anything.x: must be a value, but was nothing");
    assertProblems(
        "anything: {x: .nan}", "t.yml:1:15  anything.x: must be a finite number, but was .nan");
    assertProblems(
        "shops: [1]", "t.yml:1:8  shops: must be a mapping (key: value), but was the list [1]");
  }

  @Test
  void choicesSayWhatThereIs() {
    assertProblems(
        "shops: {a: {loaves: 1}}",
        "t.yml:1:12  shops.a: type is missing: type must be one of bakery, bank");
    assertProblems(
        "shops: {a: {type: bakry}}",
        "t.yml:1:19  shops.a.type: must be one of bakery, bank, but was bakry. Did you mean"
            + " bakery?");
    assertProblems(
        "shops:\n  a:\n    type: bank\n", "t.yml:2:3  shops.a.vaults: is missing. It is: Vaults");
    assertProblems(
        "shops: {a: {type: bakery, vaults: 1}}",
        "t.yml:1:27  shops.a.vaults: unknown key. Known here: loaves");
  }

  @Test
  void aBrokenRuleIsReportedAtItsBlock() {
    assertProblems(
        "on: true\ninner:\n  lower: 9\n",
        "t.yml:2:1  inner: lower must be <= upper (2), but was 9");
  }

  @Test
  void aTypeThatCannotBeConfiguredIsAProgrammingError() {
    Mapping tree = Yaml.parse("t.yml", "builder: 1");

    assertThatThrownBy(() -> Binder.bind(Wrong.class, tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }

  @Test
  void anExceptionThatIsNoRuleIsAProgrammingError() {
    Mapping tree = Yaml.parse("t.yml", "n: 1");

    assertThatThrownBy(() -> Binder.bind(Broken.class, tree))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("bug");
  }
}
