// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Chord;

/// One measure of the page: what it holds and the signs at its two ends. Filled by one thread while
/// reading, then only read.
final class Measure {
  /// A chord and where it stands, in quarter notes from the start of the measure.
  record Placed(double beat, Chord chord) {}

  /// Where a jump goes.
  enum Jump {
    NONE,
    START,
    SEGNO
  }

  /// Where the music ends after the jump.
  enum Until {
    END,
    FINE,
    CODA
  }

  /// Length by the time signature, in quarter notes; 0 where none holds.
  double nominalBeats;

  /// Lower figure of the time signature.
  int unit = 4;

  /// How far the notes reach, in quarter notes; 0 for a measure without notes.
  double contentBeats;

  /// Whether the page does not count it: a pick-up, or the rest of a split measure.
  boolean implicit;

  final List<Placed> chords = new ArrayList<>();

  /// Quarter notes a minute from here on; 0 keeps the tempo.
  double tempo;

  /// A tempo mark in the second half, which holds from the next measure on; 0 for none.
  double tempoAfter;

  String lyrics = "";

  /// A feel the words at its head name; empty for none.
  String style = "";

  /// How many measures before it are to be played again in its place; 0 for none.
  int repeatsMeasures;

  String label = "";
  String name = "";

  /// Whether a mark without a name stands at its start.
  boolean startsSection;

  /// Whether its right barline is double, or ends a part otherwise.
  boolean endsSection;

  boolean repeatStart;

  /// How often the repeat that ends here is played in all; 0 for no repeat.
  int repeatTimes;

  /// Whether that repeat is taken after a jump too.
  boolean repeatAfterJump;

  /// The times an ending that begins here is for; empty for none.
  final List<Integer> endingStart = new ArrayList<>();

  /// Whether an ending begins here, numbered or not.
  boolean endingStarts;

  /// Whether an ending stops after it.
  boolean endingStops;

  boolean segno;
  boolean coda;

  /// A coda sign that does not say whether one leaves here or arrives: at its start.
  boolean codaSignAtStart;

  /// The same at its end.
  boolean codaSignAtEnd;

  boolean toCoda;
  boolean fine;
  Jump jump = Jump.NONE;
  Until until = Until.END;

  /// Takes over the signs that another part has at the same measure.
  void join(Measure other) {
    tempo = tempo == 0 ? other.tempo : tempo;
    tempoAfter = tempoAfter == 0 ? other.tempoAfter : tempoAfter;
    style = style.isEmpty() ? other.style : style;
    implicit |= other.implicit;
    if (label.isEmpty()) {
      label = other.label;
      name = other.name;
    }
    startsSection |= other.startsSection;
    endsSection |= other.endsSection;
    repeatStart |= other.repeatStart;
    repeatTimes = Math.max(repeatTimes, other.repeatTimes);
    repeatAfterJump |= other.repeatAfterJump;
    if (endingStart.isEmpty()) {
      endingStart.addAll(other.endingStart);
    }
    endingStarts |= other.endingStarts;
    endingStops |= other.endingStops;
    segno |= other.segno;
    coda |= other.coda;
    codaSignAtStart |= other.codaSignAtStart;
    codaSignAtEnd |= other.codaSignAtEnd;
    toCoda |= other.toCoda;
    fine |= other.fine;
    if (jump == Jump.NONE) {
      jump = other.jump;
      until = other.until;
    }
  }
}
