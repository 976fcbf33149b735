// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// An SFZ instrument as text understood. Immutable; any thread.
///
/// @param name the main file's name without its ending
/// @param folder finds the instrument's files
/// @param control what is set for the whole instrument
/// @param regions in the order of the text
/// @param curves the built-in ones and the instrument's own, by index 0..255; missing ones are the
///   straight line
/// @param effects the effect sections, in the order of the text
/// @param embedded samples that are part of the text, by name, in base 64
/// @param uses every opcode met, by name
/// @param notes what a musician should know: sentences, each said once
public record SfzDocument(
    String name,
    SfzFolder folder,
    SfzControl control,
    List<SfzRegion> regions,
    List<SfzCurve> curves,
    List<SfzScope> effects,
    Map<String, String> embedded,
    List<OpcodeUse> uses,
    List<String> notes) {

  /// The bytes of a sound file that is part of the text, or null where there is none of this name.
  ///
  /// @throws PerformiaException when it is not base 64
  public byte @Nullable [] embedded(String sample) {
    String text = embedded.get(sample);
    if (text == null) {
      return null;
    }
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new PerformiaException(
          "the embedded sample \"" + sample + "\" is broken", name, "get the instrument again", e);
    }
  }

  /// The curve of an index; the straight line where there is none.
  public SfzCurve curve(int index) {
    return curves.get(index >= 0 && index < curves.size() ? index : 0);
  }
}
