package io.onchainmm.lake;

import io.onchainmm.schema.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.ShowViews;
import org.apache.spark.sql.execution.CommandExecutionMode;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/**
 * Lets a user ask anything and change nothing: queries over the registered views run, everything
 * that writes, configures, reads other files, calls Java or starts programs is refused before it
 * starts.
 */
public final class ReadOnlySql {
  private ReadOnlySql() {}

  /** The answer to one query. Throws {@link ConfigException} when it is refused or wrong. */
  public static Dataset<Row> query(SparkSession spark, String sql) {
    spark.conf().set("spark.sql.runSQLOnFiles", "false");
    try {
      LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(sql);
      if (!(parsed instanceof ShowTables
          || parsed instanceof ShowViews
          || parsed instanceof DescribeRelation)) {
        refuse(parsed);
        refuse(spark.sessionState().executePlan(parsed, CommandExecutionMode.SKIP()).analyzed());
      }
      return spark.sql(sql);
    } catch (ParseException e) {
      throw new ConfigException("The query cannot be read: " + firstLines(e));
    } catch (Exception e) {
      // Spark throws the checked AnalysisException from Scala code that declares nothing.
      if (e instanceof AnalysisException analysis) {
        throw new ConfigException(
            "The query does not fit the tables: "
                + analysis.getSimpleMessage().lines().findFirst().orElse(""));
      }
      throw e;
    }
  }

  private static void refuse(LogicalPlan plan) {
    List<String> reasons = new ArrayList<>();
    lookAtAll(plan, reasons);
    if (!reasons.isEmpty()) {
      throw new ConfigException(
          "sql only reads, but the query wants %s: ask with SELECT".formatted(reasons.get(0)));
    }
  }

  /** Looks at a plan, its subqueries and the queries it names with WITH. */
  private static void lookAtAll(LogicalPlan plan, List<String> reasons) {
    look(plan, reasons);
    JavaConverters.seqAsJavaList(plan.subqueriesAll()).forEach(part -> look(part, reasons));
  }

  private static void look(LogicalPlan plan, List<String> reasons) {
    plan.foreach(
        node -> {
          unwanted(node).ifPresent(reasons::add);
          node.expressions().foreach(expression -> look(expression, reasons));
          JavaConverters.seqAsJavaList(node.innerChildren()).stream()
              .filter(LogicalPlan.class::isInstance)
              .forEach(named -> lookAtAll((LogicalPlan) named, reasons));
          return BoxedUnit.UNIT;
        });
  }

  private static BoxedUnit look(Expression expression, List<String> reasons) {
    expression.foreach(
        part -> {
          if (part instanceof CallMethodViaReflection) {
            reasons.add("calling Java");
          }
          return BoxedUnit.UNIT;
        });
    return BoxedUnit.UNIT;
  }

  private static Optional<String> unwanted(LogicalPlan node) {
    if (node instanceof Command || node instanceof InsertIntoStatement) {
      return Optional.of(node.nodeName());
    }
    if (node instanceof ScriptTransformation) {
      return Optional.of("starting a program");
    }
    // Delta's functions read the changes of tables anywhere.
    return node instanceof UnresolvedTableValuedFunction function
            && function.name().last().toLowerCase(Locale.ROOT).startsWith("table_changes")
        ? Optional.of("the changes of a table")
        : Optional.empty();
  }

  private static String firstLines(Exception e) {
    return e.getMessage().lines().limit(6).reduce((a, b) -> a + "\n  " + b).orElse("").strip();
  }
}
