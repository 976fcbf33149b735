// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.List;

/// An SFZ instrument as text understood. Immutable; any thread.
///
/// @param name the main file's name without its ending
/// @param folder finds the instrument's files
/// @param control what is set for the whole instrument
/// @param regions in the order of the text
/// @param curves the built-in ones and the instrument's own, by index 0..255; missing ones are the
///   straight line
/// @param effects the effect sections, in the order of the text
/// @param uses every opcode met, by name
/// @param notes what a musician should know: sentences, each said once
public record SfzDocument(
    String name,
    SfzFolder folder,
    SfzControl control,
    List<SfzRegion> regions,
    List<SfzCurve> curves,
    List<SfzScope> effects,
    List<OpcodeUse> uses,
    List<String> notes) {

  /// The curve of an index; the straight line where there is none.
  public SfzCurve curve(int index) {
    return curves.get(index >= 0 && index < curves.size() ? index : 0);
  }
}
