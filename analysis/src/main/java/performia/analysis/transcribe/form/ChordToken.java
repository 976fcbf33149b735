// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.Optional;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.ChordParser;

/// A chord as typed in our text charts: `<` before it pushes it an eighth early, `<<` a sixteenth;
/// `!` after it is a stop, `_` a hold. Immutable; any thread.
///
/// @param chord the chord, or no chord
/// @param push how early, in quarter notes
/// @param attack how it is played
public record ChordToken(Chord chord, double push, Attack attack) {
  /// @return the token, or nothing when the chord in it is not understood
  public static Optional<ChordToken> parse(String token) {
    int start = 0;
    double push = 0;
    if (token.startsWith("<<")) {
      push = 0.25;
      start = 2;
    } else if (token.startsWith("<")) {
      push = 0.5;
      start = 1;
    }
    int end = token.length();
    Attack attack = Attack.FREE;
    if (end > start && token.charAt(end - 1) == '!') {
      attack = Attack.STOP;
      end--;
    } else if (end > start && token.charAt(end - 1) == '_') {
      attack = Attack.HOLD;
      end--;
    }
    double early = push;
    Attack played = attack;
    return ChordParser.parse(token.substring(start, end))
        .map(chord -> new ChordToken(chord, early, played));
  }

  /// The chord at its place in a bar.
  public ChordChange at(double beat) {
    return new ChordChange(beat, chord, push, attack);
  }
}
