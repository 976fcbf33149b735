// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;
import performia.engine.physical.Control;
import performia.engine.physical.Port;
import performia.engine.physical.Unit;

/// One instrument of the kit as a unit generator. Built off the audio thread, run on it.
///
/// A value above 0 in [#trigger] strikes at that very frame, with that force; [#strike] does the
/// same for whoever renders up to the stroke himself.
public abstract class Piece implements Unit {
  private final Port trigger = new Port("strike", 0);
  private final Port left = new Port("left", 0);
  private final Port right = new Port("right", 0);
  private final float[] leftScratch = new float[FRAMES];
  private final float[] rightScratch = new float[FRAMES];

  Piece() {}

  /// Force of a stroke, above 0 up to 1, at the frame where it falls.
  public final Port trigger() {
    return trigger;
  }

  public final Port left() {
    return left;
  }

  public final Port right() {
    return right;
  }

  @Override
  public final void generate(int start, int limit) {
    Arrays.fill(leftScratch, start, limit, 0);
    Arrays.fill(rightScratch, start, limit, 0);
    int from = start;
    for (int i = start; i < limit; i++) {
      double force = trigger.values()[i];
      if (force > 0) {
        sound(leftScratch, rightScratch, from, i);
        strike((float) Math.min(1, force));
        from = i;
      }
    }
    sound(leftScratch, rightScratch, from, limit);
    for (int i = start; i < limit; i++) {
      left.values()[i] = leftScratch[i];
      right.values()[i] = rightScratch[i];
    }
  }

  /// Strikes now: before the next frame that is computed.
  ///
  /// @param force above 0, up to 1
  public final void strike(float force) {
    strike(force, 0);
  }

  /// Strikes now, in one of the ways that the piece names; 0 is the plain one.
  public abstract void strike(float force, int way);

  /// Adds frames `[from, to)`.
  abstract void sound(float[] left, float[] right, int from, int to);

  /// Whether anything moves; when not, [#sound] adds nothing.
  abstract boolean sounds();

  /// Moves a control that this piece knows; others leave it as it is.
  ///
  /// @param value 0..1
  public void control(Control control, float value) {}
}
