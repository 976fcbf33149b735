// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// What the kernels know of the voices: structure of arrays, one lane a voice, in groups of
/// [#LANES]. Built off the audio thread, used only on it.
///
/// Time is cut into quanta of [#QUANTUM] frames, counted from the first frame ever rendered and not
/// from the block, so that block borders change nothing. Within a quantum every gain and
/// coefficient moves in a straight line: its value at frame `i` of the quantum is `value + i *
/// step`, computed so and never summed up, for gains; coefficients may be summed.
public final class Lanes {
  /// Voices in a group.
  public static final int LANES = 16;

  /// Frames from control tick to control tick.
  public static final int QUANTUM = 64;

  /// Left, right, reverb send, chorus send.
  public static final int BUSES = 4;

  /// Filter stages a voice may have: two filters and three equaliser bands.
  public static final int STAGES = 5;

  /// Lanes in all, a multiple of [#LANES].
  public final int capacity;

  /// Where each lane reads in this quantum: native memory, 16-bit little-endian or 32-bit float
  /// frames, laid out so that no loop or end has to be tested for.
  public final MemorySegment[] frames;

  /// Index of the frame that `phase` counts from.
  public final int[] base;

  /// Whether the frames are 32-bit floats (full scale 1) instead of 16-bit (full scale 32768).
  public final boolean[] wide;

  /// Position at frame 0 of the quantum, 32.32 fixed point.
  public final long[] phase;

  /// Frames of sound a frame of output, 32.32 fixed point.
  public final long[] increment;

  /// By bus, then lane: gain at frame 0 of the quantum.
  public final float[][] gain;

  /// By bus, then lane: what the gain moves a frame.
  public final float[][] gainStep;

  /// By stage, then lane: biquad coefficients, transposed direct form II, a0 = 1.
  public final float[][] b0;

  public final float[][] b1;
  public final float[][] b2;
  public final float[][] a1;
  public final float[][] a2;

  /// By stage, then lane: what the coefficients move a frame; all zero in a group that is still.
  public final float[][] b0Step;

  public final float[][] b1Step;
  public final float[][] b2Step;
  public final float[][] a1Step;
  public final float[][] a2Step;

  /// By stage, then lane: the two states.
  public final float[][] z1;

  public final float[][] z2;

  /// By group: how many stages any lane of it has, 0..[#STAGES]; a lane with fewer is passed
  /// through (b0 = 1, the rest 0).
  public final int[] stages;

  /// By group: whether any coefficient moves in this quantum.
  public final boolean[] moving;

  /// @param voices how many lanes are needed at least, 1..65536
  public Lanes(int voices) {
    capacity = (voices + LANES - 1) / LANES * LANES;
    frames = new MemorySegment[capacity];
    Arrays.fill(frames, Arena.global().allocate(4L * (QUANTUM * 8), 64));
    base = new int[capacity];
    wide = new boolean[capacity];
    phase = new long[capacity];
    increment = new long[capacity];
    gain = new float[BUSES][capacity];
    gainStep = new float[BUSES][capacity];
    b0 = new float[STAGES][capacity];
    b1 = new float[STAGES][capacity];
    b2 = new float[STAGES][capacity];
    a1 = new float[STAGES][capacity];
    a2 = new float[STAGES][capacity];
    b0Step = new float[STAGES][capacity];
    b1Step = new float[STAGES][capacity];
    b2Step = new float[STAGES][capacity];
    a1Step = new float[STAGES][capacity];
    a2Step = new float[STAGES][capacity];
    z1 = new float[STAGES][capacity];
    z2 = new float[STAGES][capacity];
    stages = new int[capacity / LANES];
    moving = new boolean[capacity / LANES];
    for (float[] stage : b0) {
      Arrays.fill(stage, 1);
    }
  }
}
