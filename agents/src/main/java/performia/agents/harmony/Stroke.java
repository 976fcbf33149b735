// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import performia.engine.music.Timeline;

/// One movement of the hand that accompanies. Immutable; any thread.
///
/// @param beat beat of the song, swung
/// @param length beats it rings, above 0
/// @param sign what is done, a sign of [Comping], or `H` for a hit with everybody
/// @param chord the chord it sounds, as played in the song
/// @param accent whether it is stressed
public record Stroke(
    double beat, double length, char sign, Timeline.PlayedChord chord, boolean accent) {}
