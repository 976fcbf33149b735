// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

/// How a player plays the samples of one split; all of it becomes SoundFont generators and
/// modulators. Immutable; start from [#struck] or [#sustained] and change what differs.
///
/// @param loudnessDb loudness of the loudest stroke as [performia.soundfonts] measures it: mean
///   square of the loudest 100 ms after K weighting, dB below full scale (-10 a loud snare, -16 a
///   melodic instrument)
/// @param dynamicsDb how far velocity 1 lies under velocity 127; the way between is linear in dB
/// @param velocityFilterCents how far velocity 1 closes the low-pass under velocity 127, cents, 0
///   or above; linear in velocity
/// @param filterCents the low-pass, absolute cents (8.176 Hz = 0); 13500 is open
/// @param pan -1 left to 1 right
/// @param attackSeconds fade-in
/// @param holdSeconds time at full level before the decay begins
/// @param decaySeconds time in which the decay falls by 60 dB; 0 when it does not decay
/// @param sustainDb how far below full level the decay ends, 0..100
/// @param releaseSeconds time in which the release falls by 60 dB
/// @param reverbSend 0..1
/// @param chorusSend 0..1
/// @param exclusiveClass strokes of one class (1..127) choke each other; 0 for none
/// @param fixedPitch whether every key sounds the rendered pitch (drums)
public record Playback(
    double loudnessDb,
    double dynamicsDb,
    double velocityFilterCents,
    double filterCents,
    double pan,
    double attackSeconds,
    double holdSeconds,
    double decaySeconds,
    double sustainDb,
    double releaseSeconds,
    double reverbSend,
    double chorusSend,
    int exclusiveClass,
    boolean fixedPitch) {
  public Playback {
    if (loudnessDb > 0
        || dynamicsDb < 0
        || pan < -1
        || pan > 1
        || sustainDb < 0
        || releaseSeconds < 0
        || exclusiveClass < 0
        || exclusiveClass > 127) {
      throw new IllegalArgumentException("playback out of range");
    }
  }

  /// A drum stroke: rings out whatever the note's length, every key the same pitch.
  public static Playback struck(double loudnessDb) {
    return new Playback(loudnessDb, 30, 0, 13500, 0, 0, 0, 0, 0, 100, 0.12, 0, 0, true);
  }

  /// A pitched note that ends `releaseSeconds` (60 dB) after its key is let go.
  public static Playback sustained(double loudnessDb, double releaseSeconds) {
    return new Playback(loudnessDb, 30, 0, 13500, 0, 0, 0, 0, 0, releaseSeconds, 0.1, 0, 0, false);
  }

  /// With another loudness, see [#loudnessDb].
  public Playback withLoudness(double db) {
    return new Playback(
        db,
        dynamicsDb,
        velocityFilterCents,
        filterCents,
        pan,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        releaseSeconds,
        reverbSend,
        chorusSend,
        exclusiveClass,
        fixedPitch);
  }

  /// With another velocity response, see [#dynamicsDb] and [#velocityFilterCents].
  public Playback withVelocity(double rangeDb, double closesCents) {
    return new Playback(
        loudnessDb,
        rangeDb,
        closesCents,
        filterCents,
        pan,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        releaseSeconds,
        reverbSend,
        chorusSend,
        exclusiveClass,
        fixedPitch);
  }

  /// With the low-pass at that many absolute cents.
  public Playback withFilter(double cents) {
    return new Playback(
        loudnessDb,
        dynamicsDb,
        velocityFilterCents,
        cents,
        pan,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        releaseSeconds,
        reverbSend,
        chorusSend,
        exclusiveClass,
        fixedPitch);
  }

  /// With another place between the speakers.
  public Playback withPan(double place) {
    return new Playback(
        loudnessDb,
        dynamicsDb,
        velocityFilterCents,
        filterCents,
        place,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        releaseSeconds,
        reverbSend,
        chorusSend,
        exclusiveClass,
        fixedPitch);
  }

  /// With another envelope; `decay` and `release` are times for 60 dB.
  public Playback withEnvelope(
      double attack, double hold, double decay, double sustainBelowDb, double release) {
    return new Playback(
        loudnessDb,
        dynamicsDb,
        velocityFilterCents,
        filterCents,
        pan,
        attack,
        hold,
        decay,
        sustainBelowDb,
        release,
        reverbSend,
        chorusSend,
        exclusiveClass,
        fixedPitch);
  }

  /// With other effect sends, 0..1.
  public Playback withSends(double reverb, double chorus) {
    return new Playback(
        loudnessDb,
        dynamicsDb,
        velocityFilterCents,
        filterCents,
        pan,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        releaseSeconds,
        reverb,
        chorus,
        exclusiveClass,
        fixedPitch);
  }

  /// With a choke group, and the release with which it chokes (time for 60 dB).
  public Playback withChoke(int group, double release) {
    return new Playback(
        loudnessDb,
        dynamicsDb,
        velocityFilterCents,
        filterCents,
        pan,
        attackSeconds,
        holdSeconds,
        decaySeconds,
        sustainDb,
        release,
        reverbSend,
        chorusSend,
        group,
        fixedPitch);
  }
}
