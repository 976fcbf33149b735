// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import performia.engine.music.Chord;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;

/// Reads a `harmony` element as a chord. Stateless; any thread.
final class HarmonyReader {
  private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7};
  private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR_SCALE = {0, 2, 3, 5, 7, 8, 10};
  private static final List<String> ROMANS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii");
  private static final String FIX = "correct that chord in the score";

  private HarmonyReader() {}

  /// A note name under way: pitch class as written, and its spelling.
  private record Tone(int pitch, String spelling) {
    Tone transposed(int semitones, Key key) {
      return semitones == 0 ? this : named(pitch + semitones, key.flats());
    }

    static Tone named(int pitch, boolean flats) {
      String names = flats ? "C DbD EbE F GbG AbA BbB " : "C C#D D#E F F#G G#A A#B ";
      int pitchClass = Math.floorMod(pitch, 12);
      return new Tone(pitchClass, names.substring(2 * pitchClass, 2 * pitchClass + 2).strip());
    }
  }

  /// @param key the sounding key, for numerals and for respelling
  /// @param transposition semitones from written to sounding
  static Chord read(XmlElement harmony, Key key, int transposition) {
    XmlElement kind = harmony.child("kind");
    String kindName = kind == null ? "major" : kind.text();
    if (kindName.equals("none")) {
      return Chord.NONE;
    }
    Tone root = root(harmony, key, transposition);
    Chord plain = plain(harmony, kind, kindName, root);
    Chord coloured = withDegrees(plain, harmony.children("degree"));
    return withBass(coloured, harmony, key, transposition, root);
  }

  private static Tone root(XmlElement harmony, Key key, int transposition) {
    XmlElement root = harmony.child("root");
    if (root != null) {
      return tone(root, "root-step", "root-alter").transposed(transposition, key);
    }
    XmlElement numeral = harmony.child("numeral");
    if (numeral != null) {
      int degree = (int) numeral.number("numeral-root", 0);
      if (degree >= 1 && degree <= 7) {
        int alter = (int) numeral.number("numeral-alter", 0);
        return degree(numeralKey(numeral, key), degree, alter);
      }
    }
    XmlElement function = harmony.child("function");
    if (function != null) {
      return function(function, key);
    }
    throw harmony.error("a chord without a root", FIX);
  }

  private static Tone tone(XmlElement element, String step, String alter) {
    String letter = element.text(step).toUpperCase(Locale.ROOT);
    int alteration = (int) Math.rint(element.number(alter, 0));
    if (letter.length() != 1 || letter.charAt(0) < 'A' || letter.charAt(0) > 'G') {
      throw element.error("a chord on \"" + shortened(letter) + "\", which is no note", FIX);
    }
    if (Math.abs(alteration) > 2) {
      throw element.error("a chord root altered by " + alteration + " semitones", FIX);
    }
    String accidental = (alteration < 0 ? "b" : "#").repeat(Math.abs(alteration));
    int pitch = STEPS[letter.charAt(0) - 'A'] + alteration;
    return new Tone(Math.floorMod(pitch, 12), letter + accidental);
  }

  private static Key numeralKey(XmlElement numeral, Key key) {
    XmlElement own = numeral.child("numeral-key");
    return own == null
        ? key
        : KeySignature.key((int) own.number("numeral-fifths", 0), own.text("numeral-mode"));
  }

  private static Tone degree(Key key, int degree, int alter) {
    int[] scale = key.minor() ? MINOR_SCALE : MAJOR_SCALE;
    return Tone.named(key.tonic() + scale[degree - 1] + alter, key.flats());
  }

  /// Roman numerals such as `bVII` or `ii`; the kind says the rest.
  private static Tone function(XmlElement function, Key key) {
    String text = function.text().toLowerCase(Locale.ROOT).replace('♭', 'b').replace('♯', '#');
    int alter = text.startsWith("b") ? -1 : text.startsWith("#") ? 1 : 0;
    String numeral = text.substring(Math.abs(alter)).replaceAll("[^iv].*$", "");
    int degree = ROMANS.indexOf(numeral) + 1;
    if (degree == 0) {
      throw function.error("a chord with the function \"" + shortened(function.text()) + "\"", FIX);
    }
    return degree(key, degree, alter);
  }

  /// The chord on its root before any degree is changed.
  private static Chord plain(
      XmlElement harmony, @Nullable XmlElement kind, String kindName, Tone root) {
    ChordKind known = ChordKind.of(kindName);
    if (known != null) {
      return new Chord(root.spelling + known.suffix(), root.pitch, known.intervals(), root.pitch);
    }
    String text = kind == null ? "" : kind.attribute("text");
    Optional<Chord> spelled = ChordParser.parse(root.spelling + text);
    boolean says = !text.isEmpty() || kindName.isEmpty();
    if (says && spelled.isPresent() && !spelled.get().isNone()) {
      return new Chord(spelled.get().symbol(), root.pitch, spelled.get().intervals(), root.pitch);
    }
    if (kindName.equals("other")) {
      return new Chord(root.spelling, root.pitch, 0b1001_0001, root.pitch);
    }
    throw harmony.error("an unknown kind of chord \"" + shortened(kindName) + "\"", FIX);
  }

  private static Chord withDegrees(Chord chord, List<XmlElement> degrees) {
    var symbol = new StringBuilder(chord.symbol());
    int intervals = chord.intervals();
    for (XmlElement degree : degrees) {
      int value = (int) degree.number("degree-value", 0);
      int alter = (int) Math.rint(degree.number("degree-alter", 0));
      String type = degree.text("degree-type");
      if (value < 1 || value > 13 || Math.abs(alter) > 2) {
        throw degree.error("a chord degree " + value + " altered by " + alter, FIX);
      }
      int plain = semitones(value, (chord.intervals() & 1 << 11) != 0);
      int wanted = Math.clamp(plain + alter, 0, 23);
      switch (type) {
        case "subtract" -> intervals &= ~present(intervals, value);
        case "alter" -> intervals = intervals & ~present(intervals, value) | 1 << wanted;
        default -> intervals |= 1 << wanted;
      }
      symbol.append(spelled(type, value, alter));
    }
    intervals = intervals == 0 ? chord.intervals() : intervals;
    return new Chord(
        respelled(symbol.toString(), chord, intervals), chord.root(), intervals, chord.root());
  }

  private static String spelled(String type, int value, int alter) {
    String accidental = (alter < 0 ? "b" : "#").repeat(Math.abs(alter));
    return switch (type) {
      case "subtract" -> "no" + value;
      case "alter" -> "(" + accidental + value + ")";
      default -> alter == 0 ? "add" + value : "(" + accidental + value + ")";
    };
  }

  /// The usual spelling where it means the same: `C7sus4` for a suspended fourth with an added
  /// seventh.
  private static String respelled(String symbol, Chord chord, int intervals) {
    String root = chord.symbol().replaceAll("^([A-G][b#]*).*$", "$1");
    for (String suffix : new String[] {"7sus4", "9sus4", "7b9", "7#9", "6/9", "add9", "madd9"}) {
      Optional<Chord> usual = ChordParser.parse(root + suffix);
      if (usual.isPresent() && usual.get().intervals() == intervals) {
        return root + suffix;
      }
    }
    return symbol;
  }

  /// A degree above the root; an added seventh is minor (MusicXML 4.0, `degree-alter`) unless the
  /// chord's own is major.
  private static int semitones(int degree, boolean majorSeventh) {
    if (degree == 7) {
      return majorSeventh ? 11 : 10;
    }
    return MAJOR_SCALE[(degree - 1) % 7] + (degree > 7 ? 12 : 0);
  }

  /// The tones of the chord that stand on a degree, whatever their alteration.
  private static int present(int intervals, int degree) {
    int lowest =
        switch ((degree - 1) % 7) {
          case 0 -> 0b1;
          case 1 -> 0b1110;
          case 2 -> 0b11000;
          case 3 -> 0b1100000;
          case 4 -> 0b111000000;
          case 5 -> 0b1100000000;
          default -> 0b111000000000;
        };
    int mask = degree > 7 ? lowest << 12 : lowest;
    return intervals & mask;
  }

  private static Chord withBass(
      Chord chord, XmlElement harmony, Key key, int transposition, Tone root) {
    XmlElement bass = harmony.child("bass");
    if (bass != null) {
      Tone tone = tone(bass, "bass-step", "bass-alter").transposed(transposition, key);
      return slashed(chord, tone, root);
    }
    int inversion = (int) harmony.number("inversion", 0);
    int tone = inversion > 0 ? nth(chord.intervals(), inversion) : 0;
    return tone == 0 ? chord : slashed(chord, Tone.named(root.pitch + tone, key.flats()), root);
  }

  private static Chord slashed(Chord chord, Tone bass, Tone root) {
    return bass.pitch == root.pitch
        ? chord
        : new Chord(
            chord.symbol() + "/" + bass.spelling, root.pitch, chord.intervals(), bass.pitch);
  }

  /// The n-th tone above the lowest; 0 where the chord has not so many.
  private static int nth(int intervals, int n) {
    int left = n;
    for (int tone = 1; tone < 24; tone++) {
      if ((intervals >> tone & 1) != 0 && --left == 0) {
        return tone;
      }
    }
    return 0;
  }

  private static String shortened(String text) {
    return text.length() > 24 ? text.substring(0, 24) : text;
  }
}
