// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

import java.util.ArrayList;
import java.util.List;

/// A range of MIDI velocities that shares one timbre, in one or more takes. Immutable.
///
/// @param low first velocity, 1..127
/// @param high last velocity, `low`..127
/// @param velocity the velocity that is rendered, above 0, up to 1
/// @param takes how many different strokes are rendered; the builder alternates them over narrow
///   velocity bands
public record VelocityLayer(int low, int high, double velocity, int takes) {
  public VelocityLayer {
    if (low < 1 || high > 127 || low > high || velocity <= 0 || velocity > 1 || takes < 1) {
      throw new IllegalArgumentException(
          "layer " + low + ".." + high + " velocity " + velocity + " takes " + takes);
    }
  }

  /// Layers that end at the given velocities, the last one at 127, each rendered two thirds up its
  /// range.
  public static List<VelocityLayer> upTo(int takes, int... ends) {
    List<VelocityLayer> layers = new ArrayList<>();
    int low = 1;
    for (int end : ends) {
      layers.add(new VelocityLayer(low, end, (low + 2.0 * end) / (3 * 127), takes));
      low = end + 1;
    }
    return List.copyOf(layers);
  }
}
