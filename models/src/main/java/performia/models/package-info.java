// SPDX-License-Identifier: GPL-3.0-or-later
/// The models room.
package performia.models;
