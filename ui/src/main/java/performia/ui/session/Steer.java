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

  /// Stops and leaves.
  record Quit() implements Steer {}
}
