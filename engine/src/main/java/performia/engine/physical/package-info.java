// SPDX-License-Identifier: GPL-3.0-or-later
/// Modelled instruments: strings, bars, membranes, plates, winds, as unit generators. Built on a
/// loader thread, run on the audio thread. May import dsp and sound.
package performia.engine.physical;
