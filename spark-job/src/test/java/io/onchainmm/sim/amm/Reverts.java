package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests expect of contracts' refusals. */
final class Reverts {
  private Reverts() {}

  /** The call must be refused for the reason that the vector's status names. */
  static void expect(ThrowingCallable call, String reason, Csv row) {
    assertThatThrownBy(call)
        .as(row.toString())
        .isInstanceOfSatisfying(
            Revert.class, revert -> assertThat(revert.reason()).hasToString(reason));
  }

  /** What a call gives, or the reason of its refusal: for comparing two ways of computing. */
  static Object outcome(Supplier<?> call) {
    try {
      return call.get();
    } catch (Revert revert) {
      return revert.reason();
    }
  }
}
