// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import performia.engine.physical.Control;

/// A drum of one or two heads without wires: kick, tom, conga, bongo, timbale. Built off the audio
/// thread, run on it.
public final class Drum extends Piece {
  /// Stick speed over MIDI velocity, so that soft is as soft as drummers' recordings have it.
  private static final double DYNAMICS = 1.5;

  private final Head head;
  private final Beater beater;
  private final Burst click;
  private final Burst body;
  private final Touch speed = new Touch(DYNAMICS);
  private final Touch hardness = new Touch(2 * DYNAMICS);
  private final Touch contact;
  private final Grain grain;
  private final Hand hand;
  private final float leftGain;
  private final float rightGain;
  private final int sampleRate;

  /// @param pan -1 left to 1 right
  /// @param level of all of it
  Drum(Skin skin, Beater beater, double pan, double level, int seed, int sampleRate) {
    this.beater = beater;
    this.sampleRate = sampleRate;
    head = new Head(skin, sampleRate);
    double touch = 0.25 * beater.contactSeconds();
    click = new Burst(beater.clickHz(), 0.7, touch, beater.clickSeconds(), sampleRate);
    body = new Burst(beater.bodyHz(), 0.8, touch, beater.bodySeconds(), sampleRate);
    contact = new Touch(-beater.softening() * DYNAMICS);
    grain = new Grain(seed);
    hand = new Hand(beater.place());
    leftGain = (float) (level * Math.sqrt(0.5 * (1 - pan)));
    rightGain = (float) (level * Math.sqrt(0.5 * (1 + pan)));
  }

  @Override
  public void strike(float force, int way) {
    float at = Math.max(0, Math.min(1, hand.place() + (float) beater.spread() * grain.noise()));
    int turn = (int) (grain.unit() * 255);
    double length = beater.contactSeconds() * contact.of(force) * hand.longer() * sampleRate;
    float push = speed.of(force) * grain.around(0.03f);
    head.strike(at, turn, (float) length * grain.around(0.06f), (float) beater.impulse() * push);
    float hard = hardness.of(force) * hand.louder();
    click.strike((float) beater.click() * hard * grain.around(0.12f));
    body.strike((float) beater.body() * 0.5f * (hard + push) * grain.around(0.08f));
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    if (!sounds()) {
      return;
    }
    for (int i = from; i < to; i++) {
      float out = head.next();
      if (click.sounds()) {
        out += click.next(grain);
      }
      if (body.sounds()) {
        out += body.next(grain);
      }
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  @Override
  boolean sounds() {
    return head.sounds() || click.sounds() || body.sounds();
  }

  @Override
  public void control(Control control, float value) {
    switch (control) {
      case STRIKE_POSITION -> hand.place(value);
      case HARDNESS -> hand.hardness(value);
      case MUTE -> head.mute(value);
      default -> {}
    }
  }

  @Override
  public void reset() {
    head.reset();
    click.reset();
    body.reset();
    grain.reset();
    hand.reset();
  }
}
