// SPDX-License-Identifier: GPL-3.0-or-later
/// The text of SFZ instruments: from characters to regions with their opcodes inherited, named
/// alike and held inside their ranges. Runs on loader threads. Imports `PerformiaException` only.
package performia.engine.sampler.sfz.text;
