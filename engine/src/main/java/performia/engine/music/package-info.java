// SPDX-License-Identifier: GPL-3.0-or-later
/// The written music: notes, chords, metres, sections, songs. Immutable records, any thread.
/// Imports nothing but the JDK.
package performia.engine.music;
