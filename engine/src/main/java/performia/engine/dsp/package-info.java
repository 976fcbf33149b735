// SPDX-License-Identifier: GPL-3.0-or-later
/// Bricks for every instrument: envelopes, filters, delays, ramps, limiter, reverb. Built anywhere,
/// worked only by the audio thread. Imports nothing of ours.
package performia.engine.dsp;
