// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import performia.engine.event.MidiEvent;

/// Follows the MIDI clock of another machine: tempo, place in the song, running or not. Owned by
/// one thread; asks no clock itself.
///
/// A delay-locked loop smooths the moments of the ticks (Adriaensen, "Using a DLL to filter time",
/// LAC 2005): it begins fast and grows calm within the first beats, so that a jitter of a
/// millisecond moves the tempo by little.
public final class MidiClockFollower {
  private static final int TICKS_PER_BEAT = 24;
  private static final int TICKS_PER_SIXTEENTH = 6;
  private static final double SLOWEST_TICK_NANOS = 60e9 / 20 / TICKS_PER_BEAT;
  private static final double FASTEST_TICK_NANOS = 60e9 / 400 / TICKS_PER_BEAT;
  private static final double FIRST_OMEGA = 0.5;
  private static final double LAST_OMEGA = 0.04;
  private static final double CALMING = 0.95;

  private boolean running;
  private long position = -1;
  private long seen;
  private long origin;
  private double tickTime;
  private double tickNanos;
  private double omega;

  /// Takes a message; those that are no clock are ignored.
  ///
  /// @param message packed as in [MidiEvent]
  /// @param nanos when it came
  /// @return whether it was one of the clock
  public boolean take(int message, long nanos) {
    switch (MidiEvent.status(message)) {
      case 0xf8 -> tick(nanos);
      case 0xfa -> {
        position = -1;
        running = true;
      }
      case 0xfb -> running = true;
      case 0xfc -> running = false;
      case 0xf2 -> {
        long sixteenths = MidiEvent.data1(message) | MidiEvent.data2(message) << 7;
        position = sixteenths * TICKS_PER_SIXTEENTH - 1;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void tick(long nanos) {
    if (running) {
      position++;
    }
    double elapsed = nanos - origin - tickTime;
    boolean lost = elapsed > 3 * SLOWEST_TICK_NANOS || elapsed < -SLOWEST_TICK_NANOS;
    if (seen == 0 || lost) {
      seen = 1;
      origin = nanos;
      tickTime = 0;
      tickNanos = 0;
      omega = FIRST_OMEGA;
      return;
    }
    if (seen++ == 1) {
      tickNanos = Math.clamp(elapsed, FASTEST_TICK_NANOS, SLOWEST_TICK_NANOS);
      tickTime = elapsed;
      return;
    }
    double error = elapsed - tickNanos;
    // An error of more than half a tick, tick after tick, is a new tempo: be quick again.
    if (Math.abs(error) > tickNanos / 2) {
      omega = FIRST_OMEGA;
    }
    tickTime += tickNanos + Math.sqrt(2) * omega * error;
    tickNanos =
        Math.clamp(tickNanos + omega * omega * error, FASTEST_TICK_NANOS, SLOWEST_TICK_NANOS);
    omega = Math.max(LAST_OMEGA, omega * CALMING);
  }

  /// Whether the other machine plays.
  public boolean running() {
    return running;
  }

  /// Whether enough ticks were heard for [#tempo] to mean anything.
  public boolean locked() {
    return seen >= TICKS_PER_BEAT;
  }

  /// Beats a minute, 20..400; 0 before the second tick.
  public double tempo() {
    return tickNanos == 0 ? 0 : 60e9 / (tickNanos * TICKS_PER_BEAT);
  }

  /// Where the other machine is at a moment, in beats; it stands still while stopped.
  public double beatAt(long nanos) {
    double ticks = Math.max(0, position);
    if (running && position >= 0 && tickNanos > 0) {
      double since = (nanos - origin - tickTime) / tickNanos;
      // Two ticks without news is as far as it is believed.
      ticks = Math.max(0, position + Math.clamp(since, -2, 2));
    }
    return ticks / TICKS_PER_BEAT;
  }
}
