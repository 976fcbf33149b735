// SPDX-License-Identifier: GPL-3.0-or-later
/// Drums, cymbals and hand percussion as tones, and the four kits made of them. Used at build time
/// only, any thread. Imports `tone` and `synth`.
package performia.soundfonts.drums;
