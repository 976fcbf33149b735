// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import java.util.ArrayList;
import java.util.Locale;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.ChordParser;

/// One chord change of a song file. The symbol says it all when reading it gives the same chord;
/// otherwise root, tones and bass are written out beside it. Any thread.
final class ChordJson {
  private static final String NO_CHORD = "N.C.";

  private ChordJson() {}

  static Json write(ChordChange change) {
    Chord chord = change.chord();
    var json = Json.Obj.builder().put("at", change.beat());
    json.put("chord", chord.isNone() && chord.symbol().isEmpty() ? NO_CHORD : chord.symbol());
    if (!ChordParser.parse(chord.symbol()).orElse(Chord.NONE).equals(chord)) {
      json.put("root", chord.root());
      var tones = new ArrayList<Json>();
      for (int semitones = 0; semitones < 24; semitones++) {
        if (chord.has(semitones)) {
          tones.add(Json.of(semitones));
        }
      }
      json.put("tones", tones).put("bass", chord.bass());
    }
    if (change.push() > 0) {
      json.put("push", change.push());
    }
    if (change.attack() != Attack.FREE) {
      json.put("attack", change.attack().name().toLowerCase(Locale.ROOT));
    }
    return json.build();
  }

  static ChordChange read(JsonView json) {
    double beat = json.field("at").number(0, Math.nextDown(64.0));
    double push = json.field("push").number(0, 1, 0);
    return new ChordChange(beat, chord(json), push, attack(json.field("attack")));
  }

  private static Chord chord(JsonView json) {
    String symbol = json.field("chord").text();
    if (json.field("root").isPresent()) {
      return explicit(json, symbol);
    }
    return ChordParser.parse(symbol)
        .orElseThrow(() ->
            json.field("chord")
                .error("unknown chord \"" + symbol + "\"", "write one such as Cmaj7 or F#m7b5"));
  }

  private static Chord explicit(JsonView json, String symbol) {
    int root = json.field("root").integer(-1, 11);
    if (root < 0) {
      return new Chord(symbol.equals(NO_CHORD) ? "" : symbol, -1, 0, -1);
    }
    int tones = 0;
    for (JsonView tone : json.field("tones").items()) {
      tones |= 1 << tone.integer(0, 23);
    }
    if (tones == 0) {
      throw json.field("tones").error("a chord without tones", "write at least 0, the root");
    }
    return new Chord(symbol, root, tones, json.field("bass").integer(0, 11, root));
  }

  private static Attack attack(JsonView json) {
    return switch (json.text("free")) {
      case "free" -> Attack.FREE;
      case "stop" -> Attack.STOP;
      case "hold" -> Attack.HOLD;
      default -> throw json.error("\"" + json.text() + "\"", "write free, stop or hold");
    };
  }
}
