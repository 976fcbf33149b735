// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import performia.engine.dsp.Loudness;

/// One flat answer of a listing verb: names and values in a fixed order, the id first. Values are
/// strings, numbers, booleans or trees of JSON. Immutable; any thread.
///
/// @param fields in order
public record Row(List<Field> fields) {
  /// A name and its value.
  ///
  /// @param value a [String], [Number], [Boolean] or [performia.engine.json.Json]
  public record Field(String name, Object value) {}

  public Row {
    fields = List.copyOf(fields);
  }

  /// A row of one field.
  public static Row of(String name, Object value) {
    return new Row(List.of(new Field(name, value)));
  }

  /// The row with one more field.
  public Row and(String name, Object value) {
    var longer = new ArrayList<>(fields);
    longer.add(new Field(name, value));
    return new Row(longer);
  }

  /// The row with what a loudness meter says: LUFS, LU and dB true peak, to a tenth.
  Row and(Loudness loudness) {
    return and("loudness", tenths(loudness.integrated()))
        .and("loudnessRange", tenths(loudness.range()))
        .and("truePeak", tenths(loudness.truePeakDb()));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /// A value as text, empty when there is no such field.
  public String text(String name) {
    for (Field field : fields) {
      if (field.name.equals(name)) {
        return String.valueOf(field.value);
      }
    }
    return "";
  }
}
