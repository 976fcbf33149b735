// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import performia.engine.music.Key;
import performia.engine.music.Song;

/// What the library knows about a song without opening it. Immutable; any thread. Texts that are
/// too long for their column are cut, never refused.
///
/// @param title for people, at most 500 characters; may be empty
/// @param composer for people, at most 500 characters; may be empty
/// @param key for people, such as `Bb minor`
/// @param tempo quarter notes a minute
/// @param metre of the first bar, such as `3/4`
/// @param style free hint such as `jazz swing`; may be empty
/// @param bars as played, repeats counted, at least 1
/// @param source the file it came from, or another word for its origin; may be empty
public record SongCard(
    String title,
    String composer,
    String key,
    double tempo,
    String metre,
    String style,
    int bars,
    String source) {
  private static final String[] SHARPS = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final String[] FLATS = {
    "C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"
  };

  public SongCard {
    title = cut(title, 500);
    composer = cut(composer, 500);
    key = cut(key, 20);
    metre = cut(metre, 20);
    style = cut(style, 200);
    source = cut(source, 1000);
    if (bars < 1 || !Double.isFinite(tempo)) {
      throw new IllegalArgumentException("bars " + bars + " (1..), tempo " + tempo);
    }
  }

  /// The card of a song that came from this source.
  public static SongCard of(Song song, String source) {
    int bars = 0;
    for (Song.Pass pass : song.form()) {
      bars += song.sections().get(pass.section()).bars().size();
    }
    var first = song.sections().get(song.form().getFirst().section()).bars().getFirst();
    return new SongCard(
        song.title(),
        song.composer(),
        name(song.key()),
        song.tempo(),
        first.meter().toString(),
        song.style(),
        bars,
        source);
  }

  private static String name(Key key) {
    String tonic = (key.flats() ? FLATS : SHARPS)[key.tonic()];
    return tonic + (key.minor() ? " minor" : " major");
  }

  /// Control characters become blanks here too: these texts are drawn in lists.
  private static String cut(String text, int length) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (clean.length() <= length) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
    return clean.substring(0, end);
  }
}
