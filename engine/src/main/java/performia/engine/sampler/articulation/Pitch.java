// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// How high a region sounds, in cents. Immutable; any thread.
///
/// @param keyCenter the key at which the sound is as recorded
/// @param centsPerKey what a key adds
/// @param tune what is always added
/// @param velocity what velocity adds
/// @param random up to how far chance moves it up
/// @param bendUp where the wheel's upper end leads
/// @param bendDown where its lower end leads
/// @param stepUp the bend upward goes in steps of this
/// @param stepDown the bend downward
/// @param bendSmoothSeconds by how much the bend lags
public record Pitch(
    int keyCenter,
    float centsPerKey,
    float tune,
    Amount velocity,
    float random,
    float bendUp,
    float bendDown,
    float stepUp,
    float stepDown,
    float bendSmoothSeconds) {
  /// Cents of a note above the recording, before anything moves it.
  double of(NoteValues note, double chance) {
    return centsPerKey * (note.key() - keyCenter)
        + tune
        + velocity.of(note) * note.velocity()
        + random * chance;
  }

  /// Cents of a place of the wheel, -1..1.
  double bend(float wheel) {
    double cents = wheel > 0 ? wheel * bendUp : -wheel * bendDown;
    float step = wheel > 0 ? stepUp : stepDown;
    return step > 1 ? step * (long) (cents / step + Math.copySign(1e-6, cents)) : cents;
  }
}
