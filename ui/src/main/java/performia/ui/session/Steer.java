// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// What a person can ask of the band while it plays. Immutable; any thread.
public sealed interface Steer {
  /// Starts the band, or stops it.
  record PlayStop() implements Steer {}

  /// Goes that many sections on, or back.
  ///
  /// @param by 1 for the next section, -1 for the one before
  record Section(int by) implements Steer {}

  /// Sets the intensity.
  ///
  /// @param value 0..1
  record Intensity(double value) implements Steer {}

  /// Moves the intensity.
  ///
  /// @param by -1..1
  record IntensityBy(double by) implements Steer {}

  /// Silences a part, or lets it sound again.
  ///
  /// @param part index in seating order
  record Mute(int part) implements Steer {}

  /// Moves the tempo.
  ///
  /// @param by quarter notes a minute
  record TempoBy(double by) implements Steer {}

  /// Asks for a fill in the coming bar.
  record Fill() implements Steer {}

  /// Asks for the ending.
  record End() implements Steer {}

  /// Starts the band, or does nothing when it plays.
  record Play() implements Steer {}

  /// Stops the band, or does nothing when it stands.
  record Stop() implements Steer {}

  /// Goes to a place in the song at once.
  ///
  /// @param beat quarter notes from the first bar, held within the song
  record Locate(double beat) implements Steer {}

  /// Sets the tempo.
  ///
  /// @param tempo quarter notes a minute, held within what songs may have
  record Tempo(double tempo) implements Steer {}

  /// Goes to a section with the next bar.
  ///
  /// @param index of the pass in the form as played, 0 for the first
  record SectionTo(int index) implements Steer {}

  /// Turns something on a part's strip.
  ///
  /// @param part index in seating order
  /// @param value in the knob's own range, and held within it
  record Turn(int part, Knob knob, double value) implements Steer {}

  /// Sets the master fader.
  ///
  /// @param gain linear, 0..4
  record MasterGain(double gain) implements Steer {}

  /// Lets one part play as in another feel, under the feel of the others.
  ///
  /// @param part index in seating order
  /// @param feel its id, or its index in the list of feels
  record Pattern(int part, String feel) implements Steer {}

  /// What a part's strip has.
  enum Knob {
    /// Linear, 0..4.
    GAIN(0, 4),
    /// -1 left .. 1 right.
    PAN(-1, 1),
    /// 1 silent, 0 not.
    MUTE(0, 1),
    /// 1 alone, 0 not.
    SOLO(0, 1),
    /// To the reverb, linear, 0..1.
    SEND(0, 1);

    private final double least;
    private final double most;

    Knob(double least, double most) {
      this.least = least;
      this.most = most;
    }

    double held(double value) {
      return Math.clamp(value, least, most);
    }
  }

  /// Stops and leaves.
  record Quit() implements Steer {}
}
