// SPDX-License-Identifier: GPL-3.0-or-later
/// The door to sound devices: one back-end interface, one callback. Back ends live in sub-packages
/// and do not know each other. Imports nothing of ours.
package performia.engine.audio;
