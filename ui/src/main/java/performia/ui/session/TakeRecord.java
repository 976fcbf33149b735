// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import performia.analysis.library.Library;
import performia.analysis.library.OpenTake;
import performia.analysis.library.TakeEvents;
import performia.analysis.library.TakeStart;
import performia.engine.PerformiaException;

/// Saves a take in the library. What goes wrong there is told once and never stops the music. One
/// thread: session or loader.
final class TakeRecord {
  private final Face face;
  private final Log log;
  private @Nullable OpenTake take;
  private boolean told;

  TakeRecord(Face face, Log log) {
    this.face = face;
    this.log = log;
  }

  /// Begins the take.
  ///
  /// @param library opened by now
  void begin(Library library, Arranged what, TakeStart.Verb verb, Instant started) {
    attempt(() -> {
      var start =
          new TakeStart(
              what.chosen().songId(),
              what.chosen().source(),
              verb,
              what.arrangement().seed(),
              Options.json(what),
              started);
      take = library.begin(start);
    });
  }

  /// Saves events and clears them.
  void append(TakeEvents events) {
    OpenTake open = take;
    if (open != null && events.size() > 0) {
      attempt(() -> open.append(events));
      events.clear();
    }
  }

  /// Completes the take.
  ///
  /// @return its number, 0 when it could not be saved
  long finish(Duration length, long lost, @Nullable Path wav, @Nullable Path midi) {
    OpenTake open = take;
    if (open == null || told) {
      return 0;
    }
    attempt(() -> {
      open.countDropped(lost);
      open.finish(length, wav, midi);
    });
    return told ? 0 : open.id();
  }

  /// Does something with the library that may fail.
  void attempt(Runnable saving) {
    try {
      saving.run();
    } catch (PerformiaException e) {
      log.failure("take", e);
      if (!told) {
        told = true;
        face.tell("the take is not saved: " + e.getMessage());
      }
    }
  }
}
