// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.basses;

import java.util.List;
import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;

/// A bass: a string, what strikes it, and what it is heard through. Immutable; any thread.
///
/// Every partial's frequency is rounded to a whole number of periods in the loop (a change of at
/// most 1.5 Hz, which stiffness hides), and from the loop's start on all partials keep their level;
/// so the loop repeats exactly, and the player's envelope does the rest of the decay.
///
/// @param name see [Tone#name]
/// @param layers see [Tone#layers]
/// @param string the string
/// @param hand how it is set in motion
/// @param playback level and sends; the envelope is added
/// @param attackSeconds the part before the loop
record Bass(
    String name,
    List<VelocityLayer> layers,
    BassString string,
    Hand hand,
    Playback playback,
    double attackSeconds)
    implements Tone {
  private static final double LOOP_SECONDS = 0.26;
  private static final int FIRST_ROOT = 28;
  private static final int LAST_ROOT = 58;
  private static final int STEP = 5;

  /// What sets the string in motion, and what else is heard of it.
  interface Hand {
    /// 0 flesh to 1 nail.
    double hardness(double velocity);

    /// Paints the noises of the stroke over the string.
    void strike(Canvas canvas, int pitch, double velocity, Chance chance);

    /// Colours the string as pickup, body and amplifier do: linear gain at that frequency.
    double colour(double hz, double velocity);

    /// How much sooner than its own loss a partial falls silent at first, for buzz and clank: the
    /// share of its amplitude that dies within a few hundredths of a second.
    double clank(int number, double velocity);

    /// Time constant with which the string is let go: nothing for a plectrum, the roll off the
    /// fingertip for flesh.
    double letGoSeconds();
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(STEP, FIRST_ROOT, LAST_ROOT, 0, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    double t60 = 6.907755 / string.partial(split.root(), 1, 0.5, 0, new Chance(1)).loss();
    return playback.withEnvelope(0, attackSeconds, t60, 100, playback.releaseSeconds());
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double f0 = BassString.hertz(pitch);
    int loop = Sound.frames(Math.round(LOOP_SECONDS * f0) / f0);
    int start = Sound.frames(attackSeconds);
    int frames = start + loop + Sound.LOOP_GUARD_FRAMES;
    Canvas canvas = new Canvas((frames + 0.25) / Sound.RATE_HZ);
    double wander = 0.012 * (take % 2 == 0 ? -1 : 1) + chance.between(-0.006, 0.006);
    double hardness = hand.hardness(velocity);
    for (int number = 1; number * f0 < 9000; number++) {
      BassString.Partial partial = string.partial(pitch, number, hardness, wander, chance);
      double gain = partial.gain() * hand.colour(partial.hz(), velocity);
      if (partial.hz() < 11_000 && Math.abs(gain) > 1e-5) {
        long turns = Math.round(partial.hz() * loop / Sound.RATE_HZ);
        double hz = turns * (double) Sound.RATE_HZ / loop;
        double clank = gain * hand.clank(number, velocity);
        ring(canvas, hz, gain, clank, partial.loss(), start, chance);
      }
    }
    Canvas noise = new Canvas((frames + 0.25) / Sound.RATE_HZ);
    hand.strike(noise, pitch, velocity, chance);
    settle(noise, start);
    canvas.add(noise, 1);
    return canvas.toSound().looped(start, start + loop);
  }

  /// One partial: rises within a millisecond or two, falls by its own loss until the loop begins,
  /// then stays.
  private void ring(
      Canvas canvas, double hz, double gain, double clank, double loss, int start, Chance chance) {
    double phase = chance.between(-0.25, 0.25);
    double[] x = canvas.samples();
    double angle = 2 * StrictMath.PI * hz / Sound.RATE_HZ;
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double re = StrictMath.cos(phase);
    double im = StrictMath.sin(phase);
    double fall = StrictMath.exp(-loss / Sound.RATE_HZ);
    double clankFall = StrictMath.exp(-1 / (0.045 * Sound.RATE_HZ));
    double come = StrictMath.exp(-1 / (hand.letGoSeconds() * Sound.RATE_HZ));
    double level = gain;
    double extra = clank;
    double missing = 1;
    for (int n = 0; n < x.length; n++) {
      x[n] += (level + extra) * (1 - missing) * im;
      double turned = c * re - s * im;
      im = s * re + c * im;
      re = turned;
      missing *= come;
      if (n < start) {
        level *= fall;
        extra *= clankFall;
      } else {
        extra = 0;
      }
    }
  }

  /// Noises must be over when the loop begins.
  private static void settle(Canvas noise, int start) {
    double[] x = noise.samples();
    int from = start / 2;
    for (int n = from; n < x.length; n++) {
      double part = Math.max(0, 1 - (n - from) / (double) (start - from - 1));
      x[n] *= n >= start ? 0 : part * part;
    }
    noise.filter(Filter.highPass(25, 0.7));
    for (int n = Math.max(0, start - 1); n < x.length; n++) {
      x[n] = 0;
    }
  }
}
