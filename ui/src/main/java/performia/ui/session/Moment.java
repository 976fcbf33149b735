// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;

/// What a face shows of a performance at one moment. Immutable; any thread.
///
/// @param title of the song
/// @param style the feel's name
/// @param seed of the take
/// @param state what the band is doing
/// @param section name of the pass being played, empty in the count-in
/// @param nextSection name of the next pass, empty in the last
/// @param barsToNext whole bars left in this pass, the one being played among them
/// @param bar 1-based, 0 or below in the count-in
/// @param bars how many bars the performance has
/// @param beat 1-based, in units of the metre's lower number
/// @param beats how many of them the bar has
/// @param chord symbol now, `N.C.` for none
/// @param nextChord symbol of the coming chord, empty at the end
/// @param beatsToChord quarter notes until it
/// @param intensity 0..1
/// @param tempo quarter notes a minute
/// @param parts in seating order
/// @param notice the last thing the musician was told, empty for nothing
public record Moment(
    String title,
    String style,
    long seed,
    State state,
    String section,
    String nextSection,
    int barsToNext,
    int bar,
    int bars,
    int beat,
    int beats,
    String chord,
    String nextChord,
    double beatsToChord,
    double intensity,
    double tempo,
    List<Part> parts,
    String notice) {
  /// What the band is doing.
  public enum State {
    COUNTING,
    PLAYING,
    STOPPED,
    ENDED
  }

  /// One part of the band.
  ///
  /// @param name such as `drums`
  /// @param level loudest sample since the last look, 0..1 and above when it clips
  /// @param muted whether it is silenced
  public record Part(String name, double level, boolean muted) {}

  public Moment {
    parts = List.copyOf(parts);
  }
}
