// SPDX-License-Identifier: GPL-3.0-or-later
/// What modelled instruments are made of: units and ports, controls, fractional delays, losses,
/// dispersion, modes, noise. Built on a loader thread, run on the audio thread. May import dsp and
/// sound.
package performia.engine.physical;
