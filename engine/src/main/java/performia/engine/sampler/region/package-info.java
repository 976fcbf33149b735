// SPDX-License-Identifier: GPL-3.0-or-later
/// What every bank compiles to: immutable regions in the player's units, and the presets that find
/// them by key and velocity. Built on a loader thread, read on the audio thread. Imports nothing of
/// ours.
package performia.engine.sampler.region;
