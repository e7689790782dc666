package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * The actions of one block and the order in which the venue executes them (Hyperliquid
 * documentation, "Order book"): first actions that send orders but none that can take, then
 * cancels, then actions that send at least one order that can take; a replacement counts as the
 * order it places. Within a group, and within an action, in the order in which they were proposed.
 *
 * <p>So a maker's cancel and a maker's new post-only quote beat every taker of the same block.
 */
public final class BlockActions {
  private static final byte SUBMIT = 0;
  private static final byte CANCEL = 1;
  private static final byte REPLACE = 2;

  private static final byte EMPTY = -1;
  private static final byte POSTS = 0;
  private static final byte CANCELS = 1;
  private static final byte TAKES = 2;

  private static final int FIRST_CAPACITY = 64;

  private int[] firstCommand = new int[FIRST_CAPACITY];
  private byte[] group = new byte[FIRST_CAPACITY];
  private int actions;

  private byte[] command = new byte[FIRST_CAPACITY];
  private long[] orderId = new long[FIRST_CAPACITY];
  private int[] owner = new int[FIRST_CAPACITY];
  private boolean[] buy = new boolean[FIRST_CAPACITY];
  private long[] priceTicks = new long[FIRST_CAPACITY];
  private long[] lots = new long[FIRST_CAPACITY];
  private TimeInForce[] tif = new TimeInForce[FIRST_CAPACITY];
  private boolean[] reduceOnly = new boolean[FIRST_CAPACITY];
  private int commands;

  /** Starts the next action of the block; the commands that follow belong to it. */
  public void beginAction() {
    if (actions == firstCommand.length) {
      firstCommand = Arrays.copyOf(firstCommand, 2 * actions);
      group = Arrays.copyOf(group, 2 * actions);
    }
    firstCommand[actions] = commands;
    group[actions++] = EMPTY;
  }

  /** See {@link FifoBook#submit}. */
  public void submit(
      long id, int who, boolean buys, long price, long size, TimeInForce how, boolean reduces) {
    add(SUBMIT, how.rests() && how != TimeInForce.GTC ? POSTS : TAKES, id);
    owner[commands] = who;
    buy[commands] = buys;
    reduceOnly[commands] = reduces;
    finish(price, size, how);
  }

  /** See {@link FifoBook#cancel}. */
  public void cancel(long id) {
    add(CANCEL, CANCELS, id);
    finish(0, 0, null);
  }

  /** See {@link FifoBook#replace}. */
  public void replace(long id, long price, long size, TimeInForce how) {
    add(REPLACE, how == TimeInForce.ALO ? POSTS : TAKES, id);
    finish(price, size, how);
  }

  /** Executes the block and forgets it. */
  public void execute(FifoBook book) {
    firstCommandAfterLast();
    for (byte now = POSTS; now <= TAKES; now++) {
      for (int action = 0; action < actions; action++) {
        if (group[action] == now) {
          execute(book, firstCommand[action], firstCommand[action + 1]);
        }
      }
    }
    actions = 0;
    commands = 0;
  }

  private void firstCommandAfterLast() {
    if (actions == firstCommand.length) {
      firstCommand = Arrays.copyOf(firstCommand, 2 * actions);
      group = Arrays.copyOf(group, 2 * actions);
    }
    firstCommand[actions] = commands;
  }

  private void execute(FifoBook book, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (command[i]) {
        case SUBMIT ->
            book.submit(
                orderId[i], owner[i], buy[i], priceTicks[i], lots[i], tif[i], reduceOnly[i]);
        case CANCEL -> book.cancel(orderId[i]);
        default -> book.replace(orderId[i], priceTicks[i], lots[i], tif[i]);
      }
    }
  }

  private void add(byte what, byte belongsTo, long id) {
    if (actions == 0) {
      throw new IllegalStateException("beginAction must come before the first command of a block");
    }
    if (commands == command.length) {
      grow();
    }
    int action = actions - 1;
    group[action] = joined(group[action], belongsTo);
    command[commands] = what;
    orderId[commands] = id;
  }

  /** One order that takes makes its action a taker; one that posts, a cancel's action a poster. */
  private static byte joined(byte before, byte now) {
    if (before == TAKES || now == TAKES) {
      return TAKES;
    }
    return before == POSTS || now == POSTS ? POSTS : CANCELS;
  }

  private void finish(long price, long size, TimeInForce how) {
    priceTicks[commands] = price;
    lots[commands] = size;
    tif[commands++] = how;
  }

  private void grow() {
    int capacity = 2 * commands;
    command = Arrays.copyOf(command, capacity);
    orderId = Arrays.copyOf(orderId, capacity);
    owner = Arrays.copyOf(owner, capacity);
    buy = Arrays.copyOf(buy, capacity);
    priceTicks = Arrays.copyOf(priceTicks, capacity);
    lots = Arrays.copyOf(lots, capacity);
    tif = Arrays.copyOf(tif, capacity);
    reduceOnly = Arrays.copyOf(reduceOnly, capacity);
  }
}
