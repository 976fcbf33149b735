// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import performia.engine.physical.Control;

/// A pair of cymbals over a foot. How far the foot is down is one continuous matter: wide open they
/// ring, a little closer they strike each other while they swing and sizzle, shut they press each
/// other dead. Built off the audio thread, run on it.
///
/// Where the plates touch, they lose energy to each other's edges and throw some of it upwards. How
/// often they touch goes with how wide they swing against the gap that the foot leaves.
public final class HiHat extends Piece {
  /// Ways to strike it: with the foot as it is; shut; open; shut by the foot alone; opened again at
  /// once; a little open.
  public static final int STICK = 0;

  public static final int CLOSED = 1;
  public static final int OPEN = 2;
  public static final int FOOT = 3;
  public static final int SPLASH = 4;
  public static final int LOOSE = 5;

  private static final double DYNAMICS = 1.55;
  private static final float LOOSE_GAP = 0.16f;
  private static final float SHUT = 0.02f;

  /// From here on the plates never meet.
  private static final float APART = 0.95f;

  /// What pressed plates lose, by band, as 1 over the time constant in seconds.
  private static final float[] PRESSED = {75, 68, 60, 52, 44, 34, 28, 25, 23, 22};

  private final Plate plate;
  private final Zone stick;
  private final Zone foot;
  private final float[] stickWeights;
  private final float[] footWeights;
  private final Burst click;
  private final Burst clap;
  private final Ring clunk;
  private final Touch speed = new Touch(DYNAMICS);
  private final Touch bright = new Touch(0.45 * DYNAMICS);
  private final Grain grain;
  private final float leftGain;
  private final float rightGain;
  private final float footPerFrame;
  private float gap;
  private float aim;
  private float opened;
  private int frame;

  HiHat(Bronze bronze, Zone stick, Zone foot, double pan, double level, int seed, int sampleRate) {
    this.stick = stick;
    this.foot = foot;
    plate = new Plate(bronze, seed, sampleRate);
    stickWeights = stick.weights(bronze, seed);
    footWeights = foot.weights(bronze, seed + 1000);
    click = new Burst(7600, 0.5, 0.0001, 0.010, sampleRate);
    clap = new Burst(2300, 0.5, 0.0012, 0.045, sampleRate);
    clunk =
        new Ring(
            new double[] {372, 596, 905},
            new double[] {0.05, 0.04, 0.035},
            new double[] {0.20, 0.16, 0.1},
            0.0007,
            sampleRate);
    grain = new Grain(seed);
    leftGain = (float) (level * Math.sqrt(1 - pan));
    rightGain = (float) (level * Math.sqrt(1 + pan));
    // A foot is down or up within a fiftieth of a second.
    footPerFrame = (float) (1 / (0.018 * sampleRate));
  }

  @Override
  public void strike(float force, int way) {
    float push = speed.of(force) * grain.around(0.04f);
    switch (way) {
      case CLOSED -> aim = 0;
      case OPEN -> {
        // As far as the foot was told, else wide.
        aim = opened < SHUT ? 1 : opened;
        gap = aim;
      }
      case LOOSE -> {
        aim = LOOSE_GAP;
        gap = aim;
      }
      case FOOT, SPLASH -> {
        chick(push);
        aim = way == FOOT ? 0 : 1;
        gap = way == FOOT ? Math.min(gap, 0.1f) : Math.max(gap, 0.4f);
      }
      default -> {}
    }
    if (way != FOOT && way != SPLASH) {
      float soft = Math.max(300, (float) stick.softHz() * bright.of(force));
      plate.strike(stickWeights, (float) stick.impulse() * push, soft);
      click.strike((float) stick.click() * push * grain.around(0.15f));
      clunk.strike((float) stick.cup() * push, 1, grain);
    }
  }

  private void chick(float push) {
    plate.strike(footWeights, (float) foot.impulse() * push, (float) foot.softHz());
    clap.strike((float) foot.click() * push * grain.around(0.15f));
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    int i = from;
    while (i < to) {
      int count = Math.min(to - i, Plate.STRETCH - frame % Plate.STRETCH);
      if (frame % Plate.STRETCH == 0) {
        press();
      }
      plate.sound(left, right, i, i + count, leftGain, rightGain);
      touches(left, right, i, i + count);
      frame = (frame + count) % Plate.STRETCH;
      i += count;
    }
  }

  private void touches(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      float out = clunk.next();
      if (click.sounds()) {
        out += click.next(grain);
      }
      if (clap.sounds()) {
        out += clap.next(grain);
      }
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  /// Moves the foot a step and says how the plates meet now.
  private void press() {
    float step = footPerFrame * Plate.STRETCH;
    gap += Math.max(-step, Math.min(step, aim - gap));
    boolean apart = gap >= APART;
    float swing = (float) Math.sqrt(plate.energy(1) + plate.energy(2) + plate.energy(3));
    float met = apart ? 0 : swing / (swing + 0.6f * gap * gap + 0.02f * gap + 1e-9f);
    float near = 1 - gap;
    float close = near * near * near;
    float touch = apart ? 0 : close * close * (0.35f + 0.65f * met);
    for (int band = 0; band < Bronze.BANDS; band++) {
      plate.damp(band, PRESSED[band] * touch);
    }
    plate.collide(apart ? 0 : met * near * Math.min(1, 8 * gap));
  }

  @Override
  boolean sounds() {
    return plate.sounds() || click.sounds() || clap.sounds() || clunk.sounds();
  }

  @Override
  public void control(Control control, float value) {
    if (control == Control.OPENING) {
      float before = gap;
      opened = value;
      aim = value;
      if (opened < 0.08f && before > 0.25f) {
        chick(0.5f * before);
      }
    }
  }

  @Override
  public void reset() {
    plate.reset();
    click.reset();
    clap.reset();
    clunk.reset();
    grain.reset();
    gap = 0;
    aim = 0;
    opened = 0;
    frame = 0;
  }
}
