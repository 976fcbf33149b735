// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.Link;
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
/// @param feeding the records whose outputs its source adds up, where that is a link
record Modulator(
    int source, int target, int amount, int scale, int transform, List<Modulator> feeding) {
  private static final int CONTROLLER = 0x80;
  private static final int FALLING = 0x100;
  private static final int BIPOLAR = 0x200;
  private static final int LINK = 127;
  private static final int VELOCITY = 2;
  private static final int FEEDS = 0x8000;
  private static final int ABSOLUTE = 2;

  /// What a wire that feeds another must give to move it all the way: the file does not say, so the
  /// way of a MIDI controller is taken.
  private static final float WHOLE_WAY = 127;

  Modulator {
    feeding = List.copyOf(feeding);
  }

  /// One that nothing feeds.
  Modulator(int source, int target, int amount, int scale, int transform) {
    this(source, target, amount, scale, transform, List.of());
  }

  /// Whether its source is what other records give.
  boolean isFed() {
    return (source & 0xff) == LINK;
  }

  /// The same, fed.
  Modulator fedBy(List<Modulator> others) {
    return new Modulator(source, target, amount, scale, transform, others);
  }

  /// Whether the two are wired alike, so that one replaces or adds to the other (section 9.5.1).
  boolean isLike(Modulator other) {
    return source == other.source
        && target == other.target
        && scale == other.scale
        && transform == other.transform
        && feeding.equals(other.feeding);
  }

  /// The same wire with another amount.
  Modulator withAmount(int other) {
    return new Modulator(source, target, other, scale, transform, feeding);
  }

  /// What the player needs of it, or null where the record says nothing that can be played: a
  /// reserved source, curve or target (ignored by section 8.2.4), or no amount.
  @Nullable Modulation compile() {
    Generator generator = Generator.of(target);
    Parameter parameter = generator == null ? null : generator.parameter;
    Source from = primary();
    Source by = source(scale);
    if (generator == null || parameter == null || from == null || by == null || !moves()) {
      return null;
    }
    return new Modulation(
        from, by, parameter, (float) (amount / generator.divisor), transform == ABSOLUTE);
  }

  /// As [#compile], for one that feeds another.
  private @Nullable Link link() {
    Source from = primary();
    Source by = source(scale);
    if (from == null || by == null || !moves()) {
      return null;
    }
    return new Link(from, by, amount / WHOLE_WAY, transform == ABSOLUTE);
  }

  private boolean moves() {
    return amount != 0 && (transform == 0 || transform == ABSOLUTE);
  }

  /// Its primary source, which alone may be a link, and is one only when something feeds it.
  private @Nullable Source primary() {
    if (!isFed()) {
      return source(source);
    }
    List<Link> links = new ArrayList<>();
    for (Modulator other : feeding) {
      Link link = other.link();
      if (link != null) {
        links.add(link);
      }
    }
    Source shape = source(source & ~0xff | VELOCITY);
    return shape == null || links.isEmpty()
        ? null
        : new Source(Source.Kind.LINK, 0, shape.curve(), shape.falling(), shape.bipolar(), links);
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

  /// The record of its zone that it feeds, or -1 where it moves a generator.
  int fed() {
    return target >= FEEDS ? target - FEEDS : -1;
  }
}
