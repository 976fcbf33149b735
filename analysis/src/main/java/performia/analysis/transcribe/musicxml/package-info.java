// SPDX-License-Identifier: GPL-3.0-or-later
/// Lead sheets in MusicXML, plain or zipped: harmony, form, metre, tempo and words become a song;
/// the melody is left on the page. Loader thread, or any. Imports the shared chart forms, the
/// engine and the JDK's own XML reader.
package performia.analysis.transcribe.musicxml;
