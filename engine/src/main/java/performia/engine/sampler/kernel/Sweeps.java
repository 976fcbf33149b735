// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// What moves pitch and low-pass of every lane all the time: two triangle oscillators and a line of
/// an envelope, how far each moves what, and where that leads. Structure of arrays, as [Lanes].
/// Audio thread.
///
/// Times are frames of the player's clock, of which only differences count; a phase of 2^32 is a
/// period.
public final class Sweeps {
  /// The first oscillator: when it starts, its phase there, what the phase moves a frame.
  public final int[] lfoFrom;

  public final int[] lfoPhase;
  public final int[] lfoStep;

  /// The second oscillator.
  public final int[] vibratoFrom;

  public final int[] vibratoPhase;
  public final int[] vibratoStep;

  /// The envelope's line: it is at `end` at the frame `until`, and moves by `slope` a frame.
  public final float[] end;

  public final float[] slope;
  public final int[] until;

  /// The envelope at frame 0 of the quantum, and what it moves a frame.
  public final float[] bump;

  public final float[] bumpStep;

  /// How far they move the pitch, in octaves, all three together less than 100.
  public final float[] lfoToPitch;

  public final float[] vibratoToPitch;
  public final float[] envelopeToPitch;

  /// How far they move the cutoff, in octaves.
  public final float[] lfoToCutoff;

  public final float[] envelopeToCutoff;

  /// Where the cutoff is without them, octaves above 1 Hz.
  public final float[] cutoff;

  /// Half of what resonance leaves of the bandwidth: 1 / (2 Q), and half the filter's gain.
  public final float[] dampening;

  public final float[] level;

  /// What comes out: the factor of the pitch.
  public final float[] pitch;

  /// Octaves above 1 Hz: no cutoff is higher.
  public final float highest;

  /// What is added to a cutoff in octaves to give the half angle of the filter in octaves.
  public final float halfAngleOctaves;

  final float[] wave = new float[Lanes.LANES];
  final float[] vibrato = new float[Lanes.LANES];
  final float[] octaves = new float[Lanes.LANES];
  final float[] b0Aim = new float[Lanes.LANES];
  final float[] a1Aim = new float[Lanes.LANES];
  final float[] a2Aim = new float[Lanes.LANES];

  /// @param lanes how many
  /// @param sampleRate frames a second
  public Sweeps(int lanes, double sampleRate) {
    lfoFrom = new int[lanes];
    lfoPhase = new int[lanes];
    lfoStep = new int[lanes];
    vibratoFrom = new int[lanes];
    vibratoPhase = new int[lanes];
    vibratoStep = new int[lanes];
    end = new float[lanes];
    slope = new float[lanes];
    until = new int[lanes];
    bump = new float[lanes];
    bumpStep = new float[lanes];
    lfoToPitch = new float[lanes];
    vibratoToPitch = new float[lanes];
    envelopeToPitch = new float[lanes];
    lfoToCutoff = new float[lanes];
    envelopeToCutoff = new float[lanes];
    cutoff = new float[lanes];
    dampening = new float[lanes];
    level = new float[lanes];
    pitch = new float[lanes];
    double octave = StrictMath.log(2);
    highest = (float) (StrictMath.log(0.45 * sampleRate) / octave);
    halfAngleOctaves = (float) (StrictMath.log(Math.PI / sampleRate) / octave);
  }
}
