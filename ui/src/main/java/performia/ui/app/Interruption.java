// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import performia.ui.session.Session;

/// What happens on Ctrl-C or `kill`: the verb gives up, cleans up and saves its take, then the
/// process ends. A shutdown hook; its methods are for the main thread.
final class Interruption extends Thread {
  private static final long PATIENCE_SECONDS = 4;

  private final CountDownLatch clean = new CountDownLatch(1);
  private volatile @Nullable Session session;
  private volatile boolean begun;

  Interruption() {
    super("interruption");
  }

  /// Has a session cancelled when the process is interrupted.
  Session watch(Session running) {
    session = running;
    return running;
  }

  /// Tells that the verb is done.
  ///
  /// @return whether the process was interrupted and is about to end by itself
  boolean isOver() {
    clean.countDown();
    return begun;
  }

  @Override
  public void run() {
    begun = true;
    Session running = session;
    if (running == null) {
      return;
    }
    running.cancel();
    try {
      clean.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
