// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// A low-frequency oscillator: waves laid over each other, or a sequence of steps. Immutable; any
/// thread.
///
/// @param delaySeconds time before it begins
/// @param fadeSeconds time in which it grows to its full depth
/// @param count rounds after which it rests; 0 = never
/// @param phase where its round begins, 0..1
/// @param frequencySlot the slot that holds its rate in Hz
/// @param phaseSlot the slot that holds what is added to its phase
/// @param scaleSlot the slot that holds what its level is multiplied by
/// @param waves what is laid over each other, by number of the format
/// @param ratios by wave: rounds a round of the first
/// @param scales by wave: how tall
/// @param offsets by wave: how high
/// @param steps levels of a sequence instead of the first wave; empty = none
@SuppressWarnings("ArrayRecordComponent") // never compared, never written once built
public record OscillatorShape(
    Amount delaySeconds,
    Amount fadeSeconds,
    int count,
    float phase,
    int frequencySlot,
    int phaseSlot,
    int scaleSlot,
    int[] waves,
    float[] ratios,
    float[] scales,
    float[] offsets,
    Amount[] steps) {
  /// The waves by number.
  static final int TRIANGLE = 0;

  static final int SINE = 1;
  static final int PULSE_75 = 2;
  static final int SQUARE = 3;
  static final int PULSE_25 = 4;
  static final int PULSE_12 = 5;
  static final int RAMP = 6;
  static final int SAW = 7;
  static final int SAMPLE_AND_HOLD = 12;
}
