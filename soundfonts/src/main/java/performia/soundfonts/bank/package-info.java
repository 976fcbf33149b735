// SPDX-License-Identifier: GPL-3.0-or-later
/// The program that makes the bank: renders every tone, levels it, lays it out in zones and writes
/// the SoundFont file. Runs at build time, rendering on all cores. Imports the tones' packages.
package performia.soundfonts.bank;
