// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

/// A tone's place in a preset: the keys it answers to there, and how it differs from the tone as
/// rendered. Samples are shared, so a second placement costs no size. Immutable.
///
/// @param tone what sounds
/// @param lowKey first key
/// @param highKey last key
/// @param tuneCents up or down from the rendered pitch
/// @param softerDb quieter by that much, 0 or above
/// @param darkerCents closes the low-pass by that much, cents, 0 or above
public record Placement(
    Tone tone, int lowKey, int highKey, double tuneCents, double softerDb, double darkerCents) {
  public Placement {
    if (lowKey < 0 || highKey > 127 || lowKey > highKey || softerDb < 0 || darkerCents < 0) {
      throw new IllegalArgumentException("placement of " + tone.name() + " at " + lowKey);
    }
  }

  /// The tone over all keys.
  public static Placement whole(Tone tone) {
    return new Placement(tone, 0, 127, 0, 0, 0);
  }

  /// A drum on one key.
  public static Placement pad(Tone tone, int key) {
    return new Placement(tone, key, key, 0, 0, 0);
  }

  /// This placement, tuned.
  public Placement tuned(double cents) {
    return new Placement(tone, lowKey, highKey, tuneCents + cents, softerDb, darkerCents);
  }

  /// This placement, quieter.
  public Placement softer(double db) {
    return new Placement(tone, lowKey, highKey, tuneCents, softerDb + db, darkerCents);
  }

  /// This placement, with the low-pass closed by some cents from open.
  public Placement darker(double cents) {
    return new Placement(tone, lowKey, highKey, tuneCents, softerDb, darkerCents + cents);
  }

  /// Whether it answers to that key.
  public boolean answers(int key) {
    return key >= lowKey && key <= highKey;
  }
}
