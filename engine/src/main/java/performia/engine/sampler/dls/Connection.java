// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.Source;

/// One connection block of an articulator (DLS 2.2, section 2.8). Immutable; loader threads.
///
/// @param source what moves, one of the constants here or a controller above [#CONTROLLERS]
/// @param control what says how far, likewise
/// @param target what is moved
/// @param transform how sources become effects, packed as in the file
/// @param scale how far, 65536 in one unit of the target
record Connection(int source, int control, int target, int transform, int scale) {
  static final int NONE = 0;
  static final int LFO = 1;
  static final int VELOCITY = 2;
  static final int KEY = 3;
  static final int VOLUME_ENVELOPE = 4;
  static final int MODULATION_ENVELOPE = 5;
  static final int BEND = 6;
  static final int KEY_PRESSURE = 7;
  static final int CHANNEL_PRESSURE = 8;
  static final int VIBRATO = 9;
  static final int CONTROLLERS = 0x80;
  static final int BEND_RANGE = 0x100;

  static final int GAIN = 1;
  static final int PITCH = 3;

  private static final int CONTROL_BIPOLAR = 0x100;
  private static final int CONTROL_INVERTED = 0x200;
  private static final int SOURCE_BIPOLAR = 0x4000;
  private static final int SOURCE_INVERTED = 0x8000;

  /// Whether both lead from the same place to the same place, so that one replaces the other.
  boolean isLike(Connection other) {
    return source == other.source && control == other.control && target == other.target;
  }

  /// How far, in the file's unit of the target.
  double amount() {
    return scale / 65536.0;
  }

  /// Its source as the player reads it, or null where the player does not listen to such.
  ///
  /// Level 1 knows a single curve, concave, and means by it that a small value is a soft one.
  @Nullable Source sourceRead() {
    boolean firstLevel = transform == 1;
    Curve curve = firstLevel ? Curve.CONCAVE : curve(transform >> 10);
    boolean inverted = (transform & SOURCE_INVERTED) != 0 || (firstLevel && target == GAIN);
    boolean bipolar = (transform & SOURCE_BIPOLAR) != 0 || source == BEND || source == 0x8a;
    return read(source, curve, inverted, bipolar);
  }

  /// Its control likewise.
  @Nullable Source controlRead() {
    return read(
        control,
        curve(transform >> 4),
        (transform & CONTROL_INVERTED) != 0,
        (transform & CONTROL_BIPOLAR) != 0);
  }

  private static Curve curve(int bits) {
    return switch (bits & 0xf) {
      case 1 -> Curve.CONCAVE;
      case 2 -> Curve.CONVEX;
      case 3 -> Curve.SWITCH;
      default -> Curve.LINEAR;
    };
  }

  private static @Nullable Source read(int from, Curve curve, boolean falling, boolean bipolar) {
    Source.@Nullable Kind kind =
        switch (from) {
          case NONE -> Source.Kind.ONE;
          case VELOCITY -> Source.Kind.VELOCITY;
          case KEY -> Source.Kind.KEY;
          case BEND -> Source.Kind.BEND;
          case KEY_PRESSURE -> Source.Kind.KEY_PRESSURE;
          case CHANNEL_PRESSURE -> Source.Kind.CHANNEL_PRESSURE;
          case BEND_RANGE -> Source.Kind.BEND_RANGE;
          default ->
              from >= CONTROLLERS && from < CONTROLLERS + 120 ? Source.Kind.CONTROLLER : null;
        };
    if (kind == null) {
      return null;
    }
    return kind == Source.Kind.ONE
        ? Source.ONE
        : new Source(kind, Math.max(0, from - CONTROLLERS) & 0x7f, curve, falling, bipolar);
  }
}
