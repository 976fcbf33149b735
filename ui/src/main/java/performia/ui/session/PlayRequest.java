// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// What `play` is to do. Immutable; any thread.
///
/// @param song library id, file, or a built-in's name
/// @param arrangement how it is played
/// @param backend name of the sound system; empty for the best there is, `silent` for none
/// @param device device id; empty for the system's default
/// @param sampleRate frames a second
/// @param blockFrames frames in a callback
/// @param doors which doors are open to other programs meanwhile
public record PlayRequest(
    String song,
    Arrangement arrangement,
    String backend,
    String device,
    int sampleRate,
    int blockFrames,
    Doors doors) {}
