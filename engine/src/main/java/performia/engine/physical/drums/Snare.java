// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import performia.engine.physical.Control;

/// A snare drum: two heads and their air, wires that chatter under the lower one, a rim that can be
/// hit and a stick that can be laid across, and a brush. Built off the audio thread, run on it.
public final class Snare extends Piece {
  /// Ways to strike it.
  public static final int HEAD = 0;

  public static final int RIMSHOT = 1;
  public static final int CROSS_STICK = 2;
  public static final int BRUSH_TAP = 3;
  public static final int BRUSH_SLAP = 4;
  public static final int BRUSH_SWEEP = 5;

  /// With the wires this loose they hang off the head.
  private static final float WIRES_OFF = 0.02f;

  /// Sound of the other drums below this does not reach the wires.
  private static final float STILL_AIR = 1e-3f;

  /// How far the air moves the lower head, beside what its own strokes do.
  private static final float AIRBORNE = 0.16f;

  private static final double DYNAMICS = 1.5;

  private final Beater stick;
  private final Head head;
  private final Wires wires;
  private final Ring rim;
  private final Ring wood;
  private final Burst click;
  private final Burst body;
  private final Burst brush;
  private final Sweep sweep;
  private final Touch speed = new Touch(DYNAMICS);
  private final Touch hardness = new Touch(2 * DYNAMICS);
  private final Touch contact;
  private final Grain grain;
  private final Hand hand;
  private final float wiresLevel;
  private final float leftGain;
  private final float rightGain;
  private final int sampleRate;
  private final float slow;
  private final float rubbed;
  private boolean wiresOn = true;
  private float sympathy = 0.5f * AIRBORNE;
  private float push;

  Snare(
      Skin skin,
      Beater stick,
      double wiresLevel,
      double pan,
      double level,
      int seed,
      int sampleRate) {
    this.stick = stick;
    this.sampleRate = sampleRate;
    this.wiresLevel = (float) wiresLevel;
    head = new Head(skin, sampleRate);
    wires = new Wires(skin.hz(), 0.36, seed, sampleRate);
    // A steel hoop's bending modes go as the squares of odd numbers, tamed by its lugs.
    rim =
        new Ring(
            new double[] {432, 695, 1042, 1485, 2010, 2690, 3480},
            new double[] {0.24, 0.20, 0.17, 0.14, 0.12, 0.10, 0.08},
            new double[] {0.30, 0.34, 0.36, 0.32, 0.26, 0.2, 0.15},
            0.0005,
            sampleRate);
    wood =
        new Ring(
            new double[] {486, 790, 1190, 1660, 2240, 3080, 4150, 5400},
            new double[] {0.10, 0.095, 0.09, 0.08, 0.07, 0.06, 0.05, 0.04},
            new double[] {0.20, 0.32, 0.62, 1.0, 0.8, 0.6, 0.5, 0.3},
            0.0003,
            sampleRate);
    double touch = 0.25 * stick.contactSeconds();
    click = new Burst(stick.clickHz(), 0.6, touch, stick.clickSeconds(), sampleRate);
    body = new Burst(stick.bodyHz(), 0.8, touch, stick.bodySeconds(), sampleRate);
    brush = new Burst(3000, 0.45, 0.0022, 0.13, sampleRate);
    sweep = new Sweep(sampleRate);
    contact = new Touch(-stick.softening() * DYNAMICS);
    slow = (float) (1 - StrictMath.exp(-2 * Math.PI * 350 / sampleRate));
    // Noise adds up by its power.
    rubbed = 0.0012f * (float) Math.sqrt(48_000.0 / sampleRate);
    grain = new Grain(seed);
    hand = new Hand(stick.place());
    leftGain = (float) (level * Math.sqrt(0.5 * (1 - pan)));
    rightGain = (float) (level * Math.sqrt(0.5 * (1 + pan)));
  }

  @Override
  public void strike(float force, int way) {
    float at = Math.max(0, Math.min(1, hand.place() + (float) stick.spread() * grain.noise()));
    float soft = contact.of(force) * hand.longer() * grain.around(0.06f);
    float push = speed.of(force) * grain.around(0.03f);
    float hard = hardness.of(force) * hand.louder() * grain.around(0.1f);
    switch (way) {
      case RIMSHOT -> {
        // The stick's shoulder stops at the rim: a shorter touch, and the hoop sings.
        hit(0.5f, 0.7f * soft, 0.75f * push, 1.4f * hard);
        rim.strike(0.3f * push, soft, grain);
      }
      case CROSS_STICK -> {
        hit(0.85f, 0.6f * soft, 0.04f * push, 0.1f * hard);
        wood.strike(0.2f * push, soft, grain);
      }
      case BRUSH_TAP -> {
        hit(at, 2.4f * soft, 1.05f * push, 0.02f * hard);
        brush.strike(0.43f * push);
      }
      case BRUSH_SLAP -> {
        hit(0.3f, 2 * soft, 1.45f * push, 0.05f * hard);
        brush.strike(0.52f * push);
      }
      case BRUSH_SWEEP -> sweep.stroke(push);
      default -> hit(at, soft, push, hard);
    }
  }

  private void hit(float at, float softness, float push, float hard) {
    int turn = (int) (grain.unit() * 255);
    float length = (float) stick.contactSeconds() * sampleRate;
    head.strike(at, turn, length * softness, (float) stick.impulse() * push);
    click.strike((float) stick.click() * hard);
    body.strike((float) stick.body() * 0.5f * (hard + Math.min(push, 10 * hard)));
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      // What the drums before it in the kit have sounded into the same arrays.
      float air = sympathy * (left[i] + right[i]);
      if (Math.abs(air) <= STILL_AIR && !sounds()) {
        push = 0;
        continue;
      }
      push += slow * (air - push);
      float out = 0;
      if (sweep.sounds()) {
        float rub = sweep.next(grain);
        head.rub(rubbed * rub);
        out += 0.025f * rub;
      }
      out += head.next();
      if (wiresOn) {
        out += wiresLevel * wires.next((head.sounds() ? head.below() : 0) + push, grain);
      }
      out += rim.next() + wood.next() + bursts();
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  private float bursts() {
    float out = 0;
    if (click.sounds()) {
      out += click.next(grain);
    }
    if (body.sounds()) {
      out += body.next(grain);
    }
    if (brush.sounds()) {
      out += brush.next(grain);
    }
    return out;
  }

  @Override
  boolean sounds() {
    return head.sounds()
        || wires.sounds()
        || rim.sounds()
        || wood.sounds()
        || click.sounds()
        || body.sounds()
        || brush.sounds()
        || sweep.sounds();
  }

  @Override
  public void control(Control control, float value) {
    switch (control) {
      case STRIKE_POSITION -> hand.place(value);
      case HARDNESS -> hand.hardness(value);
      case MUTE -> head.mute(value);
      case SYMPATHY -> sympathy = value * AIRBORNE;
      case SWEEP_SPEED -> sweep.speed(value);
      case SWEEP_PRESSURE -> sweep.pressure(value);
      case TENSION -> {
        boolean on = value > WIRES_OFF;
        if (on != wiresOn) {
          wires.still();
        }
        wiresOn = on;
        wires.tension(value);
      }
      default -> {}
    }
  }

  @Override
  public void reset() {
    head.reset();
    wires.reset();
    rim.reset();
    wood.reset();
    click.reset();
    body.reset();
    brush.reset();
    sweep.reset();
    grain.reset();
    hand.reset();
    wiresOn = true;
    sympathy = 0.5f * AIRBORNE;
    push = 0;
  }
}
