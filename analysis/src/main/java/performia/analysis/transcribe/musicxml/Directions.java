// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import performia.analysis.transcribe.musicxml.Measure.Jump;
import performia.analysis.transcribe.musicxml.Measure.Until;
import performia.engine.music.Song;

/// Reads `direction` and `sound` elements: tempo, rehearsal marks, and the words and signs of form.
/// Many programs write the jumps only as words, so words count as much as sounds. Stateless; any
/// thread.
final class Directions {
  private static final Pattern DA_CAPO =
      words("(d\\.\\s*c\\.?|dc|da capo)(\\s*al\\b.*|al.*|\\W.*)?");
  private static final Pattern DAL_SEGNO =
      words("(d\\.\\s*s\\.?|ds|dal segno|d\\.?\\s*[%𝄋])(\\s*al\\b.*|al.*|\\W.*)?");
  private static final Pattern TO_CODA = words("(to|al)\\s+(the\\s+)?(coda|𝄌|⊕|ø).*");
  private static final Pattern FINE = words("fine\\W*");
  private static final Pattern NO_CHORD = Pattern.compile("(?i)\\(?(n\\.?\\s?c\\.?|no chord)\\)?");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\\W*(?:\\d\\w*\\s+)?(intro|introduction|verses?|couplet|pre-?chorus|chorus|refrain"
              + "|bridge|interlude|solo|outro|vamp|trio|tag|coda|ending)\\b\\W*(\\d{0,2}).*");
  private static final Pattern FEEL =
      Pattern.compile(
          "(?i).*\\b(swing|shuffle|waltz|bossa|samba|rumba|tango|beguine|blues|rock|funk|ballad|march"
              + "|marche|country|reggae|foxtrot|fox trot|ragtime|latin|cha cha|mambo|polka|disco)\\b.*");

  private Directions() {}

  /// Words that may stand alone or after others, such as `3x then D.C. al Fine`.
  private static Pattern words(String body) {
    return Pattern.compile("(?i)(?:.*[\\s(])?" + body);
  }

  /// Whether the words say that nobody plays a chord.
  static boolean saysNoChord(String words) {
    return NO_CHORD.matcher(words).matches();
  }

  /// @param beat where it stands, in quarter notes from the start of the measure
  static void read(XmlElement direction, Measure into, double beat) {
    boolean late = beat > 0 && beat >= into.nominalBeats / 2;
    boolean start = beat <= 0.001;
    boolean said = false;
    XmlElement sound = direction.child("sound");
    if (sound != null) {
      sound(sound, into, late);
      said = !sound.attribute("tocoda").isEmpty() || !sound.attribute("coda").isEmpty();
    }
    String text = allWords(direction);
    said |= words(text, into, start);
    for (XmlElement type : direction.children("direction-type")) {
      for (XmlElement sign : type.children()) {
        sign(sign, into, late, said);
      }
    }
  }

  private static String allWords(XmlElement direction) {
    var text = new StringBuilder();
    for (XmlElement type : direction.children("direction-type")) {
      for (XmlElement words : type.children("words")) {
        text.append(text.isEmpty() ? "" : " ").append(words.text());
      }
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private static void sign(XmlElement sign, Measure into, boolean late, boolean said) {
    switch (sign.name()) {
      case "segno" -> into.segno = true;
      case "coda" -> {
        into.codaSignAtStart |= !said && !late;
        into.codaSignAtEnd |= !said && late;
      }
      case "rehearsal" -> label(sign.text(), into);
      case "metronome" -> {
        if (into.tempo == 0 || late) {
          tempo(metronome(sign), into, late);
        }
      }
      default -> {
        // Dynamics, pedals, lines: nothing a chart keeps.
      }
    }
  }

  /// The attributes of a `sound` element, in a direction or alone in the measure.
  static void sound(XmlElement sound, Measure into, boolean late) {
    tempo(XmlElement.parsed(sound.attribute("tempo"), 0), into, late);
    into.segno |= !sound.attribute("segno").isEmpty();
    into.coda |= !sound.attribute("coda").isEmpty();
    into.toCoda |= !sound.attribute("tocoda").isEmpty();
    into.fine |= !sound.attribute("fine").isEmpty();
    if (sound.attribute("dacapo").equals("yes")) {
      into.jump = Jump.START;
    } else if (!sound.attribute("dalsegno").isEmpty()) {
      into.jump = Jump.SEGNO;
    }
    into.repeatAfterJump |= sound.attribute("forward-repeat").equals("yes");
  }

  /// Whether the words said anything of the coda.
  private static boolean words(String text, Measure into, boolean start) {
    if (text.isEmpty() || text.length() > 80) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean capo = DA_CAPO.matcher(text).matches();
    if (capo || DAL_SEGNO.matcher(text).matches()) {
      into.jump = capo ? Jump.START : Jump.SEGNO;
      into.until =
          lower.contains("fine") ? Until.FINE : lower.contains("coda") ? Until.CODA : Until.END;
      return true;
    }
    if (TO_CODA.matcher(text).matches()) {
      into.toCoda = true;
      return true;
    }
    into.fine |= FINE.matcher(text).matches();
    Matcher part = PART.matcher(text);
    if (text.length() <= 32 && part.matches()) {
      boolean coda = part.group(1).equalsIgnoreCase("coda");
      into.coda |= coda;
      partLabel(part.group(1), part.group(2), into);
      return coda;
    }
    Matcher feel = FEEL.matcher(text);
    if (start && feel.matches()) {
      into.style = text;
    }
    return false;
  }

  private static void partLabel(String word, String number, Measure into) {
    String lower = word.toLowerCase(Locale.ROOT).replaceFirst("^introduction$", "intro");
    String single = lower.equals("verses") ? "verse" : lower;
    into.label = Character.toUpperCase(single.charAt(0)) + single.substring(1);
    into.name = number.isEmpty() ? "" : into.label + " " + number;
  }

  /// A rehearsal mark: `A`, `Chorus 2`; a bare number is a place, not a name.
  private static void label(String text, Measure into) {
    String mark = text.replaceAll("\\s+", " ").strip();
    if (mark.isEmpty() || mark.length() > 32) {
      return;
    }
    if (mark.matches("\\d+")) {
      into.startsSection = true;
      return;
    }
    Matcher part = PART.matcher(mark);
    if (part.matches()) {
      partLabel(part.group(1), part.group(2), into);
    } else {
      String letters = mark.replaceFirst("\\s*\\d+$", "");
      into.label = letters;
      into.name = letters.equals(mark) ? "" : mark;
    }
  }

  private static void tempo(double tempo, Measure into, boolean late) {
    if (tempo <= 0) {
      return;
    }
    double bounded = Math.clamp(tempo, Song.MIN_TEMPO, Song.MAX_TEMPO);
    if (late) {
      into.tempoAfter = bounded;
    } else {
      into.tempo = bounded;
    }
  }

  /// Quarter notes a minute; 0 for a mark that names no number, such as a metric modulation.
  private static double metronome(XmlElement metronome) {
    Matcher number = Pattern.compile("\\d+(\\.\\d+)?").matcher(metronome.text("per-minute"));
    if (!number.find()) {
      return 0;
    }
    double beats = unitBeats(metronome.text("beat-unit"));
    double dot = beats / 2;
    for (int i = 0; i < Math.min(4, metronome.children("beat-unit-dot").size()); i++) {
      beats += dot;
      dot /= 2;
    }
    return XmlElement.parsed(number.group(), 0) * beats;
  }

  private static double unitBeats(String unit) {
    return switch (unit) {
      case "maxima" -> 32;
      case "long" -> 16;
      case "breve" -> 8;
      case "whole" -> 4;
      case "half" -> 2;
      case "eighth" -> 0.5;
      case "16th" -> 0.25;
      case "32nd" -> 0.125;
      default -> 1;
    };
  }
}
