// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One thing handed from one thread to another; the newest wins. Neither side waits or allocates.
public final class Handoff<T> {
  private final AtomicReference<@Nullable T> place = new AtomicReference<>();

  public Handoff() {
    // The first exchange links call sites and allocates; not on the audio thread.
    take();
    place.getAndSet(null);
  }

  /// Lays down a thing. Giving thread.
  ///
  /// @return what lay there untaken, or null: its giver may close it
  public @Nullable T put(T thing) {
    return place.getAndSet(thing);
  }

  /// Takes what lies there, or null. Taking thread.
  public @Nullable T take() {
    return place.get() == null ? null : place.getAndSet(null);
  }

  /// Whether nothing lies there. Any thread.
  public boolean isEmpty() {
    return place.get() == null;
  }
}
