// SPDX-License-Identifier: GPL-3.0-or-later
/// The SoundFont 2 reader: a mapped file becomes regions and presets, and what is forged or broken
/// gets a sentence. Runs on a loader thread. Imports `sampler.region` and `sampler.riff` only.
package performia.engine.sampler.sf2;
