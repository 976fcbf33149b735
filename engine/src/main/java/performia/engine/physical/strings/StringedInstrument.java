// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.physical.Control;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;

/// A plucked instrument: its strings meet at a bridge that takes up a little of what arrives and
/// gives it to all of them, which no setting can make grow, as the bridge only resists. Built off
/// the audio thread, played only on it.
///
/// Hears [Control] `TECHNIQUE`, `STRIKE_POSITION`, `HARDNESS`, `MUTE`, `CHOKE`, `PICKUP_POSITION`,
/// `TONE`, `VIBRATO`, `PLAYING_NOISE`, `SYMPATHY`, `LEGATO`, `GLIDE`, `GLIDE_TIME`, `SUSTAIN`.
final class StringedInstrument extends ModelledInstrument {
  private static final double PEDAL = 0.5;
  private static final double VIBRATO_HZ = 5.2;
  private static final double RISE = 1.3;
  private static final int SLUR_REACH = 5;
  private static final int SLIDE_REACH = 24;
  private static final double SLUR_SECONDS = 0.006;

  private final StringedSpec kind;
  private final @Nullable PickupSpec pickup;
  private final Radiator radiator;
  private final double level;
  private final PlayedString[] strings;
  private final Fingering fingering;
  private final Stroke stroke = new Stroke();
  private final Noise chance = new Noise(11);
  private final double[] bridge = new double[TICK];
  private final double[] heard = new double[TICK];
  private final double[] driven;
  private double swing;
  private double pickupPlace;
  private boolean awake;

  /// @param pickup null for an instrument that its body makes heard
  /// @param level of the wave at full force
  StringedInstrument(
      StringedSpec kind,
      @Nullable PickupSpec pickup,
      Radiator radiator,
      double level,
      int sampleRate,
      int maxFrames) {
    super(sampleRate, maxFrames);
    this.kind = kind;
    this.pickup = pickup;
    this.radiator = radiator;
    this.level = level;
    driven = new double[maxFrames];
    strings = new PlayedString[kind.strings().size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = new PlayedString(kind.strings().get(i), kind, sampleRate, i);
    }
    fingering = new Fingering(strings, kind.frets());
    rehearse();
  }

  @Override
  protected void strike(int pitch, double force) {
    wake();
    if (slurs(pitch, force)) {
      return;
    }
    PlayedString string = fingering.choose(pitch);
    aim(string, pitch, force);
    string.pluck(pitch, stroke, bendSemitones(), value(Control.MUTE));
    if (pickup == null && value(Control.SYMPATHY) > 0) {
      double hand = 1 - value(Control.SYMPATHY);
      for (PlayedString other : strings) {
        other.listen(hand);
      }
    }
  }

  /// What moves slowly stands where its control does when nothing sounded before.
  private void wake() {
    if (!awake) {
      awake = true;
      radiator.tick(value(Control.TONE));
      pickupPlace = pickup == null ? 0 : pickup.placeAt(value(Control.PICKUP_POSITION));
    }
  }

  private boolean slurs(int pitch, double force) {
    boolean slides = value(Control.GLIDE) >= PEDAL;
    if (!slides && value(Control.LEGATO) < PEDAL) {
      return false;
    }
    PlayedString string = fingering.slurred(pitch, slides ? SLIDE_REACH : SLUR_REACH);
    if (string == null) {
      return false;
    }
    double seconds =
        slides ? 0.02 * Elementary.two(5.64 * value(Control.GLIDE_TIME)) : SLUR_SECONDS;
    string.slur(pitch, seconds, slides ? 0 : 0.25 * level * Elementary.pow(force, RISE));
    return true;
  }

  /// Fills in the stroke; no two are quite alike.
  private void aim(PlayedString string, int pitch, double force) {
    Technique way = kind.techniques().get(step(Control.TECHNIQUE, kind.techniques().size()));
    double fret = Math.max(0, pitch - string.spec().openPitch());
    double place =
        way.place()
            * Elementary.two(fret / 12 + 4 * (value(Control.STRIKE_POSITION) - 0.5))
            * (1 + 0.04 * chance.next());
    double hard = Math.max(0, Math.min(1, force + value(Control.HARDNESS) - 0.5));
    stroke.place = Math.max(0.02, Math.min(0.5, place));
    stroke.amplitude =
        level
            * way.strength()
            * Elementary.pow(force, RISE)
            * (1 + 0.03 * chance.next())
            / string.spec().impedance();
    stroke.edgeSeconds =
        way.softSeconds() * Elementary.pow(way.hardSeconds() / way.softSeconds(), hard);
    stroke.scrape = 2 * value(Control.PLAYING_NOISE) * way.scrape();
    stroke.scrapeSeconds = way.scrapeSeconds();
    stroke.slant = way.slant();
    stroke.blowSeconds = way.blowSeconds();
    stroke.beats = way.beats();
    stroke.usual = level / string.spec().impedance();
  }

  @Override
  protected void release(int pitch) {
    PlayedString string = fingering.holding(pitch);
    if (string != null) {
      string.release(value(Control.SUSTAIN) >= PEDAL ? 0 : 1);
    }
  }

  @Override
  protected void moved(int controller, float value) {
    if (controller == Control.SUSTAIN.controller() && value < PEDAL) {
      for (PlayedString string : strings) {
        if (string.sounding() && !string.held() && string.pitch() >= 0) {
          string.release(1);
        }
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
        bendSemitones() + 0.5 * value(Control.VIBRATO) * Elementary.sin(2 * Math.PI * swing);
    double mute = Math.max(value(Control.MUTE), value(Control.CHOKE));
    boolean sounds = false;
    for (PlayedString string : strings) {
      string.tick(bend, mute);
      sounds |= string.sounding();
    }
    if (pickup != null) {
      pickupPlace += 0.1 * (pickup.placeAt(value(Control.PICKUP_POSITION)) - pickupPlace);
    }
    radiator.tick(value(Control.TONE));
    awake = sounds || !radiator.quiet();
    if (!awake) {
      radiator.reset();
    }
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    int done = start;
    while (done < limit) {
      int frames = Math.min(limit - done, room());
      work(frames);
      System.arraycopy(heard, 0, driven, done, frames);
      done += frames;
    }
    radiator.add(driven, leftOut, rightOut, start, limit);
  }

  private int room() {
    int frames = TICK;
    for (PlayedString string : strings) {
      if (string.sounding()) {
        frames =
            Math.min(frames, string.room(pickup == null ? 0 : pickupPlace + 2 * pickup.width()));
      }
    }
    return frames;
  }

  /// A stretch in which what arrives at the bridge is on its way already.
  private void work(int frames) {
    Arrays.fill(bridge, 0, frames, 0);
    Arrays.fill(heard, 0, frames, 0);
    for (PlayedString string : strings) {
      if (string.sounding()) {
        string.arrive(bridge, frames);
      }
    }
    for (PlayedString string : strings) {
      if (string.sounding()) {
        if (pickup == null) {
          string.sound(heard, frames);
        }
        string.leave(bridge, kind.bridgeShare(), frames);
        if (pickup != null) {
          string.hear(pickup, pickupPlace, heard, frames);
        }
        string.pass(frames);
      }
    }
  }

  @Override
  protected void silence() {
    for (PlayedString string : strings) {
      string.reset();
    }
    fingering.reset();
    radiator.reset();
    chance.reset();
    swing = 0;
    awake = false;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (PlayedString string : strings) {
      if (string.sounding() && string.pitch() >= 0) {
        active++;
      }
    }
    return active;
  }
}
