package io.onchainmm.lake;

import io.onchainmm.schema.Words;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code FILLS}: a trial's fills in base units and USD, numbered from 1. */
public final class FillRows {
  private static final BigDecimal ATOMS = BigDecimal.valueOf(Instrument.ATOMS_PER_USD);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private FillRows() {}

  /**
   * The rows of one trial, in order.
   *
   * @param hedge instrument of the hedge leg; null when the market names no hedge
   */
  public static List<Row> rows(
      String experiment, String trialId, List<Fill> fills, Instrument maker, Instrument hedge) {
    return IntStream.range(0, fills.size())
        .mapToObj(i -> row(experiment, trialId, i + 1, fills.get(i), maker, hedge))
        .toList();
  }

  private static Row row(
      String experiment,
      String trialId,
      long number,
      Fill fill,
      Instrument maker,
      Instrument hedge) {
    Instrument instrument = fill.leg() == Fill.Leg.HEDGE ? hedge : maker;
    BigDecimal sizeBase =
        instrument.lotSizeBase().multiply(BigDecimal.valueOf(Math.absExact(fill.lots())));
    BigDecimal cashUsd = usd(Math.absExact(fill.cashAtoms()));
    BigDecimal markTicks = BigDecimal.valueOf(fill.markHalfTicks()).divide(TWO);
    return RowFactory.create(
        experiment,
        trialId,
        number,
        fill.timeNanos(),
        Timestamps.ofNanos(fill.timeNanos()),
        fill.lots() > 0 ? "buy" : "sell",
        sizeBase.doubleValue(),
        cashUsd.divide(sizeBase, MathContext.DECIMAL64).doubleValue(),
        usd(fill.feeAtoms()).doubleValue(),
        instrument.tickSizeUsd().multiply(markTicks).doubleValue(),
        fill.orderId(),
        Words.word(fill.leg()),
        Words.word(fill.reason()));
  }

  private static BigDecimal usd(long atoms) {
    return BigDecimal.valueOf(atoms).divide(ATOMS);
  }
}
