// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What a filter does. Immutable; any thread.
public enum FilterKind {
  /// Nothing.
  NONE(0),
  LOW_PASS_1(1),
  LOW_PASS_2(1),
  LOW_PASS_4(2),
  LOW_PASS_6(3),
  HIGH_PASS_1(1),
  HIGH_PASS_2(1),
  HIGH_PASS_4(2),
  HIGH_PASS_6(3),
  BAND_PASS_1(1),
  BAND_PASS_2(1),
  BAND_PASS_4(2),
  BAND_PASS_6(3),
  BAND_REJECT_1(1),
  BAND_REJECT_2(1),
  ALL_PASS_1(1),
  /// Falls by 3 dB an octave.
  PINK(2),
  LOW_SHELF(1),
  HIGH_SHELF(1),
  PEAK(1);

  /// How many second-order stages it takes.
  public final int stages;

  FilterKind(int stages) {
    this.stages = stages;
  }
}
