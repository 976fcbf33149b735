// SPDX-License-Identifier: GPL-3.0-or-later
/// Standard MIDI files and MIDI ports. Never on the audio thread. The only room for
/// `javax.sound.midi`; imports `music` and `time`.
package performia.engine.midi;
