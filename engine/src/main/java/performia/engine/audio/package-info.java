// SPDX-License-Identifier: GPL-3.0-or-later
/// The door to sound devices: one back-end interface, one callback, and the keeper that reopens a
/// device that vanished. Back ends live in sub-packages and do not know each other. Imports nothing
/// of ours but the exception.
package performia.engine.audio;
