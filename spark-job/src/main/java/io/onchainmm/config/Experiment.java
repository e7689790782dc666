package io.onchainmm.config;

import io.onchainmm.data.MarketSpec;
import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Node;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Shape;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sim.venue.VenueSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One YAML file: its name, seed and budget, its tree with places, and the {@link Space} it sweeps.
 * Every value in it is legal by itself; whether the values of one point go together is known when
 * that point is bound. For one thread at a time.
 */
public final class Experiment {
  private final String id;
  private final Mapping tree;
  private final Space space;
  private final ExperimentSpec spec;
  private final SweepSpec sweep;
  private final Binder.Memory memory;

  private Experiment(
      String id,
      Mapping tree,
      Space space,
      ExperimentSpec spec,
      SweepSpec sweep,
      Binder.Memory memory) {
    this.id = id;
    this.tree = tree;
    this.space = space;
    this.spec = spec;
    this.sweep = sweep;
    this.memory = memory;
  }

  /**
   * Reads and checks a file.
   *
   * @param environment where variables of {@code data.root} are looked up
   * @param start the instant that {@code {{timestamp}}} stands for
   */
  public static Experiment load(Path file, Map<String, String> environment, Instant start) {
    return of(Yaml.read(file), environment, start);
  }

  /** As {@link #load}, from a tree. */
  public static Experiment of(Mapping written, Map<String, String> environment, Instant start) {
    Problems problems = new Problems();
    Markets.checkNames(written, problems);
    Mapping tree = Environment.expand(Markets.withSynthetic(written), environment, problems);
    Space space = new Space(AxisFinder.find(Shape.of(ConfigSpec.class), tree, problems));
    Binder.Memory memory = new Binder.Memory();
    ValueCheck values = new ValueCheck(tree, space, memory);
    values.check(problems);
    Mapping base = values.base().in(tree);
    Optional<ExperimentSpec> spec = block(ExperimentSpec.class, "experiment", base, problems);
    Optional<SweepSpec> sweep = block(SweepSpec.class, "sweep", base, problems);
    String id = spec.map(s -> ExperimentName.of(s.id(), start)).orElse("unnamed");
    ExperimentName.problem(id)
        .ifPresent(
            text -> problems.value(Markets.place(tree, "experiment", "id"), "experiment.id", text));
    problems.throwIfAny();
    return new Experiment(id, tree, space, spec.orElseThrow(), sweep.orElseThrow(), memory);
  }

  private static <T> Optional<T> block(
      Class<T> type, String name, Mapping base, Problems problems) {
    Mapping block =
        base.value(name)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .orElse(Mapping.empty(base.place()));
    return Binder.bind(type, block, name, problems);
  }

  /** The name, with the time of the start in it if the file asks for that. */
  public String id() {
    return id;
  }

  /** Most trials to run, if the file says so. */
  public Optional<Long> trials() {
    return spec.trials();
  }

  /** The seed that keys the choice of a sample: the experiment's, or the first of several. */
  public long seed() {
    return spec.seed();
  }

  /** How the sweep is run. */
  public SweepSpec sweep() {
    return sweep;
  }

  /** What is swept. */
  public Space space() {
    return space;
  }

  /** The file's tree, completed by the synthetic markets. */
  public Mapping tree() {
    return tree;
  }

  /** Every block at one point, also where nothing can be quoted; throws its problems. */
  public ConfigSpec config(Point point) {
    return orThrow(problems -> config(point, problems));
  }

  /** The trial at one point; throws its problems. */
  public TrialConfig trial(Point point) {
    return orThrow(problems -> trial(point, problems));
  }

  /** The trial at one point, or nothing and its problems. */
  public Optional<TrialConfig> trial(Point point, Problems problems) {
    return config(point, problems)
        .filter(config -> canBeQuoted(config, point, problems))
        .map(config -> compose(config, point));
  }

  /**
   * All that is written for one point, as text, but for the experiment's name and how it is run:
   * tells apart points that cannot be bound.
   */
  public String written(Point point) {
    Mapping resolved = point.in(tree);
    TreeMap<String, String> blocks = new TreeMap<>();
    resolved.entries().forEach((name, entry) -> blocks.put(name, entry.value().text()));
    blocks.remove("sweep");
    blocks.put("experiment", resolved.at(List.of("experiment", "seed")).map(Node::text).orElse(""));
    return blocks.toString();
  }

  private Optional<ConfigSpec> config(Point point, Problems problems) {
    Problems own = new Problems();
    Optional<ConfigSpec> config = ValueCheck.bind(point.in(tree), memory, own);
    own.inFileOrder().forEach(problems::add);
    return config.filter(c -> own.isEmpty());
  }

  private boolean canBeQuoted(ConfigSpec config, Point point, Problems problems) {
    boolean tradesAlone = config.markets().get(config.market()).kind() == MarketSpec.Kind.TRADES;
    if (tradesAlone) {
      problems.value(
          Markets.place(point.in(tree), "market"),
          "market",
          ("%s has trades alone: bars can be made of it, but nothing can be quoted there. Choose a"
                  + " market with a book or a pool")
              .formatted(config.market()));
    }
    return !tradesAlone && canBeHedged(config, point, problems) && canLand(config, point, problems);
  }

  /** A market is played under the rules of its own chain, or marked as counterfactual. */
  private boolean canLand(ConfigSpec config, Point point, Problems problems) {
    MarketSpec market = config.markets().get(config.market());
    String played = config.chain().played(market.chain());
    boolean elsewhere =
        market.kind() == MarketSpec.Kind.POOL
            && !played.equals(market.chain())
            && !market.counterfactual();
    if (elsewhere) {
      problems.value(
          Markets.place(point.in(tree), "chain", "rules"),
          "chain.rules",
          ("market %s lies on %s, and is played by the rules of %s. Choose network, or set"
                  + " markets.%s.counterfactual: true, and every report says so")
              .formatted(config.market(), market.chain(), played, config.market()));
    }
    return !elsewhere;
  }

  private boolean canBeHedged(ConfigSpec config, Point point, Problems problems) {
    boolean nowhere =
        config.marketMaker().hedge() && config.markets().get(config.market()).hedge().isEmpty();
    if (nowhere) {
      problems.value(
          Markets.place(point.in(tree), "market_maker", "hedge"),
          "market_maker.hedge",
          ("is true, but market %s names no market to hedge on. Add markets.%s.hedge with the name"
                  + " of a market with an order book, or set market_maker.hedge to false")
              .formatted(config.market(), config.market()));
    }
    return !nowhere;
  }

  private TrialConfig compose(ConfigSpec written, Point point) {
    Map<String, MarketSpec> inUse = Markets.inUse(written.market(), written.markets());
    MarketSpec.Kind kind = inUse.get(written.market()).kind();
    ConfigSpec config = kind == MarketSpec.Kind.POOL ? written.onItsChain() : written;
    VenueSpec venue = kind == MarketSpec.Kind.BOOK ? config.book() : config.pool();
    return new TrialConfig(
        config.experiment().seed(),
        config.market(),
        inUse,
        config.data(),
        config.bars(),
        config.features(),
        config.model(),
        config.marketMaker(),
        config.calibration(),
        venue,
        config.risk(),
        params(point, new ActiveKeys(config, inUse.keySet(), kind)));
  }

  private static Map<String, String> params(Point point, ActiveKeys active) {
    Map<String, String> params = new TreeMap<>(point.params());
    point.axes().stream()
        .filter(axis -> !active.contains(axis.path()))
        .forEach(axis -> params.remove(axis.name()));
    return params;
  }

  private static <T> T orThrow(Function<Problems, Optional<T>> bind) {
    Problems problems = new Problems();
    Optional<T> bound = bind.apply(problems);
    problems.throwIfAny();
    return bound.orElseThrow();
  }
}
