package io.onchainmm.config;

import io.onchainmm.data.MarketSpec;
import io.onchainmm.schema.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which keys count at one point: a book knows no bribes, a time bar no threshold. */
final class ActiveKeys {
  private final ConfigSpec config;
  private final Set<String> marketsInUse;
  private final MarketSpec.Kind kind;

  ActiveKeys(ConfigSpec config, Set<String> marketsInUse, MarketSpec.Kind kind) {
    this.config = config;
    this.marketsInUse = marketsInUse;
    this.kind = kind;
  }

  boolean contains(List<String> path) {
    return blockCounts(path) && keyCounts(config, path, List.of());
  }

  private boolean blockCounts(List<String> path) {
    return switch (path.get(0)) {
      case "book" -> kind == MarketSpec.Kind.BOOK;
      case "pool", "bribe", "chain" -> kind == MarketSpec.Kind.POOL;
      case "markets" -> marketsInUse.contains(path.get(1));
      default -> true;
    };
  }

  private static boolean keyCounts(Object value, List<String> path, List<Object> around) {
    if (path.isEmpty() || Optional.empty().equals(value)) {
      return true;
    }
    if (value instanceof Optional<?> optional) {
      return keyCounts(optional.get(), path, around);
    }
    List<String> rest = path.subList(1, path.size());
    if (value instanceof Map<?, ?> map) {
      return !map.containsKey(path.get(0)) || keyCounts(map.get(path.get(0)), rest, around);
    }
    if (!(value instanceof Record)) {
      return true;
    }
    List<Object> records = Component.inside(value, around);
    return Component.of(value.getClass()).stream()
        .filter(c -> c.word().equals(path.get(0)))
        .allMatch(c -> c.active(records) && keyCounts(c.value(value), rest, records));
  }
}
