// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// A wire brush going round on a coated head. A hundred wires slip over the coating's grain, so
/// what they rub is noise: louder and brighter with speed, darker with pressure, uneven as a hand
/// is. Audio thread.
final class Sweep {
  private static final float STILL = 1e-6f;

  private final Band low;
  private final Band high;
  private final Band hush;
  private final float hand;
  private final float roughness;
  private final float strokeStay;
  private float speedAim;
  private float pressureAim = 0.5f;
  private float speed;
  private float pressure = 0.5f;
  private float rough;
  private float stroke;
  private float strokeAim;

  Sweep(int sampleRate) {
    low = new Band(Band.Kind.BAND, 1250, 0.55, sampleRate);
    high = new Band(Band.Kind.BAND, 3600, 0.5, sampleRate);
    hush = new Band(Band.Kind.HIGH, 420, 0.7, sampleRate);
    hand = (float) (1 - StrictMath.exp(-1 / (0.018 * sampleRate)));
    strokeStay = (float) StrictMath.exp(-1 / (0.16 * sampleRate));
    roughness = (float) (1 - StrictMath.exp(-2 * Math.PI * 35 / sampleRate));
  }

  /// @param value 0 lifted, 1 as fast as it goes
  void speed(float value) {
    speedAim = value;
  }

  /// Half a circle by itself.
  void stroke(float force) {
    strokeAim = force;
  }

  void pressure(float value) {
    pressureAim = value;
  }

  boolean sounds() {
    return speed > STILL || speedAim > 0 || strokeAim > STILL;
  }

  /// One frame of rubbing, also what drives the head.
  float next(Grain grain) {
    strokeAim *= strokeStay;
    stroke += 0.25f * hand * (strokeAim - stroke);
    speed += hand * (Math.min(1, speedAim + 2.2f * stroke) - speed);
    pressure += hand * (pressureAim - pressure);
    float noise = grain.noise();
    rough += roughness * (noise - rough);
    float level = speed * (0.35f + 0.65f * pressure) * Math.max(0.2f, 1 + 7 * rough);
    float bright = (0.25f + 0.75f * speed) * (1.15f - 0.5f * pressure);
    return hush.next(
        level * (low.next(noise) * (0.4f + 0.6f * pressure) + bright * high.next(noise)));
  }

  void reset() {
    low.reset();
    high.reset();
    hush.reset();
    speedAim = 0;
    speed = 0;
    pressureAim = 0.5f;
    pressure = 0.5f;
    rough = 0;
    stroke = 0;
    strokeAim = 0;
  }
}
