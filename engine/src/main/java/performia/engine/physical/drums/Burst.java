// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What a stroke excites beyond the modes that are computed one by one: a drumhead has thousands
/// above its first fifty, too dense to be told from noise in their band. Audio thread.
final class Burst {
  private static final float SILENT = 1e-7f;

  private final Band first;
  private final Band second;
  private final float attack;
  private final float stay;
  private float aim;
  private float level;

  /// @param hz middle of the band
  /// @param q how narrow
  /// @param attackSeconds time constant of the contact
  /// @param t60Seconds time to fall by 60 dB
  Burst(double hz, double q, double attackSeconds, double t60Seconds, int sampleRate) {
    first = new Band(Band.Kind.BAND, hz, q, sampleRate);
    second = new Band(Band.Kind.HIGH, 0.35 * hz, 0.7, sampleRate);
    attack = (float) (1 - StrictMath.exp(-1 / (attackSeconds * sampleRate)));
    stay = (float) StrictMath.exp(-6.907755 / (t60Seconds * sampleRate));
  }

  /// Adds a stroke.
  void strike(float amount) {
    aim += amount;
  }

  boolean sounds() {
    return level > SILENT || aim > SILENT;
  }

  float next(Grain grain) {
    level += attack * (aim - level);
    aim *= stay;
    return second.next(first.next(grain.noise() * level));
  }

  void reset() {
    first.reset();
    second.reset();
    aim = 0;
    level = 0;
  }
}
