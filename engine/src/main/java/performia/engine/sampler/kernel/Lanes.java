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
/// step`, computed so and never summed up. Kernels change nothing here but the filters' states: at
/// a quantum's end the caller moves values on, to exactly where they were to arrive.
public final class Lanes {
  /// Voices in a group.
  public static final int LANES = 16;

  /// Frames from control tick to control tick.
  public static final int QUANTUM = 64;

  /// Left, right, reverb send, chorus send.
  public static final int BUSES = 4;

  /// Filter stages a voice may have: two filters and three equaliser bands.
  public static final int STAGES = 5;

  private static final int MOST_FRAMES_A_FRAME = 64;

  /// The most frames a quantum can lie over.
  static final int WINDOW = QUANTUM * MOST_FRAMES_A_FRAME + SincTable.MOST_TAPS;

  /// Lanes in all, a multiple of [#LANES].
  public final int capacity;

  /// Where each lane reads in this quantum: native memory, 16-bit little-endian or 32-bit float
  /// frames, laid out so that no loop or end has to be tested for. A lane that no kernel is asked
  /// to read need not care.
  public final MemorySegment[] frames;

  /// Index of the frame that `phase` counts from.
  public final int[] base;

  /// Whether the frames are 32-bit floats (full scale 1) instead of 16-bit (full scale 32768).
  public final boolean[] wide;

  /// Position at frame 0 of the quantum, 32.32 fixed point; may be below 0.
  public final long[] phase;

  /// Frames of sound a frame of output, 32.32 fixed point, 0..64.
  public final long[] increment;

  /// By bus, then lane: gain at frame 0 of the quantum.
  public final float[][] gain;

  /// By bus, then lane: what the gain moves a frame.
  public final float[][] gainStep;

  /// By stage, then lane: biquad coefficients at frame 0 of the quantum, transposed direct form II,
  /// a0 = 1.
  public final float[][] b0;

  public final float[][] b1;
  public final float[][] b2;
  public final float[][] a1;
  public final float[][] a2;

  /// By stage, then lane: what the coefficients move a frame; not looked at in a group that is
  /// still.
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

  /// Memory for kernels: the frames under a quantum as they are, and as numbers.
  final short[] raw = new short[WINDOW];

  final float[] straight = new float[WINDOW];

  /// Memory for kernels: a block of 16 by 16.
  final float[] between = new float[LANES * LANES];

  /// Memory for kernels: four frames for each frame of a quantum.
  final long[] points = new long[QUANTUM];

  final int[] fractions = new int[QUANTUM];

  /// @param voices how many lanes are needed at least, 1..65536
  public Lanes(int voices) {
    capacity = (voices + LANES - 1) / LANES * LANES;
    frames = new MemorySegment[capacity];
    Arrays.fill(frames, Arena.ofAuto().allocate(4L * WINDOW, 64));
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
