// SPDX-License-Identifier: GPL-3.0-or-later
/// The soundfonts room.
package performia.soundfonts;
