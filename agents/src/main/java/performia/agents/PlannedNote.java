// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import performia.engine.music.Note;

/// A note an agent means to play, and the place it means. Immutable; any thread.
///
/// @param place the beat of the song it belongs to, swung but without micro-timing: two notes of
///   one place are meant together
/// @param note as it will be played
public record PlannedNote(double place, Note note) {}
