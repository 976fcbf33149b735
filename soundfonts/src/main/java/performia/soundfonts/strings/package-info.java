// SPDX-License-Identifier: GPL-3.0-or-later
/// Sustained ensembles of the bank: bowed strings and a warm pad. Rendered at build time on any
/// thread. Imports `tone` and `waves`.
package performia.soundfonts.strings;
