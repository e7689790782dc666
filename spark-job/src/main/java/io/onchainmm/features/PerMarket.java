package io.onchainmm.features;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Gathers rows that are sorted by market, their first column, and gives the rows that are made of
 * each market as a whole. It holds one market at a time.
 */
public final class PerMarket implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final Function<List<Row>, List<Row>> make;
  private Row ahead;
  private Iterator<Row> ready = List.<Row>of().iterator();

  /**
   * @param make the rows of one market to what becomes of them
   */
  public PerMarket(Iterator<Row> rows, Function<List<Row>, List<Row>> make) {
    this.rows = rows;
    this.make = make;
    ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && ahead != null) {
      ready = make.apply(nextMarket()).iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows");
    }
    return ready.next();
  }

  private List<Row> nextMarket() {
    String market = ahead.getString(0);
    List<Row> gathered = new ArrayList<>();
    while (ahead != null && ahead.getString(0).equals(market)) {
      gathered.add(ahead);
      ahead = rows.hasNext() ? rows.next() : null;
    }
    return gathered;
  }
}
