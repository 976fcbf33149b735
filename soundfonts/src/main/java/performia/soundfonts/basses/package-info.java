// SPDX-License-Identifier: GPL-3.0-or-later
/// Electric basses and the upright as tones. Used at build time only, any thread. Imports `tone`
/// and `synth`.
package performia.soundfonts.basses;
