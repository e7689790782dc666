package io.onchainmm.sim.accounting.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The book as the text states it, in decimals of 60 digits: an average price that is updated, and a
 * queue of lots with their prices. Slow and obvious; the ledger is compared with it.
 */
public final class ExactBook {
  private static final MathContext DIGITS = new MathContext(60);

  private record Lot(BigDecimal size, BigDecimal price) {}

  private final Deque<Lot> lots = new ArrayDeque<>();
  private BigDecimal position = BigDecimal.ZERO;
  private BigDecimal averagePrice = BigDecimal.ZERO;
  private BigDecimal mark = BigDecimal.ZERO;
  private BigDecimal cash = BigDecimal.ZERO;
  private BigDecimal realised = BigDecimal.ZERO;
  private BigDecimal realisedFifo = BigDecimal.ZERO;
  private BigDecimal spreadCapture = BigDecimal.ZERO;
  private BigDecimal inventoryPnl = BigDecimal.ZERO;

  /** Books a fill of a signed size at a price, with its fee. */
  public void fill(BigDecimal size, BigDecimal price, BigDecimal fee) {
    cash = cash.subtract(size.multiply(price)).subtract(fee);
    spreadCapture = spreadCapture.add(size.multiply(mark.subtract(price)));
    BigDecimal left = size;
    if (position.signum() * size.signum() < 0) {
      BigDecimal sign = BigDecimal.valueOf(position.signum());
      BigDecimal closed = position.abs().min(size.abs());
      realised = realised.add(sign.multiply(closed).multiply(price.subtract(averagePrice)));
      realisedFifo = realisedFifo.add(close(closed, sign, price));
      left = size.add(sign.multiply(closed));
      position = position.subtract(sign.multiply(closed));
    }
    if (left.signum() != 0) {
      BigDecimal grown = position.abs().add(left.abs());
      averagePrice =
          position
              .abs()
              .multiply(averagePrice)
              .add(left.abs().multiply(price))
              .divide(grown, DIGITS);
      position = position.add(left);
      lots.addLast(new Lot(left.abs(), price));
    }
  }

  private BigDecimal close(BigDecimal closed, BigDecimal sign, BigDecimal price) {
    BigDecimal gain = BigDecimal.ZERO;
    BigDecimal open = closed;
    while (open.signum() > 0) {
      Lot lot = lots.removeFirst();
      BigDecimal part = lot.size().min(open);
      gain = gain.add(sign.multiply(part).multiply(price.subtract(lot.price())));
      open = open.subtract(part);
      if (lot.size().compareTo(part) > 0) {
        lots.addFirst(new Lot(lot.size().subtract(part), lot.price()));
      }
    }
    return gain;
  }

  /** Moves the mark. */
  public void mark(BigDecimal price) {
    inventoryPnl = inventoryPnl.add(position.multiply(price.subtract(mark)));
    mark = price;
  }

  /** Pays. */
  public void pay(BigDecimal amount) {
    cash = cash.subtract(amount);
  }

  public BigDecimal position() {
    return position;
  }

  public BigDecimal cash() {
    return cash;
  }

  public BigDecimal equity() {
    return cash.add(position.multiply(mark));
  }

  public BigDecimal realised() {
    return realised;
  }

  public BigDecimal realisedFifo() {
    return realisedFifo;
  }

  public BigDecimal unrealised() {
    return position.multiply(mark.subtract(averagePrice));
  }

  public BigDecimal spreadCapture() {
    return spreadCapture;
  }

  public BigDecimal inventoryPnl() {
    return inventoryPnl;
  }
}
