// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.physical.Control;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;

/// A bowed instrument. Notes that overlap within a string's reach are slurred. Built off the audio
/// thread, played only on it.
///
/// Hears [Control] `BREATH` (bow speed), `HARDNESS` (bow pressure), `STRIKE_POSITION` (0 at the
/// bridge, 1 over the fingerboard), `VIBRATO`, `PLAYING_NOISE`, `TONE`, `GLIDE`, `GLIDE_TIME`.
final class BowedInstrument extends ModelledInstrument {
  private static final double PEDAL = 0.5;
  private static final double VIBRATO_HZ = 5.4;
  private static final double SLUR_SECONDS = 0.02;
  private static final int SLUR_REACH = 9;

  private final BowSpec kind;
  private final Radiator body;
  private final BowedString[] strings;
  private final double[] force;
  private double swing;
  private boolean awake;

  BowedInstrument(BowSpec kind, Radiator body, int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    this.kind = kind;
    this.body = body;
    force = new double[maxFrames];
    strings = new BowedString[kind.strings().size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = new BowedString(kind.strings().get(i), kind, sampleRate, 100 + i);
    }
    rehearse();
  }

  @Override
  protected void strike(int pitch, double strength) {
    if (!awake) {
      awake = true;
      body.tick(value(Control.TONE));
    }
    int lowest = kind.strings().getFirst().openPitch();
    int highest = kind.strings().getLast().openPitch() + kind.reach();
    int note = pitch;
    while (note < lowest) {
      note += 12;
    }
    while (note > highest) {
      note -= 12;
    }
    double speed = 0.05 + 0.13 * strength;
    BowedString slurred = slurred(note);
    if (slurred != null) {
      boolean slides = value(Control.GLIDE) >= PEDAL;
      double seconds =
          slides ? 0.02 * Elementary.two(5.64 * value(Control.GLIDE_TIME)) : SLUR_SECONDS;
      slurred.slur(note, speed, seconds);
    } else {
      BowedString string = choose(note);
      string.bow(note, speed, 0.09 - 0.06 * strength);
      string.lay(grip(), place(), roughness());
    }
  }

  private double place() {
    return kind.place() * Elementary.two(2 * (value(Control.STRIKE_POSITION) - 0.5));
  }

  private double grip() {
    return 0.45 + 0.6 * value(Control.HARDNESS);
  }

  private double roughness() {
    return 0.12 * value(Control.PLAYING_NOISE);
  }

  private @Nullable BowedString slurred(int note) {
    for (BowedString string : strings) {
      if (string.held()
          && note >= string.spec().openPitch()
          && Math.abs(note - string.pitch()) <= SLUR_REACH
          && (value(Control.LEGATO) >= PEDAL || value(Control.GLIDE) >= PEDAL)) {
        return string;
      }
    }
    return null;
  }

  /// The highest string that has the note and is free, else the highest that has it.
  private BowedString choose(int note) {
    BowedString best = strings[0];
    for (BowedString string : strings) {
      if (string.spec().openPitch() <= note && (!string.held() || best == strings[0])) {
        best = string;
      }
    }
    return best;
  }

  @Override
  protected void release(int pitch) {
    for (BowedString string : strings) {
      if (string.held() && Math.floorMod(string.pitch() - pitch, 12) == 0) {
        string.lift();
      }
    }
  }

  @Override
  protected void tick() {
    if (!awake) {
      return;
    }
    swing += VIBRATO_HZ * TICK / sampleRate();
    swing -= (int) swing;
    double bend =
        bendSemitones() + 0.4 * value(Control.VIBRATO) * Elementary.sin(2 * Math.PI * swing);
    boolean sounds = false;
    for (BowedString string : strings) {
      string.tick(bend, grip(), place(), roughness());
      sounds |= string.sounding();
    }
    body.tick(value(Control.TONE));
    awake = sounds || !body.quiet();
    if (!awake) {
      body.reset();
    }
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    Arrays.fill(force, start, limit, 0);
    for (BowedString string : strings) {
      int done = start;
      while (string.sounding() && done < limit) {
        int frames = Math.min(limit - done, string.room());
        string.work(force, done, frames);
        done += frames;
      }
    }
    double level = kind.level() * (0.3 + 0.7 * value(Control.BREATH));
    for (int i = start; i < limit; i++) {
      force[i] *= level;
    }
    body.add(force, leftOut, rightOut, start, limit);
  }

  @Override
  protected void silence() {
    for (BowedString string : strings) {
      string.reset();
    }
    body.reset();
    swing = 0;
    awake = false;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (BowedString string : strings) {
      if (string.sounding()) {
        active++;
      }
    }
    return active;
  }
}
