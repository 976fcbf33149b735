// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;

/// Snare wires under the lower head. Each is a mass on a spring that presses it to the head; the
/// head throws it off, it falls back, and where they meet it takes the head's speed and a little
/// more (T. D. Rossing et al., JASA 1992: wires leave the head above a certain stroke and strike it
/// again). The blows, not the head's swing, set the wires ringing, which is heard as noise. Nothing
/// here feeds back, so it is stable whatever happens above. Audio thread.
final class Wires {
  private static final int COUNT = 8;
  private static final float BOUNCE = 0.35f;
  private static final float TINY = 1e-18f;

  private final float[] place = new float[COUNT];
  private final float[] speed = new float[COUNT];
  private final float[] spring = new float[COUNT];
  private final float[] rest = new float[COUNT];
  private final float perFrame;
  private final float unit;
  private final float rise;
  private final float shortStay;
  private final float longStay;
  private final Band low;
  private final Band bright;
  private final Band high;
  private float tight = 1;
  private float lastHead;
  private float blow;
  private float rattle;
  private float ring;

  /// @param headHz the head's lowest mode
  /// @param ringSeconds how long a blow rings in the wires
  Wires(double headHz, double ringSeconds, int seed, int sampleRate) {
    perFrame = 1f / sampleRate;
    unit = (float) (1 / (2 * Math.PI * headHz));
    Grain grain = new Grain(seed);
    for (int i = 0; i < COUNT; i++) {
      double hz = 70 + 110 * (i + grain.unit()) / COUNT;
      spring[i] = (float) (4 * Math.PI * Math.PI * hz * hz / sampleRate);
      rest[i] = 0.02f + 0.06f * grain.unit();
    }
    rise = (float) (1 - StrictMath.exp(-1 / (0.0003 * sampleRate)));
    shortStay = (float) StrictMath.exp(-1 / (0.004 * sampleRate));
    longStay = (float) StrictMath.exp(-6.907755 / (ringSeconds * sampleRate));
    low = new Band(Band.Kind.HIGH, 950, 0.7, sampleRate);
    bright = new Band(Band.Kind.BAND, 3600, 0.4, sampleRate);
    high = new Band(Band.Kind.LOW, 8200, 0.7, sampleRate);
  }

  boolean sounds() {
    return rattle + ring > 1e-7f;
  }

  /// One frame.
  ///
  /// @param head where the lower head is, outwards
  float next(float head, Grain grain) {
    float headSpeed = (head - lastHead) / perFrame;
    lastHead = head;
    float hit = 0;
    for (int i = 0; i < COUNT; i++) {
      float pressed = tight * rest[i];
      speed[i] -= spring[i] * (place[i] + pressed);
      place[i] += speed[i] * perFrame;
      if (place[i] < head) {
        place[i] = head;
        float meet = headSpeed - speed[i];
        if (meet > 3 * spring[i] * pressed) {
          speed[i] = headSpeed + BOUNCE * meet;
          hit += meet;
        } else {
          // Pressed on, not thrown.
          speed[i] = headSpeed;
        }
      }
    }
    hit *= unit / COUNT;
    // Weak touches only press: the wires lie still under the weakest swings.
    hit = hit * hit / (hit + 0.0012f);
    rattle = rattle * shortStay + 0.5f * hit + TINY - TINY;
    ring = ring * longStay + 0.10f * hit + TINY - TINY;
    blow += rise * (rattle + ring - blow);
    float noise = grain.noise() * blow;
    return high.next(0.55f * low.next(noise) + bright.next(noise));
  }

  /// How hard they are pressed on, a half as it comes: tighter is drier.
  void tension(float value) {
    tight = 0.3f + 1.4f * value;
  }

  /// Wires off the head.
  void still() {
    Arrays.fill(place, 0);
    Arrays.fill(speed, 0);
    lastHead = 0;
  }

  void reset() {
    still();
    tight = 1;
    blow = 0;
    rattle = 0;
    ring = 0;
    low.reset();
    bright.reset();
    high.reset();
  }
}
