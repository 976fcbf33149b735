// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import java.util.Arrays;
import performia.engine.physical.Control;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;
import performia.engine.physical.Resonance;

/// An electric piano of tines or reeds with its amplifier. Built off the audio thread, played only
/// on it.
///
/// Hears [Control] `SUSTAIN`, `HARDNESS` (hammer tips), `PICKUP_POSITION` (0 in line with the tine:
/// hollow, an octave up; 1 far off: pure), `TONE`, `MOTOR` (tremolo from side to side), `MUTE`,
/// `PLAYING_NOISE`.
final class TinePiano extends ModelledInstrument {
  private static final int LOWEST = 24;
  private static final int HIGHEST = 103;
  private static final double PEDAL = 0.5;
  private static final double MOST_HZ = 10;
  private static final double DEPTH = 0.5;

  private final TineSpec spec;
  private final Tine[] tines = new Tine[HIGHEST - LOWEST + 1];
  private final Resonance ground;
  private final Resonance top;
  private final Noise chance = new Noise(41);
  private final double[] volts;
  private final double thumpFall;
  private final double thumpCut;
  private double thump;
  private double thumpLow;
  private double thumpLower;
  private double turn;
  private double side;
  private double sideStep;
  private boolean awake;

  TinePiano(TineSpec spec, int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    this.spec = spec;
    for (int i = 0; i < tines.length; i++) {
      tines[i] = new Tine(spec, LOWEST + i, sampleRate, maxFrames);
    }
    ground = new Resonance(sampleRate);
    ground.set(spec.groundHz(), 0.707);
    top = new Resonance(sampleRate);
    volts = new double[maxFrames];
    thumpFall = Elementary.exp(-1 / (0.01 * sampleRate));
    thumpCut = 1 - Elementary.exp(-2 * Math.PI * Math.min(0.4, 400.0 / sampleRate));
    rehearse();
  }

  private static int index(int pitch) {
    int key = pitch;
    while (key < LOWEST) {
      key += 12;
    }
    while (key > HIGHEST) {
      key -= 12;
    }
    return key - LOWEST;
  }

  @Override
  protected void strike(int pitch, double force) {
    if (!awake) {
      awake = true;
      voice();
    }
    double strength = 0.06 + 0.94 * Elementary.pow(force, 1.6);
    double hard = Math.max(0, Math.min(1, 0.8 * force + value(Control.HARDNESS) - 0.4));
    tines[index(pitch)].strike(strength, hard, value(Control.MUTE));
    thump = Math.max(thump, 2 * value(Control.PLAYING_NOISE) * spec.thump() * (0.3 + force));
  }

  private void voice() {
    top.set(spec.topHz() * Elementary.two(3 * (value(Control.TONE) - 0.7)), spec.topQ());
  }

  @Override
  protected void release(int pitch) {
    tines[index(pitch)].release(value(Control.SUSTAIN) >= PEDAL);
  }

  @Override
  protected void moved(int controller, float value) {
    if (controller == Control.SUSTAIN.controller() && value < PEDAL) {
      for (Tine tine : tines) {
        tine.pedalUp();
      }
    }
  }

  @Override
  protected void tick() {
    double stands = spec.offset() * 2 * value(Control.PICKUP_POSITION);
    boolean sounds = thump > 1e-6;
    for (Tine tine : tines) {
      tine.tick(bendSemitones(), stands);
      sounds |= tine.sounding();
    }
    if (!awake) {
      return;
    }
    double hz = MOST_HZ * value(Control.MOTOR);
    turn += hz * TICK / sampleRate();
    turn -= (int) turn;
    double wanted = hz > 0 ? DEPTH * Elementary.sin(2 * Math.PI * turn) : 0;
    sideStep = (wanted - side) / TICK;
    voice();
    awake = sounds || !(ground.quiet() && top.quiet());
    if (!awake) {
      rest();
    }
  }

  private void rest() {
    ground.reset();
    top.reset();
    thump = 0;
    thumpLow = 0;
    thumpLower = 0;
    side = 0;
    sideStep = 0;
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    Arrays.fill(volts, start, limit, 0);
    for (Tine tine : tines) {
      if (tine.sounding()) {
        tine.add(volts, start, limit);
      }
    }
    for (int i = start; i < limit; i++) {
      thumpLow += thumpCut * (thump * chance.next() - thumpLow);
      thumpLower += thumpCut * (thumpLow - thumpLower);
      thump *= thumpFall;
      side += sideStep;
      double x = spec.level() * top.low(ground.high(volts[i] + thumpLower));
      leftOut[i] += x * (1 - side);
      rightOut[i] += x * (1 + side);
    }
  }

  @Override
  protected void silence() {
    for (Tine tine : tines) {
      tine.reset();
    }
    chance.reset();
    turn = 0;
    rest();
    awake = false;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (Tine tine : tines) {
      if (tine.sounding()) {
        active++;
      }
    }
    return active;
  }
}
