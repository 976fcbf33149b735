// SPDX-License-Identifier: GPL-3.0-or-later
/// Offline unit generators that give the same samples on every machine: filters, noise, modes. Used
/// at build time only, each object by one thread. Imports `tone` for its chance and rate.
package performia.soundfonts.synth;
