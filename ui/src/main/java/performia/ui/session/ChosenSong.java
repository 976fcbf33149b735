// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import org.jspecify.annotations.Nullable;
import performia.engine.music.Song;

/// A song and where it came from. Immutable; any thread.
///
/// @param song the song map
/// @param songId its id in the library; null for a file or a built-in
/// @param source for people: a file, a built-in's name, an id
record ChosenSong(Song song, @Nullable String songId, String source) {}
