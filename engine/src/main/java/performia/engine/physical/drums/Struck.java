// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Something stiff that is struck and rings with a few modes: cowbell, claves, wood block, agogo,
/// triangle. Built off the audio thread, run on it.
public final class Struck extends Piece {
  private static final double DYNAMICS = 1.75;

  private final Ring ring;
  private final Burst click;
  private final float clickLevel;
  private final Touch speed = new Touch(DYNAMICS);
  private final Grain grain;
  private final float leftGain;
  private final float rightGain;

  Struck(Ring ring, Burst click, double clickLevel, double pan, double level, int seed) {
    this.ring = ring;
    this.click = click;
    this.clickLevel = (float) clickLevel;
    grain = new Grain(seed);
    leftGain = (float) (level * Math.sqrt(0.5 * (1 - pan)));
    rightGain = (float) (level * Math.sqrt(0.5 * (1 + pan)));
  }

  @Override
  public void strike(float force, int way) {
    float push = speed.of(force) * grain.around(0.04f);
    ring.strike(push, 1.6f - 0.6f * force, grain);
    click.strike(clickLevel * push * force * grain.around(0.15f));
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    if (!sounds()) {
      return;
    }
    for (int i = from; i < to; i++) {
      float out = ring.next();
      if (click.sounds()) {
        out += click.next(grain);
      }
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  @Override
  boolean sounds() {
    return ring.sounds() || click.sounds();
  }

  @Override
  public void reset() {
    ring.reset();
    click.reset();
    grain.reset();
  }
}
