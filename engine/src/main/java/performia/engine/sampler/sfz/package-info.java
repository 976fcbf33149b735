// SPDX-License-Identifier: GPL-3.0-or-later
/// SFZ instruments as banks: from the text understood (`sfz.text`) and the recordings it names to
/// articulations in the player's units. Loader threads. May import `sampler.articulation`,
/// `sampler.recording` and `sampler.region`.
package performia.engine.sampler.sfz;
