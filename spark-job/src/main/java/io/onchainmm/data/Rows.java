package io.onchainmm.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Moves primitive columns into a {@code Dataset} and back, at most a million rows a task. The
 * columns are broadcast once; rows exist only while a task writes or reads them.
 */
final class Rows {
  private static final int ROWS_PER_TASK = 1_000_000;

  private Rows() {}

  /** Rows by number. */
  interface Source extends Serializable {
    int size();

    Row row(int number);
  }

  /** Columns that take up rows one by one. */
  interface Sink extends Serializable {
    void add(Row row);
  }

  /** Makes an empty sink. */
  interface SinkFactory<T extends Sink> extends Serializable {
    T create();
  }

  /** The rows, with a timestamp {@code time} after {@code time_nanos}. */
  static Dataset<Row> dataset(SparkSession spark, StructType schema, Source source) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Source> columns = context.broadcast(source);
    int size = source.size();
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < size; start += ROWS_PER_TASK) {
      starts.add(start);
    }
    JavaRDD<Row> rows =
        context
            .parallelize(starts, Math.max(1, starts.size()))
            .flatMap(
                start ->
                    IntStream.range(start, Math.min(size, start + ROWS_PER_TASK))
                        .mapToObj(columns.value()::row)
                        .iterator());
    return spark
        .createDataFrame(rows, schema)
        .withColumn("time", functions.expr("timestamp_micros(time_nanos div 1000)"));
  }

  /** The rows as columns, one piece a task, in no particular order. */
  static <T extends Sink> Iterator<T> pieces(Dataset<Row> rows, SinkFactory<T> empty) {
    return rows.javaRDD()
        .mapPartitions(
            partition -> {
              T sink = empty.create();
              partition.forEachRemaining(sink::add);
              return Collections.singletonList(sink).iterator();
            })
        .toLocalIterator();
  }
}
