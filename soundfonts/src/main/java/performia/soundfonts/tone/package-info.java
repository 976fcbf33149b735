// SPDX-License-Identifier: GPL-3.0-or-later
/// What an instrument must tell the bank builder: how one note sounds, and how a player should play
/// it. Used at build time only, from any thread, one note at a time. Imports nothing but the JDK.
package performia.soundfonts.tone;
