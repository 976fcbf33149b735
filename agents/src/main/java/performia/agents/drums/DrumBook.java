// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.ArrayList;
import java.util.List;
import performia.agents.style.Layer;
import performia.agents.style.StyleText;

/// What a drummer knows of a feel, read from its `drums.txt`: the layers of the groove, the fills,
/// and how the snare is struck. Immutable; any thread.
///
/// @param groove every layer of the groove
/// @param fills in order of writing
/// @param crashFrom intensity from which arrivals get a cymbal
/// @param strikes how the snare is struck, by intensity
/// @param memory how often the second pass of a section repeats what the first chose
record DrumBook(
    List<Stroke> groove, List<Fill> fills, double crashFrom, List<Strike> strikes, double memory) {
  /// Knows nothing, and plays nothing.
  static final DrumBook EMPTY = new DrumBook(List.of(), List.of(), 1, List.of(), 0);

  /// @param piece what is struck
  /// @param layer when and how
  record Stroke(Piece piece, Layer layer) {}

  /// @param pulses its length
  /// @param from least intensity
  /// @param to greatest intensity
  record Fill(int pulses, double from, double to, List<Stroke> strokes) {}

  /// @param pitch General MIDI key of the snare voice
  record Strike(int pitch, double from, double to) {}

  DrumBook {
    groove = List.copyOf(groove);
    fills = List.copyOf(fills);
    strikes = List.copyOf(strikes);
  }

  static DrumBook read(StyleText text) {
    var groove = new ArrayList<Stroke>();
    for (StyleText.Block block : text.named("groove")) {
      groove.addAll(strokes(text, block));
    }
    var fills = new ArrayList<Fill>();
    for (StyleText.Block block : text.named("fill")) {
      fills.add(
          new Fill(
              (int) block.number("pulses", 1),
              block.number("from", 0),
              block.number("to", 1),
              strokes(text, block)));
    }
    var strikes = new ArrayList<Strike>();
    for (String word : text.head().value("snare", "38").split("\\s+")) {
      String[] parts = word.split("[@-]");
      strikes.add(
          new Strike(
              Integer.parseInt(parts[0]),
              parts.length > 1 ? Double.parseDouble(parts[1]) : 0,
              parts.length > 2 ? Double.parseDouble(parts[2]) : 1));
    }
    double crash = Double.parseDouble(text.head().value("crash", "0.4"));
    double memory = Double.parseDouble(text.head().value("memory", "0.42"));
    return new DrumBook(groove, fills, crash, strikes, memory);
  }

  /// The voice of the snare at this intensity.
  int snare(double intensity) {
    for (Strike strike : strikes) {
      if (intensity >= strike.from && (intensity < strike.to || strike.to >= 1)) {
        return strike.pitch;
      }
    }
    return Piece.SNARE.pitch();
  }

  /// The voice of the snare in a fill: a stick laid across the rim is turned for it.
  int openSnare(double intensity) {
    int pitch = snare(intensity);
    return pitch == Piece.RIM.pitch() ? Piece.SNARE.pitch() : pitch;
  }

  private static List<Stroke> strokes(StyleText text, StyleText.Block block) {
    var strokes = new ArrayList<Stroke>();
    for (StyleText.Line line : block.lines()) {
      Layer layer = Layer.read(text, line);
      Piece piece = Piece.of(layer.part());
      if (piece == null) {
        throw text.wrong(line.number(), "no drum is called \"" + layer.part() + "\"", "see Piece");
      }
      strokes.add(new Stroke(piece, layer));
    }
    return strokes;
  }
}
