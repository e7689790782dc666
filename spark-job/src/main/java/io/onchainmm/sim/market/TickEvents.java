package io.onchainmm.sim.market;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * What a tape of concentrated liquidity says besides amounts: the initialised ticks before its
 * first event, and for each event where the pool stands after it, or which position changed.
 *
 * <p>The arrays are given up by whoever makes this; they are never modified.
 *
 * @param spacing distance between ticks that can be initialised
 * @param ticks initialised ticks before the first event
 * @param net by how much liquidity changes when the price rises through each
 * @param sqrtPriceX96 square root of the price of token 0 in token 1, times 2⁹⁶, after each event
 * @param tick the pool's tick after each event
 * @param liquidity liquidity in range after each event
 * @param lower lower tick of the position that changes, for {@link PoolTape#POSITION}
 * @param upper its upper tick
 * @param change what its liquidity grows by; null for a swap
 */
public record TickEvents(
    int spacing,
    int[] ticks,
    BigInteger[] net,
    BigInteger[] sqrtPriceX96,
    int[] tick,
    BigInteger[] liquidity,
    int[] lower,
    int[] upper,
    BigInteger[] change)
    implements Serializable {}
