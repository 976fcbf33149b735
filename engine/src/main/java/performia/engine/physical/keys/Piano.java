// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import java.util.Arrays;
import performia.engine.physical.Control;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;

/// A grand piano. Built off the audio thread, played only on it.
///
/// Hears [Control] `SUSTAIN` (half-pedalling too), `SOSTENUTO`, `SOFT`, `HARDNESS` (felt),
/// `STRIKE_POSITION`, `MUTE` (felt between hammer and string, dampers near), `PLAYING_NOISE`,
/// `SYMPATHY` (what rings with the pedal down).
final class Piano extends ModelledInstrument {
  private static final double PEDAL = 0.5;
  private static final int MOST_KEYS = 28;
  private static final double LEVEL = 0.011;
  private static final double KNOCK = 14;

  private final PianoKey[] keys = new PianoKey[PianoScale.HIGHEST - PianoScale.LOWEST + 1];
  private final boolean[] kept = new boolean[keys.length];
  private final Soundboard board;
  private final Noise chance = new Noise(29);
  private final double[] force;
  private final double knockFall;
  private double knock;
  private double knockLow;
  private double knockLower;
  private final double knockCut;
  private double pedal;
  private boolean awake;

  Piano(int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new PianoKey(PianoScale.LOWEST + i, sampleRate);
    }
    board = new Soundboard(sampleRate);
    force = new double[maxFrames];
    knockFall = Elementary.exp(-1 / (0.022 * sampleRate));
    knockCut = 1 - Elementary.exp(-2 * Math.PI * Math.min(0.4, 260.0 / sampleRate));
    rehearse();
  }

  private static int index(int pitch) {
    int key = pitch;
    while (key < PianoScale.LOWEST) {
      key += 12;
    }
    while (key > PianoScale.HIGHEST) {
      key -= 12;
    }
    return key - PianoScale.LOWEST;
  }

  @Override
  protected void strike(int pitch, double velocity) {
    awake = true;
    makeRoom();
    double metres = 0.35 + 5.2 * Elementary.pow(velocity, 1.7);
    double felt =
        Elementary.two(
            5 * (value(Control.HARDNESS) - 0.5)
                - 1.2 * value(Control.SOFT)
                - 6 * value(Control.MUTE));
    double along = Elementary.two(2 * (value(Control.STRIKE_POSITION) - 0.5));
    keys[index(pitch)].strike(metres, felt, value(Control.SOFT), along);
    knock = Math.max(knock, KNOCK * metres * 2 * value(Control.PLAYING_NOISE));
  }

  /// Ends the quietest key that is not held when too many sound.
  private void makeRoom() {
    int count = 0;
    PianoKey quietest = keys[0];
    double least = Double.MAX_VALUE;
    for (PianoKey key : keys) {
      if (key.sounding()) {
        count++;
        double level = key.level() + (key.held() ? 1000 : 0);
        if (level < least) {
          least = level;
          quietest = key;
        }
      }
    }
    if (count >= MOST_KEYS) {
      quietest.choke();
    }
  }

  @Override
  protected void release(int pitch) {
    int index = index(pitch);
    keys[index].release(kept[index] ? 0 : 1 - lifted());
  }

  /// How far the pedal holds the dampers off: they touch between a quarter and a half.
  private double lifted() {
    return Math.max(0, Math.min(1, 4 * value(Control.SUSTAIN) - 1));
  }

  @Override
  protected void moved(int controller, float value) {
    if (controller == Control.SOSTENUTO.controller()) {
      for (int i = 0; i < keys.length; i++) {
        kept[i] = value >= PEDAL && (kept[i] || keys[i].held());
      }
    }
    if (controller == Control.SUSTAIN.controller()
        || controller == Control.SOSTENUTO.controller()) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i].sounding() && !keys[i].held()) {
          keys[i].damp(kept[i] ? 0 : 1 - lifted());
        }
      }
    }
  }

  @Override
  protected void tick() {
    if (!awake) {
      return;
    }
    pedal += 0.05 * (lifted() * 2 * value(Control.SYMPATHY) - pedal);
    board.tick(Math.min(1, 0.6 * pedal));
    boolean sounds = knock > 1e-5;
    for (PianoKey key : keys) {
      key.tick(bendSemitones());
      sounds |= key.sounding();
    }
    awake = sounds || !board.quiet();
    if (!awake) {
      board.reset();
      knock = 0;
    }
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    Arrays.fill(force, start, limit, 0);
    for (PianoKey key : keys) {
      if (key.sounding()) {
        key.add(force, start, limit);
      }
    }
    for (int i = start; i < limit; i++) {
      if (knock > 1e-6) {
        knockLow += knockCut * (knock * chance.next() - knockLow);
        knockLower += knockCut * (knockLow - knockLower);
        knock *= knockFall;
      }
      force[i] = LEVEL * (force[i] + knockLower);
      knockLower *= 0.9999;
    }
    board.add(force, leftOut, rightOut, start, limit);
  }

  @Override
  protected void silence() {
    for (PianoKey key : keys) {
      key.reset();
    }
    Arrays.fill(kept, false);
    board.reset();
    chance.reset();
    knock = 0;
    knockLow = 0;
    knockLower = 0;
    pedal = 0;
    awake = false;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (PianoKey key : keys) {
      if (key.sounding()) {
        active++;
      }
    }
    return active;
  }
}
