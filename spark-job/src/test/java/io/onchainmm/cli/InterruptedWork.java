package io.onchainmm.cli;

import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;

/** A process that is told to end in the middle of a sweep, or after it. */
final class InterruptedWork {
  private InterruptedWork() {}

  public static void main(String[] args) throws InterruptedException {
    Interruption interruption = new Interruption("exp_1", System.err);
    if (args[0].equals("after")) {
      interruption.guard(() -> "done");
      interruption.close();
      System.exit(0);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> engine(Thread.currentThread())));
    interruption.guard(
        () -> {
          System.out.println("under way");
          System.out.flush();
          awaitTheEnd();
          throw new IllegalStateException("the engine was taken down");
        });
  }

  /** The engine's own hook ends late, so that the failing work is seen by the guard. */
  private static void engine(Thread hook) {
    try {
      hook.join(300);
      LogManager.getLogger("engine").error("a task was broken off");
    } catch (InterruptedException e) {
      hook.interrupt();
    }
  }

  private static void awaitTheEnd() {
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
