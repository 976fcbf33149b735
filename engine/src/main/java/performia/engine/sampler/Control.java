// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.kernel.Sweeps;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;

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
  private static final int TREMOLO = 1 << 6;
  private static final int SWEEPS = 1 << 7;

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
  private final LowPasses filters;
  private final Sweeps sweeps;
  private final Motions motions;
  private final VolumeEnvelopes volumes;
  private final ModulationEnvelopes envelopes;
  private final Oscillators lfos;
  private final Oscillators vibratos;
  private final boolean[] soft;
  private final int[] flags;
  private final double[] ratioAtRest;
  private final double[] ratio;
  private final float[] cutoff;
  private final float[] level;
  private final float[] levelStep;
  private final float[] bump;
  private final float[] bumpStep;
  private final float[] lfoToPitch;
  private final float[] vibratoToPitch;
  private final float[] envelopeToPitch;
  private final float[] lfoToCutoff;
  private final float[] envelopeToCutoff;
  private final boolean[] settled;
  private final float[] glideOctaves;
  private final int[] glideUntil;
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
    volumes = new VolumeEnvelopes(sampleRate, count);
    envelopes = new ModulationEnvelopes(sampleRate, count, sweeps);
    lfos = new Oscillators(sampleRate, sweeps.lfoFrom, sweeps.lfoPhase, sweeps.lfoStep);
    vibratos =
        new Oscillators(sampleRate, sweeps.vibratoFrom, sweeps.vibratoPhase, sweeps.vibratoStep);
    soft = new boolean[count];
    flags = new int[count];
    ratioAtRest = new double[count];
    ratio = new double[count];
    cutoff = sweeps.cutoff;
    level = new float[count];
    levelStep = new float[count];
    bump = sweeps.bump;
    bumpStep = sweeps.bumpStep;
    lfoToPitch = sweeps.lfoToPitch;
    vibratoToPitch = sweeps.vibratoToPitch;
    envelopeToPitch = sweeps.envelopeToPitch;
    lfoToCutoff = sweeps.lfoToCutoff;
    envelopeToCutoff = sweeps.envelopeToCutoff;
    settled = new boolean[count];
    glideOctaves = new float[count];
    glideUntil = new int[count];
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
    volumes.start(lane, values, key, now);
    envelopes.start(lane, values, key, now);
    lfos.start(lane, now, values[LFO_DELAY], values[LFO_RATE]);
    vibratos.start(lane, now, values[VIBRATO_DELAY], values[VIBRATO_RATE]);
    level[lane] = 0;
    levelStep[lane] = 0;
    bump[lane] = 0;
    bumpStep[lane] = 0;
    flags[lane] = FRESH;
    ratioAtRest[lane] = playheads.sound(lane).sampleRate() / sampleRate;
    glide(lane, at);
    derive(lane, at, Voices.EVERYTHING & ~RATES);
    playheads.speed(lane, at, Playheads.increment(ratio[lane]));
  }

  private void glide(int lane, int at) {
    Channel channel = voices.channel[lane];
    float cents = channel.glideCents();
    int frames = (int) Math.min(LONGEST, channel.glideSeconds() * sampleRate);
    if (cents != 0 && frames > 0) {
      glideOctaves[lane] = cents / 1200 / frames;
      glideUntil[lane] = clock + at + frames;
      flags[lane] |= GLIDE;
    } else {
      flags[lane] &= ~GLIDE;
    }
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
    cutoff[lane] = values[CUTOFF] - (soft[lane] ? SOFT_PEDAL_OCTAVES : 0);
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
    lfoToPitch[lane] = octaves(values[LFO_TO_PITCH]);
    vibratoToPitch[lane] = octaves(values[VIBRATO_TO_PITCH]);
    envelopeToPitch[lane] = octaves(values[ENVELOPE_TO_PITCH]);
    lfoToCutoff[lane] = values[LFO_TO_CUTOFF];
    envelopeToCutoff[lane] = values[ENVELOPE_TO_CUTOFF];
    settled[lane] = false;
  }

  private static float octaves(float cents) {
    return Math.max(-FURTHEST, Math.min(FURTHEST, cents * (1 / 1200f)));
  }

  private static int depths(float[] values) {
    int flags = 0;
    if (values[LFO_TO_PITCH] != 0) {
      flags |= LFO | PITCHED;
    }
    if (values[LFO_TO_CUTOFF] != 0) {
      flags |= LFO | SWEEPS;
    }
    if (values[LFO_TO_GAIN] != 0) {
      flags |= LFO | TREMOLO;
    }
    if (values[VIBRATO_TO_PITCH] != 0) {
      flags |= VIBRATO | PITCHED;
    }
    if (values[ENVELOPE_TO_PITCH] != 0) {
      flags |= ENVELOPE | PITCHED;
    }
    if (values[ENVELOPE_TO_CUTOFF] != 0) {
      flags |= ENVELOPE | SWEEPS;
    }
    return flags;
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
    float risen = bump[lane];
    if ((now & ENVELOPE) != 0) {
      restless |= envelope(lane, at);
      risen += bumpStep[lane] * Lanes.QUANTUM;
    }
    if ((now & (PITCHED | GLIDE)) != 0) {
      pitch(lane, at, wave, risen);
    } else {
      playheads.speed(lane, at, Playheads.increment(ratio[lane]));
    }
    float opened = cutoff[lane] + wave * lfoToCutoff[lane] + risen * envelopeToCutoff[lane];
    boolean moves = filters.aim(lane, opened, at, filterFrames, (now & FRESH) != 0);
    flags[lane] &= ~FRESH;
    moving |= moves;
    boolean rises = !isSettled(lane, until) && aimLevel(lane, at, until, frames);
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
    if (!isSettled(lane, Lanes.QUANTUM)) {
      aimLevel(lane, 0, Lanes.QUANTUM, Lanes.QUANTUM);
    }
    moving = true;
  }

  /// What kernels sweep lanes by.
  Sweeps sweeps() {
    return sweeps;
  }

  /// Whether level and gains stand where they are, and stay.
  private boolean isSettled(int lane, int until) {
    if (!settled[lane] || volumes.until(lane) - clock - until <= 0) {
      return false;
    }
    wakeAt(volumes.until(lane));
    return true;
  }

  private boolean envelope(int lane, int at) {
    float before = bump[lane] + bumpStep[lane] * at;
    float after = envelopes.at(lane, clock + Lanes.QUANTUM);
    bumpStep[lane] =
        at == 0 ? (after - before) * PER_QUANTUM : (after - before) / (Lanes.QUANTUM - at);
    bump[lane] = before - bumpStep[lane] * at;
    wakeAt(envelopes.until(lane));
    return envelopes.moves(lane) || bumpStep[lane] != 0;
  }

  private void pitch(int lane, int at, float wave, float risen) {
    int now = flags[lane];
    int then = clock + Lanes.QUANTUM;
    float octaves = wave * lfoToPitch[lane] + risen * envelopeToPitch[lane];
    if ((now & VIBRATO) != 0) {
      octaves += vibratos.at(lane, then) * vibratoToPitch[lane];
    }
    if ((now & GLIDE) != 0) {
      octaves += glideOctaves[lane] * Math.max(0, glideUntil[lane] - then);
      if (glideUntil[lane] - then <= 0) {
        flags[lane] &= ~GLIDE;
      }
    }
    playheads.speed(lane, at, Playheads.increment(ratio[lane] * Power.near(octaves)));
  }

  /// Heads with the level alone for where it is to be at frame `until`.
  boolean aimLevel(int lane, int at, int until, int frames) {
    if (motions.has(lane)) {
      moving |= motions.aim(lane, at, clock + at, until - at, frames, false);
      return true;
    }
    float before = level[lane] + levelStep[lane] * at;
    float after = volumes.at(lane, clock + until);
    levelStep[lane] = (after - before) / (until - at);
    level[lane] = before - levelStep[lane] * at;
    wakeAt(volumes.until(lane));
    float wanted = after;
    if ((flags[lane] & TREMOLO) != 0) {
      float db = lfos.at(lane, clock + until) * voices.values[lane][LFO_TO_GAIN];
      wanted *= Power.two(db * (float) Power.OCTAVES_PER_DB);
    }
    boolean moves = gains.aim(lane, at, frames, wanted);
    moves |= volumes.moves(lane) || levelStep[lane] != 0 || (flags[lane] & TREMOLO) != 0;
    settled[lane] = !moves;
    return moves;
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
    settled[lane] = false;
    volumes.release(lane, clock + at, levelAt(lane, at), values);
    float risen =
        (flags[lane] & ENVELOPE) != 0
            ? bump[lane] + bumpStep[lane] * at
            : envelopes.at(lane, clock + at);
    envelopes.release(lane, clock + at, risen, values);
  }

  private float levelAt(int lane, int at) {
    return Math.max(0, level[lane] + levelStep[lane] * at);
  }

  /// Lets a lane fall silent within these seconds, from a frame of the quantum on.
  void choke(int lane, int at, double seconds) {
    if (motions.has(lane)) {
      motions.choke(lane, clock + at, seconds);
      return;
    }
    settled[lane] = false;
    volumes.release(lane, clock + at, levelAt(lane, at), seconds);
  }

  /// Stops what moves, for a lane that fades.
  void freeze(int lane, int at) {
    settled[lane] = false;
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
    level[lane] += levelStep[lane] * Lanes.QUANTUM;
    bump[lane] += bumpStep[lane] * Lanes.QUANTUM;
    levelStep[lane] = 0;
    bumpStep[lane] = 0;
  }

  /// Filter stages of a lane.
  int stages(int lane) {
    return motions.has(lane) ? motions.stages(lane) : filters.isOn(lane) ? 1 : 0;
  }

  /// Whether the attack of a lane is still on.
  boolean isRising(int lane) {
    return !motions.has(lane) && volumes.isRising(lane);
  }

  /// Whether a lane will not be heard after this quantum.
  boolean isOver(int lane) {
    boolean silent =
        motions.has(lane) ? motions.isOver(lane, clock + Lanes.QUANTUM) : volumes.isOver(lane);
    return silent || playheads.isOver(lane);
  }

  /// What moves lanes in place of the standard voice.
  Motions motions() {
    return motions;
  }

  /// What kind of seat a voice of this region wants.
  static int kind(Region region) {
    if (region.extension() != null) {
      return Seats.SHAPED;
    }
    float octaves = region.value(Parameter.CUTOFF_OCTAVES);
    boolean moves =
        region.value(Parameter.LFO_TO_CUTOFF_OCTAVES) != 0
            || region.value(Parameter.ENVELOPE_TO_CUTOFF_OCTAVES) != 0;
    if (moves) {
      return Seats.MOVING;
    }
    boolean open =
        octaves >= LowPasses.OPEN_OCTAVES && region.value(Parameter.RESONANCE_DB) < 0.01f;
    return open ? Seats.PLAIN : Seats.FILTERED;
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
