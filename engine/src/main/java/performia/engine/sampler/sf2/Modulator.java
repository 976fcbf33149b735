// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Source;

/// One modulator record (SoundFont 2.04, sections 7.4 and 8.2). Immutable; loader threads.
///
/// @param source its primary source, as in the file
/// @param target the number of the generator it moves; with the top bit set it feeds another
///   modulator
/// @param amount how far, in the target's unit of the file
/// @param scale its secondary source, as in the file
/// @param transform 0 linear, 2 absolute value
record Modulator(int source, int target, int amount, int scale, int transform) {
  private static final int CONTROLLER = 0x80;
  private static final int FALLING = 0x100;
  private static final int BIPOLAR = 0x200;
  private static final int LINK = 127;

  /// Whether the two are wired alike, so that one replaces or adds to the other (section 9.5.1).
  boolean isLike(Modulator other) {
    return source == other.source
        && target == other.target
        && scale == other.scale
        && transform == other.transform;
  }

  /// The same wire with another amount.
  Modulator withAmount(int other) {
    return new Modulator(source, target, other, scale, transform);
  }

  /// What the player needs of it, or null where the record says nothing that can be played: a
  /// reserved source, curve or target (ignored by section 8.2.4), a link between modulators, or no
  /// amount.
  @Nullable Modulation compile() {
    Generator generator = Generator.of(target);
    Parameter parameter = generator == null ? null : generator.parameter;
    Source from = source(source);
    Source by = source(scale);
    if (generator == null
        || parameter == null
        || from == null
        || by == null
        || amount == 0
        || (transform != 0 && transform != 2)) {
      return null;
    }
    return new Modulation(
        from, by, parameter, (float) (amount / generator.divisor), transform == 2);
  }

  private static @Nullable Source source(int bits) {
    int number = bits & 0x7f;
    Source.@Nullable Kind kind = (bits & CONTROLLER) != 0 ? controller(number) : kind(number);
    int curve = bits >> 10;
    if (kind == null || curve > 3) {
      return null;
    }
    if (kind == Source.Kind.ONE) {
      return Source.ONE;
    }
    return new Source(
        kind,
        number,
        switch (curve) {
          case 1 -> Curve.CONCAVE;
          case 2 -> Curve.CONVEX;
          case 3 -> Curve.SWITCH;
          default -> Curve.LINEAR;
        },
        (bits & FALLING) != 0,
        (bits & BIPOLAR) != 0);
  }

  private static Source.@Nullable Kind kind(int number) {
    return switch (number) {
      case 0 -> Source.Kind.ONE;
      case 2 -> Source.Kind.VELOCITY;
      case 3 -> Source.Kind.KEY;
      case 10 -> Source.Kind.KEY_PRESSURE;
      case 13 -> Source.Kind.CHANNEL_PRESSURE;
      case 14 -> Source.Kind.BEND;
      case 16 -> Source.Kind.BEND_RANGE;
      default -> null;
    };
  }

  /// Bank select, data entry, parameter numbers and channel modes are no sources (section 8.2.1).
  private static Source.@Nullable Kind controller(int number) {
    boolean reserved =
        number == 0
            || number == 6
            || (number >= 32 && number <= 63)
            || (number >= 98 && number <= 101)
            || number >= 120;
    return reserved ? null : Source.Kind.CONTROLLER;
  }

  /// Whether it listens to, or feeds, another modulator.
  boolean isLinked() {
    return source == LINK || target >= 0x8000;
  }
}
