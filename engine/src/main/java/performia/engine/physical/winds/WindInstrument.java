// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

import performia.engine.physical.Control;
import performia.engine.physical.Ear;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;
import performia.engine.physical.Resonance;

/// A wind instrument, one note at a time; the last key down sounds, and the one before it again
/// when it is let go. Notes that overlap are slurred, others tongued. Built off the audio thread,
/// which includes a rehearsal in which it learns its own pitch; played only on it.
///
/// Hears [Control] `BREATH`, `EMBOUCHURE`, `VIBRATO`, `PLAYING_NOISE`, `TONE`, `GLIDE`,
/// `GLIDE_TIME`.
final class WindInstrument extends ModelledInstrument {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final int MOST_DOWN = 16;
  private static final double PEDAL = 0.5;
  private static final double SLUR_SECONDS = 0.012;
  private static final double FALL_SECONDS = 0.035;
  private static final double TONGUE_SECONDS = 0.012;
  private static final double VIBRATO_HZ = 5.3;
  private static final double QUIET = 1e-6;
  private static final int LEARN_STEP = 4;
  private static final double LEARN_SECONDS = 0.45;

  private final WindSpec spec;
  private final Pipe pipe;
  private final Ear ear = new Ear();
  private final Noise noise = new Noise(53);
  private final Resonance ground;
  private final Resonance top;
  private final double[] learnt;
  private final int[] down = new int[MOST_DOWN];
  private final double highestHz;

  private int held;
  private double key = 60;
  private double targetKey = 60;
  private double keyStep;
  private double force;
  private double pressure;
  private double rate;
  private double tongue;
  private double loudness = 1;
  private double swing;
  private double sway;
  private double swayStep;
  private double turns;
  private double gate;
  private boolean awake;
  private double peak;

  WindInstrument(WindSpec spec, int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    this.spec = spec;
    pipe = spec.pipe(sampleRate);
    highestHz = pipe.highestHz();
    ground = new Resonance(sampleRate);
    ground.set(spec.groundHz(), 0.707);
    top = new Resonance(sampleRate);
    learnt = new double[(spec.highest() - spec.lowest()) / LEARN_STEP + 2];
    for (int i = 0; i < learnt.length; i++) {
      learnt[i] = learn(spec.lowest() + i * LEARN_STEP, i == 0 ? 0 : learnt[i - 1]);
    }
    rehearse();
  }

  /// Blows one note and listens to what it has to be corrected by.
  private double learn(int note, double guess) {
    double hz = Math.min(hz(note), highestHz);
    pipe.reset();
    pipe.lips(0.5);
    ear.reset();
    ear.begin(guess);
    double breath = 0.5 * (spec.softBreath() + spec.loudBreath());
    double blown = 0;
    int frames = (int) (LEARN_SECONDS * sampleRate());
    for (int i = 0; i < frames; i++) {
      if (i % TICK == 0) {
        pipe.tune(hz * (1 + ear.correction()), i == 0 ? 0 : TICK);
      }
      blown += (breath - blown) * 60 / sampleRate();
      pipe.next(blown);
      ear.hear(pipe.inside(), hz / sampleRate());
    }
    return ear.correction();
  }

  private static double hz(double atKey) {
    return HZ_OF_KEY_0 * Elementary.two(atKey / 12);
  }

  private double guess(double atKey) {
    double place = (atKey - spec.lowest()) / LEARN_STEP;
    double bounded = Math.max(0, Math.min(learnt.length - 1.001, place));
    int below = (int) bounded;
    return learnt[below] + (bounded - below) * (learnt[below + 1] - learnt[below]);
  }

  /// The key that sounds for a pitch: octaves nearer where it lies out of reach.
  private int reachable(int pitch) {
    int note = pitch;
    while (note < spec.lowest()) {
      note += 12;
    }
    while (note > spec.highest() || (hz(note) > highestHz && note > spec.lowest() - 60)) {
      note -= 12;
    }
    return note;
  }

  @Override
  protected void strike(int pitch, double strength) {
    int note = reachable(pitch);
    boolean slurs = held > 0 && gate > 0;
    lift(pitch);
    if (held == MOST_DOWN) {
      System.arraycopy(down, 1, down, 0, MOST_DOWN - 1);
      held--;
    }
    down[held++] = pitch;
    force = strength;
    if (slurs) {
      go(note);
    } else {
      start(note);
    }
  }

  private void start(int note) {
    if (!awake) {
      pipe.reset();
      pressure = 0;
      ear.reset();
      awake = true;
    }
    key = note;
    targetKey = note;
    ear.begin(guess(note));
    gate = 1;
    tongue = 1;
    rate = 1 - Elementary.exp(-1 / (spec.riseSeconds() * (1.8 - force) * sampleRate()));
    pipe.lips(value(Control.EMBOUCHURE));
    voice();
    aim(0);
    peak = 1;
  }

  private void go(int note) {
    targetKey = note;
    double seconds =
        value(Control.GLIDE) >= PEDAL
            ? 0.02 * Elementary.two(5.64 * value(Control.GLIDE_TIME))
            : SLUR_SECONDS;
    keyStep = Math.max(1e-6, Math.abs(note - key) * TICK / (seconds * sampleRate()));
    ear.begin(guess(note));
  }

  private void lift(int pitch) {
    int kept = 0;
    for (int i = 0; i < held; i++) {
      if (down[i] != pitch) {
        down[kept++] = down[i];
      }
    }
    held = kept;
  }

  @Override
  protected void release(int pitch) {
    boolean sounded = held > 0 && down[held - 1] == pitch;
    lift(pitch);
    if (held == 0) {
      gate = 0;
      rate = 1 - Elementary.exp(-1 / (FALL_SECONDS * sampleRate()));
    } else if (sounded) {
      go(reachable(down[held - 1]));
    }
  }

  @Override
  protected void tick() {
    if (!awake) {
      return;
    }
    if (key != targetKey) {
      double left = targetKey - key;
      key = Math.abs(left) <= keyStep ? targetKey : key + Math.copySign(keyStep, left);
    }
    swing += VIBRATO_HZ * TICK / sampleRate();
    swing -= (int) swing;
    double wave = value(Control.VIBRATO) * Elementary.sin(2 * Math.PI * swing);
    swayStep = (0.12 * spec.sway() * wave - sway) / TICK;
    pipe.lips(value(Control.EMBOUCHURE));
    voice();
    aim(TICK);
    double tail = Math.abs(pressure) + peak;
    peak = 0;
    if (gate == 0 && tail < QUIET) {
      rest();
    }
  }

  private void voice() {
    double wanted = (0.3 + 0.7 * force) * (0.25 + 0.75 * value(Control.BREATH));
    loudness += 0.05 * (wanted - loudness);
    double brighter = 2 * (value(Control.TONE) - 0.7) + 0.5 * (force - 0.6);
    top.set(spec.topHz() * Elementary.two(brighter), 0.6);
  }

  /// Sets the length for the coming frames.
  private void aim(int frames) {
    double bend =
        bendSemitones()
            + 0.5
                * (1 - spec.sway())
                * value(Control.VIBRATO)
                * Elementary.sin(2 * Math.PI * swing);
    double hz = Math.max(hz(spec.lowest() - 2), Math.min(hz(key + bend), highestHz));
    turns = hz / sampleRate();
    pipe.tune(hz * (1 + ear.correction()), frames);
  }

  /// A jet on a long pipe overblows early, so the lowest octave of a flute is blown with care.
  private double fullness() {
    return spec.kind() == WindSpec.Kind.JET
        ? Math.max(0.1, Math.min(1, (key - spec.lowest()) / 12))
        : 1;
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    if (!awake) {
      return;
    }
    double blow =
        gate
            * (spec.softBreath() + (spec.loudBreath() - spec.softBreath()) * force * fullness())
            * (0.55 + 0.45 * value(Control.BREATH));
    double level = spec.level() * loudness;
    double hiss = 2 * value(Control.PLAYING_NOISE) * spec.hiss();
    double tongueFall = 1 - 1 / (TONGUE_SECONDS * sampleRate());
    for (int i = start; i < limit; i++) {
      pressure += rate * (blow - pressure);
      sway += swayStep;
      tongue *= tongueFall;
      double breath = pressure * (1 + sway + (hiss + 0.15 * tongue * hiss) * noise.next());
      double outside = pipe.next(breath);
      double in = pipe.inside();
      ear.hear(in, turns);
      peak = Math.max(peak, Math.abs(in));
      double x = level * top.low(ground.high(outside));
      leftOut[i] += x;
      rightOut[i] += x;
    }
  }

  private void rest() {
    awake = false;
    pipe.reset();
    ear.reset();
    ground.reset();
    top.reset();
    pressure = 0;
    sway = 0;
    swayStep = 0;
    peak = 0;
    key = targetKey;
  }

  @Override
  protected void silence() {
    rest();
    noise.reset();
    held = 0;
    gate = 0;
    swing = 0;
    tongue = 0;
    loudness = 1;
    key = 60;
    targetKey = 60;
  }

  @Override
  public int activeVoices() {
    return awake ? 1 : 0;
  }
}
