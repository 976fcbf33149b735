// SPDX-License-Identifier: GPL-3.0-or-later
/// The engine room: time, music, sound and devices. Every other room stands on this one and it
/// knows none of them.
package performia.engine;
