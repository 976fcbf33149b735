// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// What all channels of one player share: its tuning, its balance, its volume, and the tunings that
/// channels may choose from. Built off the audio thread, used only on it.
final class MasterControls {
  private final TuningShelf tunings;
  private float attenuationDb;
  private float balance;
  private float fineCents;
  private float coarseCents;

  /// @param tunings what RPN 3 chooses from
  MasterControls(TuningShelf tunings) {
    this.tunings = tunings;
  }

  /// Puts everything back and forgets the tunings.
  void reset() {
    attenuationDb = 0;
    balance = 0;
    fineCents = 0;
    coarseCents = 0;
    tunings.clear();
  }

  TuningShelf tunings() {
    return tunings;
  }

  /// @param share 0..1 of the full volume; a quadratic curve, as channel volume has
  void volume(float share) {
    attenuationDb = Decibels.ofVolume(share);
  }

  float attenuationDb() {
    return attenuationDb;
  }

  /// @param value -1 only left, 0 both, 1 only right
  void balance(float value) {
    balance = value;
  }

  float balance() {
    return balance;
  }

  void fineCents(float cents) {
    fineCents = cents;
  }

  void coarseCents(float cents) {
    coarseCents = cents;
  }

  /// How far everything but drums is moved, in cents.
  float tuningCents() {
    return fineCents + coarseCents;
  }
}
