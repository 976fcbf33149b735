// SPDX-License-Identifier: GPL-3.0-or-later
/// Keyboard instruments of the bank: acoustic grand, tine piano, drawbar organ. Rendered at build
/// time on any thread. Imports `tone` and `waves`.
package performia.soundfonts.keys;
