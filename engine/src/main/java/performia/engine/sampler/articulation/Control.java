// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// One controller moving one thing: `depth × shape(controller)`, in steps, smoothed. Immutable; any
/// thread.
///
/// @param number which controller, 0..[Controllers#COUNT] - 1
/// @param depth how far it moves the thing, in the thing's unit
/// @param shape how its way becomes an effect
/// @param step the effect goes in steps of this, in the thing's unit; 0 = no steps
/// @param smoothSeconds time constant by which the effect lags; 0 = at once
/// @param slot what it moves, where it moves a [Slots] value; -1 elsewhere
public record Control(
    int number, float depth, Shape shape, float step, float smoothSeconds, int slot) {
  /// A controller that moves something at once, in a straight line.
  public Control(int number, float depth) {
    this(number, depth, Shape.LINE, 0, 0, -1);
  }

  /// What it adds when the controller stands at `value`.
  float effect(float value) {
    // 140 and 141, the distance to the last key, are counted in keys and know no shape.
    boolean keys = number == Controllers.KEY_DELTA || number == Controllers.KEY_DISTANCE;
    boolean signed = number == Controllers.BEND || number == Controllers.BIPOLAR_RANDOM;
    float effect = depth * (keys || (signed && value < 0) ? value : shape.at(value));
    return step > 0 ? step * (int) (effect / step + Math.copySign(1e-4f, effect)) : effect;
  }
}
