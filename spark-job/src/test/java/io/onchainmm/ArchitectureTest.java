package io.onchainmm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The package tree and its one-way imports, as docs, section on architecture, draws them. */
@AnalyzeClasses(packages = "io.onchainmm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule simulatorIsPureJava =
      noClasses()
          .that()
          .resideInAPackage("io.onchainmm.sim..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.onchainmm.sim..", "io.onchainmm.schema", "java..");

  @ArchTest
  static final ArchRule simulatorReadsNoClockAndNoEnvironment =
      noClasses()
          .that()
          .resideInAPackage("io.onchainmm.sim..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");

  @ArchTest
  static final ArchRule schemaIsALeaf =
      noClasses()
          .that()
          .resideInAPackage("io.onchainmm.schema")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "io.onchainmm.sim..",
              "io.onchainmm.config",
              "io.onchainmm.data",
              "io.onchainmm.lake",
              "io.onchainmm.sweep");

  @ArchTest
  static final ArchRule splittingSamplesIsPureJava =
      noClasses()
          .that()
          .resideInAPackage("io.onchainmm.validation")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.onchainmm.validation", "io.onchainmm.schema", "java..");

  @ArchTest
  static final ArchRule statisticsAreAPureLeaf =
      noClasses()
          .that()
          .resideInAPackage("io.onchainmm.stats")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.onchainmm.stats", "java..", "org.apache.commons.math3..");

  @ArchTest
  static final ArchRule noCircles =
      slices().matching("io.onchainmm.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("io.onchainmm.cli")
          .layer("sweep")
          .definedBy("io.onchainmm.sweep")
          .layer("report")
          .definedBy("io.onchainmm.report")
          .layer("config")
          .definedBy("io.onchainmm.config")
          .layer("data")
          .definedBy("io.onchainmm.data")
          .layer("features")
          .definedBy("io.onchainmm.features")
          .layer("labels")
          .definedBy("io.onchainmm.labels")
          .layer("validation")
          .definedBy("io.onchainmm.validation")
          .layer("bars")
          .definedBy("io.onchainmm.bars")
          .layer("lake")
          .definedBy("io.onchainmm.lake")
          .layer("sim")
          .definedBy("io.onchainmm.sim")
          .layer("book")
          .definedBy("io.onchainmm.sim.book")
          .layer("matching")
          .definedBy("io.onchainmm.sim.matching")
          .layer("pool")
          .definedBy("io.onchainmm.sim.pool")
          .layer("venue")
          .definedBy("io.onchainmm.sim.venue")
          .layer("amm")
          .definedBy("io.onchainmm.sim.amm")
          .layer("maker")
          .definedBy("io.onchainmm.sim.maker")
          .layer("bribe")
          .definedBy("io.onchainmm.sim.bribe")
          .layer("chain")
          .definedBy("io.onchainmm.sim.chain")
          .layer("risk")
          .definedBy("io.onchainmm.sim.risk")
          .layer("accounting")
          .definedBy("io.onchainmm.sim.accounting")
          .layer("hyperliquid")
          .definedBy("io.onchainmm.sim.hyperliquid")
          .layer("math")
          .definedBy("io.onchainmm.sim.math")
          .layer("market")
          .definedBy("io.onchainmm.sim.market")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sweep")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("cli", "sweep")
          .whereLayer("data")
          .mayOnlyBeAccessedByLayers("cli", "sweep", "config")
          .whereLayer("labels")
          .mayOnlyBeAccessedByLayers("sweep", "config")
          .whereLayer("validation")
          .mayOnlyBeAccessedByLayers("sweep", "config")
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("sweep", "config", "labels")
          .whereLayer("bars")
          .mayOnlyBeAccessedByLayers("sweep", "config", "features")
          .whereLayer("sim")
          .mayOnlyBeAccessedByLayers("sweep", "lake", "cli")
          .whereLayer("book")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "cli")
          .whereLayer("matching")
          .mayOnlyBeAccessedByLayers("data")
          .whereLayer("pool")
          .mayOnlyBeAccessedByLayers("sim")
          .whereLayer("venue")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "config", "book", "pool")
          .whereLayer("amm")
          .mayOnlyBeAccessedByLayers("pool", "data")
          .whereLayer("maker")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "config", "venue", "book", "pool")
          .whereLayer("bribe")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "config", "venue", "pool")
          .whereLayer("chain")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "data", "config", "venue", "pool")
          .whereLayer("risk")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "config", "venue", "lake", "book", "pool")
          .whereLayer("hyperliquid")
          .mayOnlyBeAccessedByLayers("sim", "sweep", "config", "venue", "book", "maker")
          .whereLayer("accounting")
          .mayOnlyBeAccessedByLayers(
              "sim", "sweep", "venue", "lake", "risk", "maker", "cli", "book", "pool");
}
