// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// A thread's own view of the meters: [#update] copies the newest state, the rest reads it. One
/// thread at a time; allocates nothing after construction.
public final class Levels {
  private final AudioEngine engine;
  private final long[] state;
  private final int parts;

  public Levels(AudioEngine engine) {
    this.engine = engine;
    parts = engine.parts().size();
    state = new long[engine.levels().longs()];
  }

  /// Looks again.
  public void update() {
    engine.levels().read(state);
  }

  /// Peak of a part after its fader, linear, the louder side.
  public float peak(int part) {
    return louder(state[2 * part]);
  }

  /// RMS of a part after its fader, linear, the louder side.
  public float rms(int part) {
    return louder(state[2 * part + 1]);
  }

  public float masterPeak() {
    return louder(state[2 * parts]);
  }

  public float masterPeakLeft() {
    return Float.intBitsToFloat((int) (state[2 * parts] >>> 32));
  }

  public float masterPeakRight() {
    return Float.intBitsToFloat((int) state[2 * parts]);
  }

  public float masterRms() {
    return louder(state[2 * parts + 1]);
  }

  /// The limiter's lowest gain in the block shown: 1 when it did nothing.
  public float limiterGain() {
    return Float.intBitsToFloat((int) state[2 * parts + 2]);
  }

  private static float louder(long packed) {
    return Math.max(
        Float.intBitsToFloat((int) (packed >>> 32)), Float.intBitsToFloat((int) packed));
  }
}
