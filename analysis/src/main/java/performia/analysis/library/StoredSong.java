// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A song in the library, without its music (see [Library#songJson]). Immutable; any thread.
///
/// @param id what a person types: the title in plain letters and a short hash of the content, the
///   same in every library
/// @param card what is known about it
/// @param added when it first came in, to the microsecond
/// @param lastPlayed when its latest take began; null for never
public record StoredSong(String id, SongCard card, Instant added, @Nullable Instant lastPlayed) {}
