// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import performia.engine.PerformiaException;

/// One line of a groove: who plays which signs, at which intensities, as which of several ways. Its
/// key is written `part`, `part/variant`, or either with `@low-high`. Immutable; any thread.
///
/// @param part first word, such as `kick`
/// @param variant one of several ways to play it, one of which is chosen; empty: always played
/// @param from least intensity it is played at
/// @param to intensity from which it is no longer played; a full 1 includes 1
/// @param pattern what is played
public record Layer(String part, String variant, double from, double to, StepPattern pattern) {

  /// Reads one line of a style text.
  public static Layer read(StyleText text, StyleText.Line line) {
    String key = line.key();
    double from = 0;
    double to = 1;
    int at = key.indexOf('@');
    if (at >= 0) {
      String[] range = key.substring(at + 1).split("-");
      try {
        from = Double.parseDouble(range[0]);
        to = range.length > 1 ? Double.parseDouble(range[1]) : 1;
      } catch (NumberFormatException e) {
        throw new PerformiaException(
            "intensity range \"" + key.substring(at + 1) + "\"",
            text.source() + ":" + line.number(),
            "write it like @0.2-0.7",
            e);
      }
      key = key.substring(0, at);
    }
    String[] parts = key.split("/");
    return new Layer(
        parts[0],
        parts.length > 1 ? parts[1] : "",
        from,
        to,
        StepPattern.parse(line.value(), text.source() + ":" + line.number()));
  }

  /// Whether it is played at this intensity.
  public boolean playsAt(double intensity) {
    return intensity >= from && (intensity < to || to >= 1);
  }
}
