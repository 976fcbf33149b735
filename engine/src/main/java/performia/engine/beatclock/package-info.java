// SPDX-License-Identifier: GPL-3.0-or-later
/// The band's clock for other programs: a small memory-mapped file that says where the song is.
/// Opened by the session, written by the audio thread once a block. Imports `audio`, `concurrent`,
/// `music`, `time`, and of the JDK the mapped buffer and its fences.
package performia.engine.beatclock;
