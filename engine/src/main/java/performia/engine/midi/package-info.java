// SPDX-License-Identifier: GPL-3.0-or-later
/// Standard MIDI files, their player, and MIDI ports. Files are never read or written on the audio
/// thread, the player runs on it. With `live`, the only room for `javax.sound.midi`; imports
/// `music`, `time`, `sound`, `dsp` and the audio callback.
package performia.engine.midi;
