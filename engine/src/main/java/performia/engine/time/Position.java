// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.time;

/// A thread's own view of the transport: [#update] copies the newest state, the rest reads it. One
/// thread at a time; allocates nothing after construction.
public final class Position {
  private final Transport transport;
  private final long[] state = new long[Transport.LONGS];

  public Position(Transport transport) {
    this.transport = transport;
    update();
  }

  /// Looks again.
  public void update() {
    transport.snapshot().read(state);
  }

  /// Frames since the stream began.
  public long frame() {
    return state[0];
  }

  /// Where the transport is, in beats; below 0 in a count-in.
  public double beat() {
    return Double.longBitsToDouble(state[1]);
  }

  /// Beats a minute, the live ratio counted in.
  public double tempo() {
    return Double.longBitsToDouble(state[2]);
  }

  /// The live ratio: 1 as written.
  public double ratio() {
    return Double.longBitsToDouble(state[3]);
  }

  public boolean playing() {
    return state[4] != 0;
  }

  /// What a committed event has to carry; grows with every stop and locate.
  public int epoch() {
    return (int) state[5];
  }

  /// When the block began, in nanoseconds.
  public long nanos() {
    return state[6];
  }

  /// Frames a second.
  public int sampleRate() {
    return (int) state[7];
  }

  /// The beat at a moment shortly after [#nanos], at the tempo of now: for a smooth playhead.
  public double beatAt(long atNanos) {
    return playing() ? beat() + (atNanos - nanos()) * 1e-9 * tempo() / 60 : beat();
  }
}
