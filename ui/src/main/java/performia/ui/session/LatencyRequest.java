// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// What `latency` is to do. Immutable; any thread.
///
/// @param backend name of the sound system; empty for the best there is, `silent` for none
/// @param device device id; empty for the system's default
/// @param sampleRate frames a second
/// @param blockFrames frames in a callback
/// @param seconds how long to measure
public record LatencyRequest(
    String backend, String device, int sampleRate, int blockFrames, int seconds) {}
