package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Microstructure features against independently computed vectors. */
class MicrostructureVectorTest {
  private static JsonNode vectors;

  @BeforeAll
  static void read() throws IOException {
    vectors = new ObjectMapper().readTree(TestFiles.vector("features_micro.json").toFile());
    assertThat(vectors.get("cases").size()).isPositive();
  }

  @Test
  void flowAtTheTouch() {
    for (JsonNode c : vectors.get("cases")) {
      QuoteFlow flow = new QuoteFlow();
      double sum = 0;
      for (int i = 0; i < c.get("quotes").size(); i++) {
        JsonNode quote = c.get("quotes").get(i);
        near(
            flow.update(
                quote.get(0).doubleValue(),
                quote.get(1).doubleValue(),
                quote.get(2).doubleValue(),
                quote.get(3).doubleValue()),
            c.get("ofi_events").get(i));
        sum += c.get("ofi_events").get(i).asDouble(0);
        near(flow.mid(), c.get("mid").get(i));
        near(flow.microPrice(), c.get("microprice").get(i));
        near(flow.queueImbalance(), c.get("queue_imbalance").get(i));
      }
      assertThat(flow.take()).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void priceImpact() {
    for (JsonNode c : vectors.get("cases")) {
      JsonNode kyle = c.get("kyle");
      int n = kyle.get("dp").size();
      PriceImpact slope = PriceImpact.slope(n);
      PriceImpact t = PriceImpact.tValue(n);
      double lastSlope = Indicator.ABSENT;
      double lastT = Indicator.ABSENT;
      for (int i = 0; i < n; i++) {
        double change = kyle.get("dp").get(i).doubleValue();
        double volume = kyle.get("signed_volume").get(i).doubleValue();
        assertThat(lastSlope).isNaN();
        lastSlope = slope.next(change, volume);
        lastT = t.next(change, volume);
      }
      near(lastSlope, kyle.get("slope"));
      near(lastT, kyle.get("slope_t"));
    }
  }

  @Test
  void illiquidity() {
    for (JsonNode c : vectors.get("cases")) {
      JsonNode amihud = c.get("amihud");
      int n = amihud.get("returns").size();
      Amihud indicator = new Amihud(n);
      double last = Indicator.ABSENT;
      for (int i = 0; i < n; i++) {
        last =
            indicator.next(
                amihud.get("returns").get(i).doubleValue(),
                amihud.get("dollar").get(i).doubleValue());
      }
      near(last, amihud.get("value"));
    }
  }

  @Test
  void effectiveSpread() {
    for (JsonNode c : vectors.get("cases")) {
      JsonNode roll = c.get("roll");
      double[] prices = new double[roll.get("prices").size()];
      for (int i = 0; i < prices.length; i++) {
        prices[i] = roll.get("prices").get(i).doubleValue();
      }
      List<Double> made = BarSeries.values(new RollSpread(prices.length), BarSeries.closes(prices));
      near(made.get(prices.length - 1), roll.get("spread"));
    }
  }

  /** The vectors have a value per bucket; here one is asked for after each trade. */
  @Test
  void toxicity() {
    for (JsonNode c : vectors.get("cases")) {
      JsonNode vpin = c.get("vpin");
      double bucket = vpin.get("bucket").doubleValue();
      Vpin indicator = new Vpin(bucket, vpin.get("window").intValue());
      double traded = 0;
      List<Integer> compared = new ArrayList<>();
      for (JsonNode trade : vpin.get("trades")) {
        traded += trade.get(0).doubleValue();
        double value = indicator.next(trade.get(0).doubleValue(), trade.get(1).doubleValue());
        int complete = (int) Math.floor(traded / bucket);
        if (complete > 0) {
          near(value, vpin.get("values").get(complete - 1));
          compared.add(complete);
        }
      }
      assertThat(compared).contains(vpin.get("n_buckets").intValue());
    }
  }

  private static void near(double value, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(value).isNaN();
      return;
    }
    double relative = vectors.at("/meta/rel_tol").doubleValue();
    double absolute = vectors.at("/meta/abs_tol").doubleValue();
    double want = expected.doubleValue();
    assertThat(value).isCloseTo(want, within(absolute + relative * Math.abs(want)));
  }
}
