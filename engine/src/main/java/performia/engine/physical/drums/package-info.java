// SPDX-License-Identifier: GPL-3.0-or-later
/// A drum kit that is computed, not recorded: membranes, plates, bars and grains as unit
/// generators, and [ModelledKit], which plays them by the General MIDI drum map. Built on a loader
/// thread, run on the audio thread. May import physical and sound.
package performia.engine.physical.drums;
