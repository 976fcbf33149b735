// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import java.util.ArrayList;
import java.util.List;
import performia.agents.style.Layer;
import performia.agents.style.StyleText;

/// What a bassist knows of a feel, read from its `bass.txt`. Immutable; any thread.
///
/// @param lines the ways to play a bar
/// @param gate share of the time to the next note that a note sounds
/// @param lock how often a note that the kick does not share is left out
/// @param follow how often a stroke of the kick without a note gets one
/// @param neck how far up it goes
/// @param memory how often the second pass of a section repeats what the first chose
record BassBook(
    List<Layer> lines, double gate, double lock, double follow, Neck neck, double memory) {
  /// Knows nothing, and plays roots.
  static final BassBook EMPTY = new BassBook(List.of(), 0.9, 0, 0, new Neck(45), 0);

  BassBook {
    lines = List.copyOf(lines);
  }

  static BassBook read(StyleText text) {
    var lines = new ArrayList<Layer>();
    for (StyleText.Block block : text.named("line")) {
      for (StyleText.Line line : block.lines()) {
        lines.add(Layer.read(text, line));
      }
    }
    StyleText.Block head = text.head();
    return new BassBook(
        lines,
        Double.parseDouble(head.value("gate", "0.9")),
        Double.parseDouble(head.value("lock", "0")),
        Double.parseDouble(head.value("follow", "0")),
        new Neck(Integer.parseInt(head.value("high", "45"))),
        Double.parseDouble(head.value("memory", "0.75")));
  }

  /// The highest root at this intensity, so that every line has room above it for the third, the
  /// sixth or the octave it goes up to.
  int rootCeiling(double intensity) {
    int ceiling = neck.highest();
    for (Layer line : at(intensity)) {
      String signs = line.pattern().toString();
      if (signs.indexOf('8') >= 0 || signs.indexOf('o') >= 0) {
        ceiling = Math.min(ceiling, Neck.TOP - 12);
      } else if (signs.indexOf('6') >= 0) {
        ceiling = Math.min(ceiling, neck.highest() - 9);
      } else if (signs.indexOf('3') >= 0 || signs.indexOf('t') >= 0) {
        ceiling = Math.min(ceiling, neck.highest() - 4);
      }
    }
    return ceiling;
  }

  /// The lines that play at this intensity.
  List<Layer> at(double intensity) {
    return lines.stream().filter(l -> l.playsAt(intensity)).toList();
  }
}
