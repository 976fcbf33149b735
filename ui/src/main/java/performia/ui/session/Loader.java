// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.analysis.library.Library;
import performia.engine.PerformiaException;

/// The library, opened once on a loader thread so that nobody who waits for music waits for the
/// database. Session thread.
final class Loader implements AutoCloseable {
  private final Home home;
  private @Nullable CompletableFuture<Library> library;

  Loader(Home home) {
    this.home = home;
  }

  /// Begins to open the library unless that was begun before.
  CompletableFuture<Library> start() {
    CompletableFuture<Library> begun = library;
    if (begun == null) {
      home.ready();
      begun =
          Library.open(
              home.folder(), task -> Thread.ofPlatform().name("loader").daemon(true).start(task));
      library = begun;
    }
    return begun;
  }

  /// The library, waited for.
  ///
  /// @throws PerformiaException when it cannot be opened
  Library get() {
    return join(start());
  }

  /// What a loader made, or the trouble it met.
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PerformiaException trouble) {
        throw trouble;
      }
      throw e;
    }
  }

  /// Runs something on a loader thread.
  static <T> CompletableFuture<T> run(Supplier<T> task) {
    return CompletableFuture.supplyAsync(
        task, work -> Thread.ofPlatform().name("loader").daemon(true).start(work));
  }

  @Override
  public void close() {
    CompletableFuture<Library> begun = library;
    if (begun != null) {
      library = null;
      begun
          .handle((open, failure) -> {
            if (open != null) {
              open.close();
            }
            return true;
          })
          .join();
    }
  }
}
