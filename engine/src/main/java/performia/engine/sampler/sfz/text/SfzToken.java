// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

/// A header or an opcode as written, variables replaced. Immutable; one loader thread.
///
/// @param isHeader whether it is a header
/// @param name the header without brackets, or the opcode's name
/// @param text the opcode's value; empty for a header
record SfzToken(boolean isHeader, String name, String text, SfzPlace place) {}
