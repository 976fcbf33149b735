// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.kernel.Sweeps;
import performia.engine.sampler.region.Parameter;

/// Says for every lane and quantum where pitch, filter and gains go, from envelopes, oscillators,
/// controllers and glides. A group in which nothing moves is not looked at. Audio thread.
final class Control {
  private static final int LONGEST = 1 << 29;

  private static final int LFO = 1;
  private static final int VIBRATO = 1 << 1;
  private static final int ENVELOPE = 1 << 2;
  private static final int PITCHED = 1 << 3;
  private static final int GLIDE = 1 << 4;
  private static final int FRESH = 1 << 5;
  private static final int SWEEPS = 1 << 6;

  private static final float PER_QUANTUM = 1f / Lanes.QUANTUM;

  /// No pitch is moved further than this, in octaves.
  private static final float FURTHEST = 16;

  private static final float SOFT_PEDAL_DB = 3;
  private static final float SOFT_PEDAL_OCTAVES = 0.3f;

  private static final int PITCH = Parameter.PITCH_CENTS.slot();
  private static final int CUTOFF = Parameter.CUTOFF_OCTAVES.slot();
  private static final int RESONANCE = Parameter.RESONANCE_DB.slot();
  private static final int ATTENUATION = Parameter.ATTENUATION_DB.slot();
  private static final int LFO_DELAY = Parameter.LFO_DELAY_OCTAVES.slot();
  private static final int LFO_RATE = Parameter.LFO_RATE_OCTAVES.slot();
  private static final int LFO_TO_PITCH = Parameter.LFO_TO_PITCH_CENTS.slot();
  private static final int LFO_TO_CUTOFF = Parameter.LFO_TO_CUTOFF_OCTAVES.slot();
  private static final int LFO_TO_GAIN = Parameter.LFO_TO_GAIN_DB.slot();
  private static final int VIBRATO_DELAY = Parameter.VIBRATO_DELAY_OCTAVES.slot();
  private static final int VIBRATO_RATE = Parameter.VIBRATO_RATE_OCTAVES.slot();
  private static final int VIBRATO_TO_PITCH = Parameter.VIBRATO_TO_PITCH_CENTS.slot();
  private static final int ENVELOPE_TO_PITCH = Parameter.ENVELOPE_TO_PITCH_CENTS.slot();
  private static final int ENVELOPE_TO_CUTOFF = Parameter.ENVELOPE_TO_CUTOFF_OCTAVES.slot();

  private static final long RATES = 1L << LFO_RATE | 1L << VIBRATO_RATE;

  private final double sampleRate;
  private final Voices voices;
  private final Playheads playheads;
  private final GainLines gains;
  private final Levels levels;
  private final LowPasses filters;
  private final Sweeps sweeps;
  private final Motions motions;
  private final ModulationEnvelopes envelopes;
  private final Oscillators lfos;
  private final Oscillators vibratos;
  private final Glides glides;
  private final boolean[] soft;
  private final int[] flags;
  private final double[] ratioAtRest;
  private final double[] ratio;
  private int clock;
  private boolean moving;
  private int wake;

  Control(
      double sampleRate,
      Lanes lanes,
      Voices voices,
      Playheads playheads,
      GainLines gains,
      @Nullable Supplier<? extends VoiceMotion> motionMaker) {
    this.sampleRate = sampleRate;
    this.voices = voices;
    this.playheads = playheads;
    this.gains = gains;
    int count = lanes.capacity;
    sweeps = new Sweeps(count, sampleRate);
    filters = new LowPasses(lanes, sweeps);
    motions = new Motions(sampleRate, count, playheads, gains, filters, motionMaker);
    envelopes = new ModulationEnvelopes(sampleRate, count, sweeps);
    lfos = new Oscillators(sampleRate, sweeps.lfoFrom, sweeps.lfoPhase, sweeps.lfoStep);
    vibratos =
        new Oscillators(sampleRate, sweeps.vibratoFrom, sweeps.vibratoPhase, sweeps.vibratoStep);
    levels = new Levels(sampleRate, count, gains, lfos);
    soft = new boolean[count];
    flags = new int[count];
    ratioAtRest = new double[count];
    ratio = new double[count];
    glides = new Glides(sampleRate, count);
  }

  /// Starts a lane at a frame of the quantum; who sits there has been said before.
  void start(int lane, int at) {
    filters.start(lane);
    gains.start(lane);
    if (motions.has(lane)) {
      motions.start(lane, clock + at);
      return;
    }
    Channel channel = voices.channel[lane];
    int key = voices.key[lane];
    soft[lane] = channel.isDown(Channel.SOFT);
    voices.strike(lane);
    float[] values = voices.values[lane];
    int now = clock + at;
    levels.start(lane, values, key, now);
    envelopes.start(lane, values, key, now);
    lfos.start(lane, now, values[LFO_DELAY], values[LFO_RATE]);
    vibratos.start(lane, now, values[VIBRATO_DELAY], values[VIBRATO_RATE]);
    sweeps.bump[lane] = 0;
    sweeps.bumpStep[lane] = 0;
    flags[lane] = FRESH;
    ratioAtRest[lane] = playheads.sound(lane).sampleRate() / sampleRate;
    glide(lane, at);
    derive(lane, at, Voices.EVERYTHING & ~RATES);
    playheads.speed(lane, at, Playheads.increment(ratio[lane]));
  }

  private void glide(int lane, int at) {
    boolean on = glides.start(lane, voices.channel[lane], clock + at);
    flags[lane] = on ? flags[lane] | GLIDE : flags[lane] & ~GLIDE;
  }

  /// Goes on as another key, without a new stroke.
  void retune(int lane, int at, int struck) {
    voices.rekey(lane, struck);
    glide(lane, at);
  }

  /// Works out what follows from values that were taken anew.
  ///
  /// @param parameters which they are, a bit each
  private void derive(int lane, int at, long parameters) {
    float[] values = voices.values[lane];
    Channel channel = voices.channel[lane];
    double cents =
        voices.region[lane].cents(voices.key[lane])
            + values[PITCH]
            + channel.tuningCents(voices.struckKey[lane]);
    ratio[lane] = ratioAtRest[lane] * Power.two(cents / 1200);
    sweeps.cutoff[lane] = values[CUTOFF] - (soft[lane] ? SOFT_PEDAL_OCTAVES : 0);
    filters.resonance(lane, values[RESONANCE]);
    float fall = Math.max(0, values[ATTENUATION]) + (soft[lane] ? SOFT_PEDAL_DB : 0);
    gains.place(lane, Power.gain(fall), values, channel.leftGain(), channel.rightGain());
    if ((parameters >>> LFO_RATE & 1) != 0) {
      lfos.rate(lane, clock + at, values[LFO_RATE]);
    }
    if ((parameters >>> VIBRATO_RATE & 1) != 0) {
      vibratos.rate(lane, clock + at, values[VIBRATO_RATE]);
    }
    flags[lane] = flags[lane] & (FRESH | GLIDE) | depths(values);
    sweeps.lfoToPitch[lane] = octaves(values[LFO_TO_PITCH]);
    sweeps.vibratoToPitch[lane] = octaves(values[VIBRATO_TO_PITCH]);
    sweeps.envelopeToPitch[lane] = octaves(values[ENVELOPE_TO_PITCH]);
    sweeps.lfoToCutoff[lane] = values[LFO_TO_CUTOFF];
    sweeps.envelopeToCutoff[lane] = values[ENVELOPE_TO_CUTOFF];
    levels.tremolo(lane, values[LFO_TO_GAIN]);
  }

  private static float octaves(float cents) {
    return Math.max(-FURTHEST, Math.min(FURTHEST, cents * (1 / 1200f)));
  }

  private static int depths(float[] values) {
    return when(values[LFO_TO_PITCH], LFO | PITCHED)
        | when(values[LFO_TO_CUTOFF], LFO | SWEEPS)
        | when(values[LFO_TO_GAIN], LFO)
        | when(values[VIBRATO_TO_PITCH], VIBRATO | PITCHED)
        | when(values[ENVELOPE_TO_PITCH], ENVELOPE | PITCHED)
        | when(values[ENVELOPE_TO_CUTOFF], ENVELOPE | SWEEPS);
  }

  private static int when(float depth, int flags) {
    return depth != 0 ? flags : 0;
  }

  /// Looks at controllers that moved; [#aim] then heads for where they lead.
  void refresh(int lane, int at) {
    if (motions.has(lane)) {
      motions.moved(lane);
      return;
    }
    derive(lane, at, voices.refresh(lane, voices.stale[lane]));
  }

  /// Begins to look at a group.
  void open() {
    moving = false;
    wake = clock + LONGEST;
  }

  /// Whether any filter moves that was looked at since [#open].
  boolean isMoving() {
    return moving;
  }

  /// When a lane looked at since [#open] begins to move by itself.
  int wake() {
    return wake;
  }

  /// Heads from frame `at` of the quantum on for where the lane is to be at its end, and with its
  /// level for where that is to be at frame `until`.
  ///
  /// @param frames how long the level's way would take from here
  /// @param filterFrames how long the filter's way would take
  /// @return whether the next quantum has to look again
  boolean aim(int lane, int at, int until, int frames, int filterFrames) {
    if (motions.has(lane)) {
      moving |= motions.aim(lane, at, clock + at, until - at, frames, true);
      return true;
    }
    int now = flags[lane];
    float wave = (now & LFO) != 0 ? lfos.at(lane, clock + Lanes.QUANTUM) : 0;
    boolean restless = (now & (LFO | VIBRATO | GLIDE)) != 0;
    float risen = sweeps.bump[lane];
    if ((now & ENVELOPE) != 0) {
      restless |= envelope(lane, at);
      risen += sweeps.bumpStep[lane] * Lanes.QUANTUM;
    }
    if ((now & (PITCHED | GLIDE)) != 0) {
      pitch(lane, at, wave, risen);
    } else {
      playheads.speed(lane, at, Playheads.increment(ratio[lane]));
    }
    float opened =
        sweeps.cutoff[lane]
            + wave * sweeps.lfoToCutoff[lane]
            + risen * sweeps.envelopeToCutoff[lane];
    boolean moves = filters.aim(lane, opened, at, filterFrames, (now & FRESH) != 0);
    flags[lane] &= ~FRESH;
    moving |= moves;
    boolean rises = level(lane, at, until, frames);
    return restless || moves || rises;
  }

  /// Whether a kernel may sweep a lane in the next quantum instead of [#aim]: its pitch and filter
  /// only follow oscillators and straight lines.
  boolean isSwept(int lane) {
    int now = flags[lane];
    boolean plain = (now & (SWEEPS | FRESH | GLIDE)) == SWEEPS && filters.isOn(lane);
    return plain && ((now & ENVELOPE) == 0 || isStraight(lane));
  }

  private boolean isStraight(int lane) {
    return !envelopes.isCurved(lane) && envelopes.until(lane) - clock - Lanes.QUANTUM > 0;
  }

  /// Takes over what a kernel swept, and looks at the level.
  void sweep(int lane) {
    playheads.speed(lane, 0, Playheads.increment(ratio[lane] * sweeps.pitch[lane]));
    filters.swept(lane);
    level(lane, 0, Lanes.QUANTUM, Lanes.QUANTUM);
    moving = true;
  }

  /// What kernels sweep lanes by.
  Sweeps sweeps() {
    return sweeps;
  }

  private boolean level(int lane, int at, int until, int frames) {
    boolean rises =
        !levels.isSettled(lane, clock + until) && levels.aim(lane, clock, at, until, frames);
    wakeAt(levels.until(lane));
    return rises;
  }

  private boolean envelope(int lane, int at) {
    float before = sweeps.bump[lane] + sweeps.bumpStep[lane] * at;
    float after = envelopes.at(lane, clock + Lanes.QUANTUM);
    sweeps.bumpStep[lane] =
        at == 0 ? (after - before) * PER_QUANTUM : (after - before) / (Lanes.QUANTUM - at);
    sweeps.bump[lane] = before - sweeps.bumpStep[lane] * at;
    wakeAt(envelopes.until(lane));
    return envelopes.moves(lane) || sweeps.bumpStep[lane] != 0;
  }

  private void pitch(int lane, int at, float wave, float risen) {
    int now = flags[lane];
    int then = clock + Lanes.QUANTUM;
    float octaves = wave * sweeps.lfoToPitch[lane] + risen * sweeps.envelopeToPitch[lane];
    if ((now & VIBRATO) != 0) {
      octaves += vibratos.at(lane, then) * sweeps.vibratoToPitch[lane];
    }
    if ((now & GLIDE) != 0) {
      float left = glides.at(lane, then);
      octaves += left;
      flags[lane] = left == 0 ? now & ~GLIDE : now;
    }
    playheads.speed(lane, at, Playheads.increment(ratio[lane] * Power.near(octaves)));
  }

  /// Heads with the level alone for where it is to be at frame `until`.
  boolean aimLevel(int lane, int at, int until, int frames) {
    if (motions.has(lane)) {
      moving |= motions.aim(lane, at, clock + at, until - at, frames, false);
      return true;
    }
    return level(lane, at, until, frames);
  }

  private void wakeAt(int when) {
    if (when - wake < 0) {
      wake = when;
    }
  }

  /// Lets go of a lane at a frame of the quantum.
  void release(int lane, int at) {
    playheads.release(lane, at);
    if (motions.has(lane)) {
      motions.release(lane, clock + at);
      return;
    }
    float[] values = voices.values[lane];
    levels.release(lane, clock, at, values);
    float risen =
        (flags[lane] & ENVELOPE) != 0
            ? sweeps.bump[lane] + sweeps.bumpStep[lane] * at
            : envelopes.at(lane, clock + at);
    envelopes.release(lane, clock + at, risen, values);
  }

  /// Lets a lane fall silent within these seconds, from a frame of the quantum on.
  void choke(int lane, int at, double seconds) {
    if (motions.has(lane)) {
      motions.choke(lane, clock + at, seconds);
      return;
    }
    levels.choke(lane, clock, at, seconds);
  }

  /// Stops what moves, for a lane that fades.
  void freeze(int lane, int at) {
    levels.unsettle(lane);
    filters.freeze(lane, at);
  }

  /// Forgets a lane that is over.
  void end(int lane) {
    motions.leave(lane);
    filters.start(lane);
    gains.start(lane);
    flags[lane] = 0;
  }

  /// The quantum has passed for a lane of a group that was looked at.
  void roll(int lane) {
    levels.roll(lane);
    sweeps.bump[lane] += sweeps.bumpStep[lane] * Lanes.QUANTUM;
    sweeps.bumpStep[lane] = 0;
  }

  /// Filter stages of a lane.
  int stages(int lane) {
    return motions.has(lane) ? motions.stages(lane) : filters.isOn(lane) ? 1 : 0;
  }

  /// Whether the attack of a lane is still on.
  boolean isRising(int lane) {
    return !motions.has(lane) && levels.isRising(lane);
  }

  /// Whether a lane will not be heard after this quantum.
  boolean isOver(int lane) {
    boolean silent =
        motions.has(lane) ? motions.isOver(lane, clock + Lanes.QUANTUM) : levels.isOver(lane);
    return silent || playheads.isOver(lane);
  }

  /// What moves lanes in place of the standard voice.
  Motions motions() {
    return motions;
  }

  /// The pool's clock at frame 0 of the quantum.
  int clock() {
    return clock;
  }

  /// A quantum has passed.
  void tick() {
    clock += Lanes.QUANTUM;
  }

  /// Time begins anew.
  void reset() {
    clock = 0;
  }
}
