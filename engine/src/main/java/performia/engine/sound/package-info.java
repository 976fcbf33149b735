// SPDX-License-Identifier: GPL-3.0-or-later
/// The audio engine: drains rings, plays due events on instruments, mixes. Runs on the audio
/// thread. Imports `time`, `concurrent`, `event`, `dsp` and the audio callback.
package performia.engine.sound;
