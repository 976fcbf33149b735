// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import java.util.Arrays;
import performia.engine.physical.Control;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;

/// Struck bars: vibraphone, marimba, xylophone, glockenspiel, celesta. Ratios and decays after N.
/// Fletcher and T. Rossing, "The Physics of Musical Instruments", 2nd ed., chapter 19. Built off
/// the audio thread, played only on it.
///
/// Hears [Control] `STRIKE_POSITION` (1 the middle of the bar, 0 over the cord), `HARDNESS`
/// (mallet), `SUSTAIN`, `MUTE` and `CHOKE` (a hand on the bars), `MOTOR` (discs in the tubes),
/// `PLAYING_NOISE`.
final class Bars extends ModelledInstrument {
  private static final double PEDAL = 0.5;
  private static final double MOST_HZ = 10;
  private static final double DEPTH = 0.55;

  private final BarSpec spec;
  private final Bar[] bars;
  private final Noise chance = new Noise(17);
  private final double[] first;
  private final double[] others;
  private double turn;
  private double open = 1;
  private double openStep;
  private boolean awake;

  Bars(BarSpec spec, int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    this.spec = spec;
    bars = new Bar[spec.highest() - spec.lowest() + 1];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = new Bar(spec, spec.lowest() + i, sampleRate, maxFrames);
    }
    first = new double[maxFrames];
    others = new double[maxFrames];
    rehearse();
  }

  private Bar bar(int pitch) {
    int key = pitch;
    while (key < spec.lowest()) {
      key += 12;
    }
    while (key > spec.highest()) {
      key -= 12;
    }
    return bars[key - spec.lowest()];
  }

  @Override
  protected void strike(int pitch, double force) {
    awake = true;
    double hard = Math.max(0, Math.min(1, 0.7 * force + value(Control.HARDNESS) - 0.35));
    double place = value(Control.STRIKE_POSITION) + 0.03 * chance.next();
    double hand = Math.max(value(Control.MUTE), value(Control.CHOKE));
    bar(pitch).strike(Elementary.pow(force, 1.4), hard, place, hand, value(Control.PLAYING_NOISE));
  }

  @Override
  protected void release(int pitch) {
    bar(pitch).release(value(Control.SUSTAIN) >= PEDAL);
  }

  @Override
  protected void moved(int controller, float value) {
    if (controller == Control.SUSTAIN.controller() && value < PEDAL) {
      for (Bar bar : bars) {
        bar.pedalUp();
      }
    }
    if (controller == Control.CHOKE.controller() && value > 0) {
      for (Bar bar : bars) {
        bar.hand(value);
      }
    }
  }

  @Override
  protected void tick() {
    if (!awake) {
      return;
    }
    double hz = MOST_HZ * value(Control.MOTOR);
    turn += hz * TICK / sampleRate();
    turn -= (int) turn;
    double wanted = hz > 0 ? 1 - DEPTH * (0.5 - 0.5 * Elementary.cos(2 * Math.PI * turn)) : 1;
    openStep = (wanted - open) / TICK;
    boolean sounds = false;
    for (Bar bar : bars) {
      bar.tick(bendSemitones());
      sounds |= bar.sounding();
    }
    awake = sounds;
    if (!awake) {
      open = 1;
      openStep = 0;
    }
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    double from = open;
    for (int b = 0; b < bars.length; b++) {
      if (bars[b].sounding()) {
        Arrays.fill(first, start, limit, 0);
        Arrays.fill(others, start, limit, 0);
        bars[b].add(first, others, start, limit);
        double side = 0.7 * (b / (double) bars.length - 0.5);
        double leftGain = spec.level() * (1 - side);
        double rightGain = spec.level() * (1 + side);
        double gate = from;
        for (int i = start; i < limit; i++) {
          gate += openStep;
          double sound = first[i] * gate + others[i];
          leftOut[i] += leftGain * sound;
          rightOut[i] += rightGain * sound;
        }
      }
    }
    for (int i = start; i < limit; i++) {
      open += openStep;
    }
  }

  @Override
  protected void silence() {
    for (Bar bar : bars) {
      bar.reset();
    }
    chance.reset();
    turn = 0;
    open = 1;
    openStep = 0;
    awake = false;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (Bar bar : bars) {
      if (bar.sounding()) {
        active++;
      }
    }
    return active;
  }
}
