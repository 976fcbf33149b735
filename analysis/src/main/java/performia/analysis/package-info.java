// SPDX-License-Identifier: GPL-3.0-or-later
/// The analysis room.
package performia.analysis;
