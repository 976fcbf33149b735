// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// An envelope in stages: delay, attack, hold, decay, sustain, release. Its level is a function of
/// age alone, so it does not matter when it is asked. Built off the audio thread, used only on it.
///
/// Attack is a straight line that takes its full time from 0; decay and release fall by 78 dB
/// (`e^-9`) in their time, as the format's players do, unless a curve is set.
final class Envelope {
  private static final double FALL = -9;

  /// Where a release is as good as over, and the last straight line to zero begins.
  private static final double END = 1e-4;

  private static final double LAST_SECONDS = 0.05;

  /// A sustain that nobody hears lets the envelope run to its end by itself.
  private static final float INAUDIBLE = 0.0032f;

  private static final double LEAST_FALL_SECONDS = 0.006;
  private static final double NEVER = 1e18;

  private final double frameSeconds;
  private EnvelopeShape shape = EnvelopeShape.GATE;
  private double delay;
  private double attack;
  private double hold;
  private double decay;
  private double sustain;
  private double release;
  private double start;
  private double releasedAt;
  private double releasedFrom;
  private boolean choked;

  /// @param sampleRate frames a second
  Envelope(double sampleRate) {
    frameSeconds = 1 / sampleRate;
  }

  /// Starts anew.
  void start(EnvelopeShape of, NoteValues note) {
    shape = of;
    delay = Math.max(0, of.delay().of(note));
    attack = Math.max(0, of.attack().of(note));
    hold = Math.max(0, of.hold().of(note));
    decay = Math.max(0, of.decay().of(note));
    start = Math.max(0, Math.min(1, of.start().of(note)));
    releasedAt = NEVER;
    choked = false;
    look(note);
  }

  /// Looks at the controllers again, where the envelope goes on doing so.
  void moved(NoteValues note) {
    if (shape.dynamic() && !choked) {
      look(note);
    }
  }

  private void look(NoteValues note) {
    sustain = Math.max(0, Math.min(1, shape.sustain().of(note)));
    release = Math.max(0, shape.release().of(note));
  }

  /// Its level 0..1 at an age in frames.
  double level(long age) {
    double t = age * frameSeconds;
    return t >= releasedAt ? fallen(t - releasedAt) : held(t);
  }

  private double held(double seconds) {
    double t = seconds - delay;
    if (t < 0) {
      return start;
    }
    double rise = (1 - start) * attack;
    if (t < rise) {
      return start + (1 - start) * FlexShape.bent(t / rise, shape.attackCurve());
    }
    t -= rise + hold;
    return t < 0 ? 1 : decayed(t);
  }

  private double decayed(double t) {
    if (decay <= 0) {
      return sustain;
    }
    if (!Float.isNaN(shape.decayCurve())) {
      double way = FlexShape.bent(t / decay, shape.decayCurve());
      return shape.decayToZero() ? Math.max(sustain, 1 - way) : 1 + (sustain - 1) * way;
    }
    double fall = Elementary.exp(FALL * t / Math.max(LEAST_FALL_SECONDS, decay));
    return shape.decayToZero() ? Math.max(sustain, fall) : sustain + (1 - sustain) * fall;
  }

  private double fallen(double t) {
    if (release <= 0) {
      return 0;
    }
    if (!choked && !Float.isNaN(shape.releaseCurve())) {
      return releasedFrom * (1 - FlexShape.bent(t / release, shape.releaseCurve()));
    }
    double rate = FALL / Math.max(LEAST_FALL_SECONDS, release);
    double level = releasedFrom * Elementary.exp(rate * t);
    if (level > END) {
      return level;
    }
    double from = Math.min(END, releasedFrom);
    double reached = releasedFrom <= END ? 0 : Elementary.log(END / releasedFrom) / rate;
    return Math.max(0, from * (1 - (t - reached) / LAST_SECONDS));
  }

  /// Lets go at an age; before the delay is over nothing will ever sound.
  void release(long age) {
    double t = age * frameSeconds;
    if (t < releasedAt) {
      releasedFrom = t < delay ? 0 : held(t);
      releasedAt = t;
    }
  }

  /// Lets go, and falls silent within so many seconds.
  void choke(long age, double seconds) {
    double level = level(age);
    releasedFrom = level;
    releasedAt = age * frameSeconds;
    release = seconds;
    choked = true;
  }

  boolean isReleased() {
    return releasedAt < NEVER;
  }

  /// Whether it stays at zero from an age on.
  boolean isOver(long age) {
    double t = age * frameSeconds;
    if (t >= releasedAt) {
      return fallen(t - releasedAt) <= 0;
    }
    return sustain <= INAUDIBLE
        && t >= delay + (1 - start) * attack + hold
        && held(t) <= Math.max(END, sustain);
  }
}
