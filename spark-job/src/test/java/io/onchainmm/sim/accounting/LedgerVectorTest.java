package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds ledger and account to sequences of events worked out in exact fractions. */
class LedgerVectorTest {

  @Test
  void everyAmountAfterEveryEventAgreesWithTheExactFractions() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("inventory_book.json").toFile());
    BigDecimal tolerance = new BigDecimal(root.get("meta").get("abs_tol").asText());
    assertThat(root.get("cases")).isNotEmpty();
    for (JsonNode aCase : root.get("cases")) {
      new Replay(aCase, tolerance).run();
    }
  }

  /**
   * One case. Its unit of money becomes 10^k USD, with the largest k that fits, so that what the
   * ledger rounds (funding, shares of the cost basis) is far below the tolerance.
   */
  private static final class Replay {
    private final String name;
    private final JsonNode events;
    private final JsonNode after;
    private final JsonNode summary;
    private final BigDecimal cash0;
    private final BigDecimal tolerance;
    private final BigDecimal usdPerUnit;
    private final Instrument instrument;
    private final Map<Long, Long> marks = new TreeMap<>();

    Replay(JsonNode aCase, BigDecimal tolerance) {
      name = "case " + aCase.get("id").asText();
      events = aCase.get("events");
      after = aCase.get("after");
      summary = aCase.get("summary");
      cash0 = decimal(aCase, "cash0");
      this.tolerance = tolerance;
      int priceDecimals = 0;
      int sizeDecimals = 0;
      BigDecimal turnover = BigDecimal.ONE;
      for (JsonNode event : events) {
        if (price(event) != null) {
          priceDecimals = Math.max(priceDecimals, price(event).scale());
        }
        if (event.has("qty")) {
          sizeDecimals = Math.max(sizeDecimals, decimal(event, "qty").scale());
          turnover = turnover.add(decimal(event, "qty").multiply(decimal(event, "price")));
        }
      }
      BigDecimal room = BigDecimal.valueOf(Long.MAX_VALUE).divide(BigDecimal.valueOf(2));
      int digits = room.divide(turnover, MathContext.DECIMAL64).toBigInteger().toString().length();
      usdPerUnit = BigDecimal.ONE.scaleByPowerOfTen(digits - 1 - 9);
      instrument =
          new Instrument(
              name,
              usdPerUnit.scaleByPowerOfTen(-priceDecimals),
              BigDecimal.ONE.scaleByPowerOfTen(-sizeDecimals),
              0,
              0);
    }

    void run() {
      long mark = 0;
      for (JsonNode event : events) {
        mark = markAfter(event, mark);
        if (mark != 0) {
          marks.put(nanos(event), mark);
        }
      }
      long start = nanos(events.get(0));
      long end = nanos(events.get(events.size() - 1));
      TrialAccount account =
          new TrialAccount(instrument, series(), 1, start, Math.max(end, start + 1), false);
      Ledger ledger = account.ledger();
      Drawdown drawdown = null;
      mark = 0;
      for (int i = 0; i < events.size(); i++) {
        mark = markAfter(events.get(i), mark);
        book(account, events.get(i), mark);
        check(ledger, after.get(i), name + ", event " + i);
        // These sequences measure drawdown from the equity after the first event.
        drawdown = drawdown == null ? new Drawdown(i, ledger.equityAtoms()) : drawdown;
        drawdown.observe(i, ledger.equityAtoms());
      }
      near(units(drawdown.maxAtoms()), summary, "max_drawdown", name);
      if (end > start) {
        check(account.finish(0, false).metrics());
      }
    }

    private void book(TrialAccount account, JsonNode event, long mark) {
      Ledger ledger = account.ledger();
      switch (event.get("type").asText()) {
        case "fill" -> {
          int sign = event.get("side").asText().equals("buy") ? 1 : -1;
          BigDecimal size = decimal(event, "qty").multiply(BigDecimal.valueOf(sign));
          BigDecimal cash = size.multiply(decimal(event, "price")).negate();
          account.fill(
              nanos(event),
              instrument.lots(size),
              atoms(cash),
              atoms(decimal(event, "fee")),
              mark,
              1);
        }
        case "mark" -> account.observe(nanos(event), mark);
        case "cost" -> account.cost(nanos(event), Ledger.Cost.GAS, atoms(amount(event)));
        case "funding" -> {
          BigDecimal rate = decimal(event, "mark").multiply(decimal(event, "rate"));
          BigDecimal size =
              instrument.lotSizeBase().multiply(BigDecimal.valueOf(ledger.positionLots()));
          account.funding(nanos(event), atoms(size.multiply(rate)));
          account.observe(nanos(event), mark);
        }
        default -> throw new IllegalStateException(name + ": unknown event " + event);
      }
    }

    private void check(Ledger ledger, JsonNode want, String where) {
      BigDecimal position =
          instrument.lotSizeBase().multiply(BigDecimal.valueOf(ledger.positionLots()));
      near(position, want, "position", where);
      near(cash0.add(units(ledger.cashAtoms())), want, "cash", where);
      near(units(ledger.realisedAtoms()), want, "realised_avg", where);
      near(units(ledger.realisedFifoAtoms()), want, "realised_fifo", where);
      near(units(ledger.unrealisedAtoms()), want, "unrealised_avg", where);
      near(units(ledger.unrealisedFifoAtoms()), want, "unrealised_fifo", where);
      near(units(ledger.feesAtoms()), want, "fees", where);
      near(units(ledger.fundingAtoms()), want, "funding", where);
      near(units(-ledger.gasAtoms() - ledger.bribesAtoms()), want, "other", where);
      BigDecimal equity = cash0.add(units(ledger.equityAtoms()));
      near(equity, want, "equity", where);
      assertThat(equity.setScale(2, RoundingMode.HALF_EVEN))
          .as("%s: equity in cents", where)
          .isEqualByComparingTo(decimal(want, "equity_cents"));
      if (want.get("avg_cost").isNull()) {
        assertThat(ledger.costBasisAtoms()).as("%s: cost basis", where).isZero();
      } else {
        BigDecimal average = units(ledger.costBasisAtoms()).divide(position, MathContext.DECIMAL64);
        near(average, want, "avg_cost", where);
      }
      ledger.checkIdentities();
    }

    private void check(Metrics metrics) {
      near(metrics.netPnlUsd(), "net_pnl");
      near(metrics.avgNotionalUsd(), "time_avg_notional");
      near(metrics.maxNotionalUsd(), "max_notional");
      near(metrics.volumeUsd(), "traded_notional");
      nearRatio(metrics.pnlPer1000AvgUsd(), "pnl_per_1000_avg");
      nearRatio(metrics.pnlPer1000MaxUsd(), "pnl_per_1000_max");
    }

    private void near(BigDecimal got, JsonNode node, String field, String where) {
      assertThat(got).as("%s: %s", where, field).isCloseTo(decimal(node, field), within(tolerance));
    }

    private void near(double gotUsd, String field) {
      BigDecimal want = decimal(summary, field);
      assertThat(gotUsd / usdPerUnit.doubleValue())
          .as("%s: %s", name, field)
          .isCloseTo(want.doubleValue(), within(tolerance(want)));
    }

    private void nearRatio(OptionalDouble got, String field) {
      if (summary.get(field).isNull()) {
        assertThat(got).as("%s: %s", name, field).isEmpty();
      } else {
        BigDecimal want = decimal(summary, field);
        assertThat(got.orElseThrow())
            .as("%s: %s", name, field)
            .isCloseTo(want.doubleValue(), within(tolerance(want)));
      }
    }

    /** Doubles hold large amounts to 15 digits only. */
    private double tolerance(BigDecimal want) {
      return Math.max(tolerance.doubleValue(), 1e-14 * want.abs().doubleValue());
    }

    private long markAfter(JsonNode event, long before) {
      boolean moves = event.has("mark") || event.get("type").asText().equals("mark");
      if (!moves && (before != 0 || price(event) == null)) {
        return before;
      }
      return 2 * instrument.ticks(price(event).multiply(usdPerUnit));
    }

    private Marks series() {
      long[] times = marks.keySet().stream().mapToLong(Long::longValue).toArray();
      long[] prices = marks.values().stream().mapToLong(Long::longValue).toArray();
      return new Marks(new PriceSeries(times, prices));
    }

    private long atoms(BigDecimal units) {
      return units
          .multiply(usdPerUnit)
          .multiply(BigDecimal.valueOf(Instrument.ATOMS_PER_USD))
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }

    private BigDecimal units(long atoms) {
      return BigDecimal.valueOf(atoms)
          .divide(usdPerUnit)
          .divide(BigDecimal.valueOf(Instrument.ATOMS_PER_USD));
    }
  }

  private static BigDecimal price(JsonNode event) {
    if (event.has("mark")) {
      return decimal(event, "mark");
    }
    return event.has("price") ? decimal(event, "price") : null;
  }

  private static BigDecimal amount(JsonNode event) {
    return decimal(event, "amount");
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }

  private static long nanos(JsonNode event) {
    return decimal(event, "t").movePointRight(9).longValueExact();
  }
}
