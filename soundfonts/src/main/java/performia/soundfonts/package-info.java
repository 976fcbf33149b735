// SPDX-License-Identifier: GPL-3.0-or-later
/// The soundfonts room: where the bank that ships is found, and the catalogue of the user's own
/// banks. Loader and session threads, never the audio thread. Imports the engine's exception; the
/// sub-packages hold the program that makes the bank.
package performia.soundfonts;
