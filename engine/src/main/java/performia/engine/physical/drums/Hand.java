// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What the next strokes on a drum are like besides their force: where they fall and how hard the
/// stick is; in the middle of both controls as the drummer likes it. Audio thread.
final class Hand {
  private final float usual;
  private float place;
  private float longer = 1;
  private float louder = 1;

  /// @param usual where strokes fall when nobody says, 0 in the middle, 1 at the rim
  Hand(double usual) {
    this.usual = (float) usual;
    place = this.usual;
  }

  /// @param value 0 the rim, a half the usual place, 1 the middle
  void place(float value) {
    place = value < 0.5f ? 0.96f + 2 * value * (usual - 0.96f) : usual * (2 - 2 * value);
  }

  /// @param value 0 felt, a half the usual tip, 1 steel
  void hardness(float value) {
    float soft = 1 - 2 * value;
    // Two to the power of it, near enough.
    longer = 1 + 0.75f * soft + 0.25f * soft * soft;
    louder = 1 - 0.75f * soft + 0.25f * soft * soft;
  }

  /// Where it falls, 0..1.
  float place() {
    return place;
  }

  /// Factor on how long it touches, a half to two.
  float longer() {
    return longer;
  }

  /// Factor on its click.
  float louder() {
    return louder;
  }

  void reset() {
    place = usual;
    longer = 1;
    louder = 1;
  }
}
