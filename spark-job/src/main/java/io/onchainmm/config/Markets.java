package io.onchainmm.config;

import io.onchainmm.data.MarketSpec;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Node;
import io.onchainmm.schema.Place;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Scalar;
import io.onchainmm.schema.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The named markets of a configuration and how they refer to each other. */
final class Markets {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private Markets() {}

  /** The tree with the markets that are always there, unless it defines them itself. */
  static Mapping withSynthetic(Mapping tree) {
    Mapping complete = tree;
    for (String name : List.of("synthetic_book", "synthetic_pool")) {
      boolean broken = tree.value("markets").filter(m -> !isMapping(m)).isPresent();
      if (!broken && tree.at(List.of("markets", name)).isEmpty()) {
        Scalar type = new Scalar(tree.place(), Scalar.Kind.TEXT, name);
        complete = complete.with(List.of("markets", name, "type"), type);
      }
    }
    return complete;
  }

  private static boolean isMapping(Node node) {
    return node instanceof Mapping
        || (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.EMPTY);
  }

  /** Refuses names that cannot be part of a key or a table. */
  static void checkNames(Mapping tree, Problems problems) {
    tree.value("markets")
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .map(Mapping::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) -> {
              if (!NAME.matcher(name).matches()) {
                problems.value(
                    entry.keyPlace(),
                    "markets." + name,
                    "a market's name has letters, digits, _ and - only, at most 64");
              }
            });
  }

  /** Refuses a quoted market or a reference that does not exist, and references in a circle. */
  static void checkLinks(ConfigSpec config, Mapping tree, Problems problems) {
    Map<String, MarketSpec> markets = config.markets();
    if (!markets.containsKey(config.market())) {
      problems.value(place(tree, "market"), "market", unknown(config.market(), markets));
    }
    markets.forEach(
        (name, market) ->
            market
                .referenceMarket()
                .ifPresent(reference -> checkReference(name, reference, markets, tree, problems)));
    markets.forEach((name, market) -> checkReality(name, market, tree, problems));
    markets.forEach(
        (name, market) ->
            market.hedge().ifPresent(hedge -> checkHedge(name, hedge, markets, tree, problems)));
  }

  /** The quoted market and its hedge, with the ones they refer to, by name. */
  static Map<String, MarketSpec> inUse(String quoted, Map<String, MarketSpec> markets) {
    Map<String, MarketSpec> used = new TreeMap<>(references(quoted, markets));
    Optional.ofNullable(markets.get(quoted))
        .flatMap(MarketSpec::hedge)
        .ifPresent(hedge -> used.putAll(references(hedge, markets)));
    return used;
  }

  private static Map<String, MarketSpec> references(
      String quoted, Map<String, MarketSpec> markets) {
    Map<String, MarketSpec> used = new LinkedHashMap<>();
    Optional<String> next = Optional.of(quoted);
    while (next.filter(markets::containsKey).filter(n -> !used.containsKey(n)).isPresent()) {
      MarketSpec market = markets.get(next.get());
      used.put(next.get(), market);
      next = market.referenceMarket();
    }
    return used;
  }

  /** Where a key of the tree stands, or the nearest block above it. */
  static Place place(Mapping tree, String... path) {
    for (int length = path.length; length > 0; length--) {
      Optional<Node> node = tree.at(List.of(path).subList(0, length));
      if (node.isPresent()) {
        return node.get().place();
      }
    }
    return tree.place();
  }

  private static void checkReference(
      String name,
      String reference,
      Map<String, MarketSpec> markets,
      Mapping tree,
      Problems problems) {
    String path = "markets." + name + ".reference";
    Place place = place(tree, "markets", name, "reference");
    if (!markets.containsKey(reference)) {
      problems.value(place, path, unknown(reference, markets));
    } else if (leadsTo(name, reference, markets)) {
      problems.value(place, path, "leads back to %s through %s".formatted(name, reference));
    }
  }

  /** What does not exist in reality must say so. */
  private static void checkReality(
      String name, MarketSpec market, Mapping tree, Problems problems) {
    if (!market.counterfactual()) {
      market
          .unreal()
          .ifPresent(
              reason ->
                  problems.value(
                      place(tree, "markets", name, "network"),
                      "markets." + name,
                      "%s. Choose others, or set markets.%s.counterfactual: true, and every report says so"
                          .formatted(reason, name)));
    }
  }

  private static void checkHedge(
      String name, String hedge, Map<String, MarketSpec> markets, Mapping tree, Problems problems) {
    String path = "markets." + name + ".hedge";
    Place place = place(tree, "markets", name, "hedge");
    if (!markets.containsKey(hedge)) {
      problems.value(place, path, unknown(hedge, markets));
    } else if (hedge.equals(name)) {
      problems.value(place, path, "a market cannot be hedged on itself; name another book");
    } else if (markets.get(hedge).kind() != MarketSpec.Kind.BOOK) {
      problems.value(
          place, path, "must be a market with an order book, but %s is not".formatted(hedge));
    }
  }

  private static boolean leadsTo(String name, String from, Map<String, MarketSpec> markets) {
    return references(from, markets).values().stream()
            .anyMatch(market -> market.referenceMarket().filter(name::equals).isPresent())
        || from.equals(name);
  }

  private static String unknown(String name, Map<String, MarketSpec> markets) {
    return "there is no market %s.%s Known: %s"
        .formatted(
            name, Words.didYouMean(name, markets.keySet()), String.join(", ", markets.keySet()));
  }
}
