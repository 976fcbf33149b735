// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.tone.VelocityLayer;

/// Round robin inside SoundFont: a layer's velocities are cut into narrow bands that alternate its
/// takes, so that the small differences between humanised velocities change the stroke. See
/// `docs/decisions/0002-round-robin-by-velocity-bands.md`. Stateless; any thread.
final class VelocityBands {
  private static final int WIDTH = 3;

  /// Small detunings that repeat in another rhythm than the takes do, so that two takes of a drum
  /// make ten strokes.
  private static final int[] SHADE_CENTS = {0, 7, -6, 4, -8};

  private VelocityBands() {}

  /// A run of velocities and the stroke it plays.
  record Band(int low, int high, int take, int shadeCents) {}

  /// The bands of one layer, low to high, covering it exactly.
  ///
  /// @param shaded whether bands are also detuned a little (drums)
  static List<Band> of(VelocityLayer layer, boolean shaded) {
    int length = layer.high() - layer.low() + 1;
    boolean single = layer.takes() == 1 && !shaded;
    int count = single ? 1 : Math.max(1, length / WIDTH);
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int low = layer.low() + i * length / count;
      int high = layer.low() + (i + 1) * length / count - 1;
      int shade = shaded ? SHADE_CENTS[i % SHADE_CENTS.length] : 0;
      bands.add(new Band(low, high, i % layer.takes(), shade));
    }
    return bands;
  }
}
