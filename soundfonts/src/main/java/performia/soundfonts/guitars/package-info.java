// SPDX-License-Identifier: GPL-3.0-or-later
/// Guitars of the bank: nylon, steel, jazz, clean, muted, overdriven and distorted. Rendered at
/// build time on any thread. Imports `tone` and `waves`.
package performia.soundfonts.guitars;
