package io.onchainmm.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What happens when the process is told to end in the middle of a sweep: one line that says how to
 * go on, and not the errors of an engine that is being taken down. What was committed stays.
 */
final class Interruption implements AutoCloseable {
  private final AtomicBoolean underWay = new AtomicBoolean(true);
  private final AtomicBoolean told = new AtomicBoolean();

  Interruption(String experiment, PrintStream messages) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (underWay.get()) {
                    told.set(true);
                    // The tasks that the engine's own end breaks off are no errors of anybody's.
                    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
                    messages.printf(
                        "%nInterrupted. Go on with: bin/submit.sh resume %s%n", experiment);
                    messages.flush();
                  }
                },
                "how-to-resume"));
  }

  /** Does the work; never returns and says nothing more once the process was told to end. */
  <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (told.get()) {
        waitForTheEnd();
      }
      throw e;
    }
  }

  private static void waitForTheEnd() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    underWay.set(false);
  }
}
