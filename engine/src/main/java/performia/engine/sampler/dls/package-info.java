// SPDX-License-Identifier: GPL-3.0-or-later
/// The reader of Downloadable Sounds, levels 1 and 2: a mapped file becomes regions and presets.
/// Runs on a loader thread. Imports `sampler.region` and `sampler.riff` only.
package performia.engine.sampler.dls;
