// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.Optional;

/// Reads chord symbols as musicians spell them: `Bbmaj7/D`, `F#m7(b5)`, `C-Δ7`, `G13sus4b9`,
/// `A7alt`, `N.C.`. Pure; any thread. Time is linear in the length of the symbol, which is at most
/// [#MAX_LENGTH].
///
/// Words and figures may stand in any order, in brackets or not, as the many printed traditions do.
/// A second accidental belongs to the root (`Bbb7`) unless a figure that can be altered follows it
/// (`Ebb5` is E flat with a flat fifth). `-` and `+` directly before 5, 9, 11 or 13 alter that
/// figure when another figure stands before them (`C7-9`), otherwise they mean minor and augmented
/// (`C-9`). `H` is no note name: its meaning differs from land to land.
public final class ChordParser {
  /// A longer symbol is not understood.
  public static final int MAX_LENGTH = 64;

  private static final String LETTERS = "C D EF G A B";

  private final String text;
  private final ChordSpelling spelling = new ChordSpelling();
  private int at;
  private int brackets;
  private boolean adding;
  private boolean addingInBrackets;
  private boolean afterFigure;
  private boolean wrong;
  private int bass = -1;

  private ChordParser(String text) {
    this.text = text;
  }

  /// @return the chord, [Chord#NONE] for a spelling of "no chord", or nothing when the symbol is
  ///   not understood; the symbol is kept as spelled, blanks at its ends aside
  public static Optional<Chord> parse(String symbol) {
    String spelled = symbol.strip();
    if (spelled.isEmpty() || spelled.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (isNoChord(spelled)) {
      return Optional.of(Chord.NONE);
    }
    String plain = ChordLetters.plain(spelled);
    int rootLength = noteLength(plain, 0);
    if (rootLength == 0) {
      return Optional.empty();
    }
    var parser = new ChordParser(plain);
    parser.at = rootLength;
    if (rootLength < plain.length() && plain.charAt(rootLength) == ':') {
      parser.at++;
    }
    int root = pitchClass(plain.substring(0, rootLength));
    if (!parser.readAll()) {
      return Optional.empty();
    }
    int intervals = parser.spelling.intervals();
    if (intervals == 0) {
      return Optional.empty();
    }
    return Optional.of(new Chord(spelled, root, intervals, parser.bass >= 0 ? parser.bass : root));
  }

  /// The pitch class 0..11 of a note name such as `Bb`, `F♯`, `Cbb`; -1 when it is none.
  public static int pitchClass(String note) {
    if (note.isEmpty()) {
      return -1;
    }
    int pitch = note.charAt(0) == ' ' ? -1 : LETTERS.indexOf(note.charAt(0));
    if (pitch < 0) {
      return -1;
    }
    for (int i = 1; i < note.length(); i++) {
      switch (note.charAt(i)) {
        case '#', '♯' -> pitch++;
        case 'b', '♭' -> pitch--;
        default -> {
          return -1;
        }
      }
    }
    return Math.floorMod(pitch, 12);
  }

  /// How many characters of `text` from `from` on name a root: a letter A..G and its accidentals; 0
  /// when there is none.
  static int noteLength(String text, int from) {
    if (from >= text.length()
        || text.charAt(from) == ' '
        || LETTERS.indexOf(text.charAt(from)) < 0) {
      return 0;
    }
    int end = from + 1;
    if (end < text.length() && isAccidental(text.charAt(end))) {
      end++;
      boolean again = end < text.length() && text.charAt(end) == text.charAt(end - 1);
      boolean altersFigure =
          end + 1 < text.length() && "1345629".indexOf(text.charAt(end + 1)) >= 0;
      if (again && !altersFigure) {
        end++;
      }
    }
    return end - from;
  }

  private static boolean isAccidental(char c) {
    return c == 'b' || c == '#' || c == '♭' || c == '♯';
  }

  private static boolean isNoChord(String symbol) {
    return switch (symbol) {
      case "N.C.",
          "NC",
          "N.C",
          "N",
          "n.c.",
          "nc",
          "n.c",
          "n",
          "NC.",
          "(N.C.)",
          "(NC)",
          "N/C",
          "NoChord" ->
          true;
      default -> false;
    };
  }

  private boolean readAll() {
    while (at < text.length() && !wrong) {
      if (!readPunctuation() && !readAlteration() && !readFigure() && !readWord()) {
        return false;
      }
    }
    return brackets == 0 && !adding && !wrong;
  }

  private boolean readPunctuation() {
    char c = text.charAt(at);
    switch (c) {
      case '(', '[', '{' -> {
        brackets++;
        addingInBrackets = false;
      }
      case ')', ']', '}' -> {
        if (--brackets < 0) {
          return false;
        }
        addingInBrackets = false;
      }
      case ' ', ',' -> {
        if (addingInBrackets && c == ',') {
          adding = !nextIs("add") && !nextIs("omit") && !nextIs("no");
        }
      }
      case '/' -> {
        return readSlash();
      }
      default -> {
        return false;
      }
    }
    at++;
    return true;
  }

  /// After a slash: the bass note, which must be the end, or a further figure as in `6/9`.
  private boolean readSlash() {
    int length = noteLength(text, at + 1);
    if (length > 0 && at + 1 + length == text.length()) {
      bass = pitchClass(text.substring(at + 1));
      at = text.length();
      return true;
    }
    boolean figure = at + 1 < text.length() && "1234569b#+-".indexOf(text.charAt(at + 1)) >= 0;
    if (figure && afterFigure) {
      at++;
    }
    return figure && afterFigure;
  }

  /// `b9`, `#11`, and `-5`, `+9` where they alter a figure.
  private boolean readAlteration() {
    char c = text.charAt(at);
    boolean sign = c == '-' || c == '+';
    if (c != 'b' && c != '#' && !sign) {
      return false;
    }
    int signs = text.startsWith("bb7", at) ? 2 : 1;
    int figure = figureAt(at + signs);
    if (figure == 0) {
      return false;
    }
    boolean alters = figure == 5 || figure == 9 || figure == (c == '-' ? 13 : 11);
    if (sign && !(alters && (afterFigure || figure == 5))) {
      return false;
    }
    int shift = c == 'b' || c == '-' ? -signs : signs;
    at += signs + (figure >= 10 ? 2 : 1);
    adding = false;
    afterFigure = true;
    return expect(spelling.alter(figure, shift));
  }

  private boolean readFigure() {
    int figure = figureAt(at);
    if (figure == 0) {
      return false;
    }
    at += figure >= 10 ? 2 : 1;
    afterFigure = true;
    boolean added = adding;
    adding = false;
    return expect(added ? spelling.add(figure) : spelling.figure(figure));
  }

  /// The figure that stands at a place: 2 to 7, 9, 10, 11, 12, 13; 0 for none.
  private int figureAt(int place) {
    if (place >= text.length()) {
      return 0;
    }
    char c = text.charAt(place);
    if (c == '1') {
      char next = place + 1 < text.length() ? text.charAt(place + 1) : ' ';
      return next == '0' ? 10 : next == '1' ? 11 : next == '3' ? 13 : 0;
    }
    return c >= '2' && c <= '9' && c != '8' ? c - '0' : 0;
  }

  private boolean readWord() {
    ChordWord word = ChordWord.at(text, at);
    if (word == null) {
      return false;
    }
    at += word.length(text, at);
    switch (word) {
      case ADD -> {
        adding = true;
        addingInBrackets = brackets > 0;
      }
      case OMIT -> {
        return readOmission();
      }
      case MAJOR, TRIANGLE -> {
        return readMajor(word);
      }
      case SUS -> readSuspension();
      default -> {
        afterFigure = false;
        return expect(spelling.word(word));
      }
    }
    return true;
  }

  private boolean readOmission() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    int figure = figureAt(at);
    at += 1;
    if (text.startsWith("rd", at) || text.startsWith("th", at)) {
      at += 2;
    }
    afterFigure = true;
    return expect(spelling.omit(figure));
  }

  /// After `add`, `maj7` is the tone alone; elsewhere it colours the whole chord.
  private boolean readMajor(ChordWord word) {
    afterFigure = false;
    while (adding && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (adding && figureAt(at) == 7) {
      adding = false;
      at++;
      afterFigure = true;
      return expect(spelling.addMajorSeventh());
    }
    adding = false;
    return expect(spelling.word(word));
  }

  private void readSuspension() {
    boolean any = false;
    while (at < text.length() && (text.charAt(at) == '2' || text.charAt(at) == '4')) {
      spelling.suspend(text.charAt(at) == '2' ? 2 : 5);
      any = true;
      at++;
    }
    if (!any) {
      spelling.suspend(5);
    }
    afterFigure = true;
  }

  /// Something was read; whether it also made sense decides the whole symbol.
  private boolean expect(boolean sense) {
    wrong |= !sense;
    return true;
  }

  private boolean nextIs(String word) {
    int place = at + 1;
    while (place < text.length() && text.charAt(place) == ' ') {
      place++;
    }
    return text.startsWith(word, place);
  }
}
