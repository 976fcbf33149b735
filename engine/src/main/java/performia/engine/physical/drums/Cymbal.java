// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import performia.engine.physical.Control;

/// A hanging cymbal: one plate, struck in one of its zones, gripped by a hand. Built off the audio
/// thread, run on it.
public final class Cymbal extends Piece {
  /// Ways to strike a ride; a crash has the first only.
  public static final int BOW = 0;

  public static final int BELL = 1;
  public static final int EDGE = 2;

  private static final float USUAL = 0.5f;
  private static final double DYNAMICS = 1.55;

  /// A grip ends a cymbal within a twentieth of a second.
  private static final float GRIP = 90;

  private final Plate plate;
  private final Zone[] zones;
  private final float[][] weights;
  private final Ring[] cups;
  private final Burst click;
  private final Touch speed = new Touch(DYNAMICS);
  private final Touch bright = new Touch(0.45 * DYNAMICS);
  private final Grain grain;
  private final Hand hand = new Hand(USUAL);
  private final float leftGain;
  private final float rightGain;
  private final float holdPerFrame;
  private float place = USUAL;

  /// @param cups a ring for each zone
  Cymbal(
      Bronze bronze,
      Zone[] zones,
      Ring[] cups,
      double clickHz,
      double pan,
      double level,
      int seed,
      int sampleRate) {
    this.zones = zones.clone();
    this.cups = cups.clone();
    plate = new Plate(bronze, seed, sampleRate);
    weights = new float[zones.length][];
    for (int i = 0; i < zones.length; i++) {
      weights[i] = zones[i].weights(bronze, seed + 1000 * i);
    }
    click = new Burst(clickHz, 0.5, 0.0001, 0.014, sampleRate);
    grain = new Grain(seed);
    leftGain = (float) (level * Math.sqrt(1 - pan));
    rightGain = (float) (level * Math.sqrt(1 + pan));
    holdPerFrame = GRIP / sampleRate;
  }

  @Override
  public void strike(float force, int way) {
    int zone = Math.max(0, Math.min(zones.length - 1, way));
    if (way == BOW && zones.length > EDGE) {
      zone = place > 0.85f ? BELL : place < 0.15f ? EDGE : BOW;
    }
    Zone at = zones[zone];
    float push = speed.of(force) * grain.around(0.04f);
    float soft = (float) at.softHz() * bright.of(force);
    plate.strike(weights[zone], (float) at.impulse() * push, Math.max(200, soft / hand.longer()));
    if (at.cup() > 0) {
      cups[zone].strike((float) at.cup() * push, 1.3f - 0.5f * force, grain);
    }
    click.strike((float) at.click() * hand.louder() * push * grain.around(0.15f));
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    if (!sounds()) {
      return;
    }
    plate.sound(left, right, from, to, leftGain, rightGain);
    for (int i = from; i < to; i++) {
      float out = 0;
      for (int ring = 0; ring < cups.length; ring++) {
        out += cups[ring].next();
      }
      if (click.sounds()) {
        out += click.next(grain);
      }
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  @Override
  boolean sounds() {
    boolean rings = plate.sounds() || click.sounds();
    for (int ring = 0; ring < cups.length; ring++) {
      rings |= cups[ring].sounds();
    }
    return rings;
  }

  @Override
  public void control(Control control, float value) {
    if (control == Control.STRIKE_POSITION) {
      place = value;
    } else if (control == Control.HARDNESS) {
      hand.hardness(value);
    } else if (control == Control.CHOKE) {
      for (int band = 0; band < Bronze.BANDS; band++) {
        plate.damp(band, value * GRIP);
      }
      for (int ring = 0; ring < cups.length; ring++) {
        cups[ring].hold(1 - value * holdPerFrame);
      }
    }
  }

  @Override
  public void reset() {
    plate.reset();
    for (Ring cup : cups) {
      cup.reset();
    }
    control(Control.CHOKE, 0);
    click.reset();
    grain.reset();
    place = USUAL;
    hand.reset();
  }
}
