// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// How loud a region is and where it stands. Immutable; any thread.
///
/// @param gain linear, everything that never moves; negative = phase turned
/// @param keyCenter the key from which `dbPerKey` counts
/// @param dbPerKey what a key adds
/// @param velocityTrack how much velocity counts, -1..1
/// @param velocityCurve what velocity makes of the gain
/// @param randomDb up to how far chance moves it, up
/// @param dbPerSecond what a release loses for every second the key was down
/// @param keyFades over keys
/// @param velocityFades over velocities
/// @param controllerFades over controllers
/// @param pan -1..1
/// @param panPerKey what a key away from `panKeyCenter` adds
/// @param panPerVelocity what full velocity adds
/// @param panRandom up to how far chance moves it
/// @param width 1 as recorded
/// @param position -1..1
/// @param reverb share sent to the reverb, 0..1
/// @param chorus share sent to the chorus, 0..1
public record Loudness(
    float gain,
    int keyCenter,
    float dbPerKey,
    Amount velocityTrack,
    Shape velocityCurve,
    float randomDb,
    float dbPerSecond,
    List<Crossfade> keyFades,
    List<Crossfade> velocityFades,
    List<Crossfade> controllerFades,
    float pan,
    int panKeyCenter,
    float panPerKey,
    float panPerVelocity,
    float panRandom,
    float width,
    float position,
    float reverb,
    float chorus) {
  /// The gain of a note, before anything moves it.
  ///
  /// @param chance 0 to below 1, this note's
  double of(NoteValues note, boolean byController, double chance) {
    double sum = gain;
    if (randomDb != 0) {
      sum *= Elementary.gain(randomDb * chance);
    }
    if (byController) {
      return sum;
    }
    sum *= Elementary.gain(dbPerKey * (note.key() - keyCenter));
    double track = velocityTrack.of(note);
    double less = Math.abs(track) * (1 - velocityCurve.at(note.velocity()));
    sum *= track < 0 ? less : 1 - less;
    for (int i = 0; i < keyFades.size(); i++) {
      sum *= keyFades.get(i).gain(note.key());
    }
    for (int i = 0; i < velocityFades.size(); i++) {
      sum *= velocityFades.get(i).gain(note.velocity());
    }
    return sum;
  }

  /// Where a note stands, before anything moves it.
  double place(NoteValues note, double chance) {
    return pan
        + panPerKey * (note.key() - panKeyCenter)
        + panPerVelocity * note.velocity()
        + panRandom * chance;
  }
}
