// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns opcodes as written into opcodes as meant, and keeps count of what was met. One loader
/// thread.
final class OpcodeReader {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,4})?");
  private static final Pattern NOTE = Pattern.compile("([a-gA-G])([#b\u266f\u266d]?)(-?\\d{1,2})");
  private static final double LARGEST = 1e9;
  private static final int[] KEY_OF_LETTER = {9, 11, 0, 2, 4, 5, 7};

  private final OpcodeCatalogue catalogue = new OpcodeCatalogue();
  private final Set<String> honoured = new HashSet<>(OpcodeCatalogue.lines("honoured.txt"));
  private final Map<String, OpcodeUse> uses = new LinkedHashMap<>();
  private final SfzNotes notes;

  OpcodeReader(SfzNotes notes) {
    this.notes = notes;
  }

  /// The opcode of a token, or null where nobody knows it or what it needs is no number.
  @Nullable Opcode read(SfzToken token) {
    OpcodeCatalogue.Match match = catalogue.find(token.name());
    OpcodeFact fact = match.fact();
    count(match, token.place());
    if (fact == null) {
      return null;
    }
    double number = number(fact, token);
    if (Double.isNaN(number) && fact.type() != OpcodeFact.Type.TEXT) {
      return null;
    }
    return new Opcode(
        match.name(),
        match.base(),
        match.n(),
        match.x(),
        match.y(),
        token.text(),
        number,
        token.place());
  }

  private void count(OpcodeCatalogue.Match match, SfzPlace place) {
    OpcodeFact fact = match.fact();
    uses.merge(
        match.base(),
        new OpcodeUse(
            match.base(),
            fact == null ? "" : fact.version(),
            honoured.contains(match.base()),
            1,
            place),
        (old, more) ->
            new OpcodeUse(old.base(), old.version(), old.honoured(), old.count() + 1, old.first()));
  }

  private double number(OpcodeFact fact, SfzToken token) {
    double number = parse(fact, token.text());
    if (fact.type() == OpcodeFact.Type.TEXT) {
      return number;
    }
    if (Double.isNaN(number)) {
      notes.say(
          "value " + fact.base(),
          "%s=%s is no number and is passed over".formatted(fact.base(), brief(token.text())),
          token.place());
      return number;
    }
    double held = Math.clamp(number, fact.least(), fact.greatest());
    if (held != number) {
      notes.say(
          "range " + fact.base(),
          "%s=%s is taken as %s".formatted(fact.base(), brief(token.text()), plain(held)),
          token.place());
    }
    return held;
  }

  private static double parse(OpcodeFact fact, String text) {
    if (fact.type() == OpcodeFact.Type.NOTE) {
      Matcher note = NOTE.matcher(text);
      if (note.matches()) {
        int letter = KEY_OF_LETTER[Character.toLowerCase(note.group(1).charAt(0)) - 'a'];
        int shift =
            switch (note.group(2)) {
              case "#", "\u266f" -> 1;
              case "b", "\u266d" -> -1;
              default -> 0;
            };
        return 12 * (Integer.parseInt(note.group(3)) + 1) + letter + shift;
      }
    }
    Matcher number = NUMBER.matcher(text);
    return number.lookingAt()
        ? Math.clamp(Double.parseDouble(number.group()), -LARGEST * 5, LARGEST * 5)
        : Double.NaN;
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /// Every opcode met, in the order of first meeting.
  List<OpcodeUse> uses() {
    return List.copyOf(uses.values());
  }

  /// Says which opcodes nobody knows and which are not played, each once.
  void tell() {
    List<OpcodeUse> all = new ArrayList<>(uses.values());
    for (OpcodeUse use : all) {
      if (!use.isKnown()) {
        tell(use, "is not an opcode of any SFZ player and is passed over");
      }
    }
    for (OpcodeUse use : all) {
      if (use.isKnown() && !use.honoured()) {
        tell(use, "is not played yet");
      }
    }
  }

  private void tell(OpcodeUse use, String what) {
    String times = use.count() == 1 ? "" : ", " + use.count() + " times";
    notes.say(use.base(), brief(use.base()) + " " + what + times, use.first());
  }
}
