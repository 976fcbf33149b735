// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A recorded performance as the library keeps it. Immutable; any thread.
///
/// @param id 1 and up, in order of starting
/// @param start what it was made from
/// @param length how long it lasted, to the millisecond; null while it plays, or where it was cut
///   off by a crash
/// @param events how many events its log holds
/// @param eventsDropped how many more sounded but found no room in the log
/// @param wav where its audio was written; null for none
/// @param midi where its MIDI was written; null for none
/// @param rating 1 to 5; null for none
public record Take(
    long id,
    TakeStart start,
    @Nullable Duration length,
    int events,
    long eventsDropped,
    @Nullable String wav,
    @Nullable String midi,
    @Nullable Integer rating) {}
