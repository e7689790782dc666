package io.onchainmm.sim.book;

import io.onchainmm.sim.venue.BookSpec;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one queue model judged hypothetical orders, beside what became of them by their true places.
 * Docs, section on queue models. Errors are standard errors; orders within one horizon count as
 * dependent.
 *
 * @param queue the model; {@code FIFO} is the truth itself
 * @param orders number of orders
 * @param fillShare share that is filled before the horizon
 * @param fillShareError its error
 * @param shareBias {@code fillShare} less that of the truth
 * @param shareBiasError its error
 * @param meanSeconds mean time to fill of those filled
 * @param medianSeconds median time to fill of those filled
 * @param biasSeconds mean over all orders of min(time, horizon) less that of the truth
 * @param biasSecondsError its error
 * @param rootMeanSquareSeconds root mean square of the same difference
 * @param agreement share of orders on which model and truth agree whether they are filled
 * @param earlier share of orders that the model fills before the truth does
 * @param brier mean of (p − 1{filled in truth})², where p is the model's own fill share among the
 *     orders of the same distance and the same quarter of lots ahead
 * @param shareByDistance fill share at each distance, from 0; absent without orders there
 */
public record QueueScore(
    BookSpec.Queue queue,
    int orders,
    double fillShare,
    OptionalDouble fillShareError,
    double shareBias,
    OptionalDouble shareBiasError,
    OptionalDouble meanSeconds,
    OptionalDouble medianSeconds,
    double biasSeconds,
    OptionalDouble biasSecondsError,
    double rootMeanSquareSeconds,
    double agreement,
    double earlier,
    double brier,
    List<OptionalDouble> shareByDistance) {}
