// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers what control sections say; a later one adds to an earlier one and changes what follows
/// it. One loader thread.
final class SfzControlReader {
  private static final int MOST_HINTS = 1000;

  private final SortedMap<Integer, Double> controllers = new TreeMap<>();
  private final SortedMap<Integer, String> labels = new TreeMap<>();
  private final SortedMap<Integer, String> keyLabels = new TreeMap<>();
  private final SortedMap<String, String> hints = new TreeMap<>();
  private String defaultPath = "";
  private int noteOffset;
  private int octaveOffset;

  /// A new section: what stood before sample paths no longer does, all else stays.
  void open() {
    defaultPath = "";
  }

  void read(Opcode opcode) {
    switch (opcode.base()) {
      case "default_path" -> defaultPath = opcode.text();
      case "note_offset" -> noteOffset = whole(opcode);
      case "octave_offset" -> octaveOffset = whole(opcode);
      case "set_ccN" -> controller(opcode, opcode.number() / 127);
      case "set_hdccN" -> controller(opcode, opcode.number());
      case "label_ccN" -> labels.put(opcode.n(), opcode.text());
      case "label_keyN" -> keyLabels.put(opcode.n(), opcode.text());
      default -> hint(opcode.name(), opcode.text());
    }
  }

  /// Keeps what nobody needs to know to play the instrument.
  void hint(String name, String text) {
    if (hints.size() < MOST_HINTS) {
      hints.put(name, text);
    }
  }

  private static int whole(Opcode opcode) {
    return opcode.isNumber() ? (int) Math.round(opcode.number()) : 0;
  }

  private void controller(Opcode opcode, double value) {
    if (opcode.isNumber() && opcode.n() < 512) {
      controllers.put(opcode.n(), Math.clamp(value, 0, 1));
    }
  }

  /// What now stands before every sample's path.
  String defaultPath() {
    return defaultPath;
  }

  /// What is now added to every key.
  int keyOffset() {
    return noteOffset + 12 * octaveOffset;
  }

  SfzControl control() {
    return new SfzControl(
        Collections.unmodifiableSortedMap(controllers),
        Collections.unmodifiableSortedMap(labels),
        Collections.unmodifiableSortedMap(keyLabels),
        Collections.unmodifiableSortedMap(hints));
  }
}
