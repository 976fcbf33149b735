// SPDX-License-Identifier: GPL-3.0-or-later
/// MIDI ports: keyboards and pads that come and go, notes and clock sent out, and the clock of
/// others followed. Threads of its own and those of the MIDI system, never the audio thread.
/// Imports `concurrent`, `event`, `engine` and `javax.sound.midi`.
package performia.engine.midi.live;
