// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.Locale;

/// The words of the first verse, measure by measure. One thread; one part.
final class Words {
  private static final int MAX_LENGTH = 400;

  private final StringBuilder measure = new StringBuilder();
  private boolean insideWord;

  void startMeasure() {
    measure.setLength(0);
  }

  /// What is sung in the measure; a word that goes on in the next ends with a hyphen.
  String measure() {
    String text = measure.toString().strip();
    return insideWord && !text.isEmpty() ? text + "-" : text;
  }

  /// Takes one `lyric` element, if it is of the first verse.
  void sing(XmlElement lyric) {
    String number = lyric.attribute("number").toLowerCase(Locale.ROOT);
    boolean first =
        number.isEmpty()
            || number.equals("1")
            || number.endsWith("verse1")
            || number.equals("verse");
    if (!first || measure.length() > MAX_LENGTH) {
      return;
    }
    for (XmlElement child : lyric.children()) {
      switch (child.name()) {
        case "syllabic" -> {
          boolean goesOn = child.text().equals("middle") || child.text().equals("end");
          insideWord = goesOn && insideWord;
        }
        case "text" -> syllable(child.text(), lyric);
        default -> {
          // Elisions, extenders, laughing: the syllables around them say enough.
        }
      }
    }
  }

  private void syllable(String text, XmlElement lyric) {
    if (!insideWord && !measure.isEmpty()) {
      measure.append(' ');
    }
    measure.append(text);
    String syllabic = lyric.text("syllabic");
    insideWord = syllabic.equals("begin") || syllabic.equals("middle");
  }
}
