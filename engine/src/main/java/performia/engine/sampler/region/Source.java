// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.List;

/// A controller and the curve it is read through. Immutable; any thread.
///
/// @param kind what is read
/// @param controller MIDI controller number where the kind is `CONTROLLER`
/// @param curve how its way becomes an effect
/// @param falling whether the curve runs from top to bottom
/// @param bipolar whether the effect is -1..1 instead of 0..1
/// @param links the wires whose sum is read where the kind is `LINK`; else empty
public record Source(
    Kind kind, int controller, Curve curve, boolean falling, boolean bipolar, List<Link> links) {
  /// Always 1.
  public static final Source ONE = new Source(Kind.ONE, 0, Curve.LINEAR, false, false);

  /// What a modulation can listen to.
  public enum Kind {
    /// Nothing: always 1.
    ONE,
    /// How hard the key was struck.
    VELOCITY,
    /// Which key was struck.
    KEY,
    /// Pressure on the one key.
    KEY_PRESSURE,
    /// Pressure on the whole channel.
    CHANNEL_PRESSURE,
    /// The pitch wheel, middle = 0.5; may go beyond its ends.
    BEND,
    /// The range of the pitch wheel, semitones / 127.
    BEND_RANGE,
    /// A numbered MIDI controller.
    CONTROLLER,
    /// The sum of other wires; never in a circle, and at most eight deep.
    LINK
  }

  /// Copies the links.
  public Source {
    links = List.copyOf(links);
  }

  /// A source that listens to no other wire.
  public Source(Kind kind, int controller, Curve curve, boolean falling, boolean bipolar) {
    this(kind, controller, curve, falling, bipolar, List.of());
  }

  /// Whether it, or a wire it listens to, reads a kind (and number, where that is `CONTROLLER`).
  public boolean listensTo(Kind other, int number) {
    if (kind == other && (kind != Kind.CONTROLLER || controller == number)) {
      return true;
    }
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      if (link.source().listensTo(other, number) || link.scale().listensTo(other, number)) {
        return true;
      }
    }
    return false;
  }

  /// The effect of a controller that stands at `x`, 0..1; a `LINK` is bounded to that way first.
  public float of(float x) {
    if (kind == Kind.ONE) {
      return 1;
    }
    float at = kind == Kind.LINK ? Math.max(0, Math.min(1, x)) : x;
    float way = falling ? 1 - at : at;
    if (!bipolar) {
      return curve.of(way);
    }
    float off = 2 * way - 1;
    return off < 0 ? -curve.of(-off) : (curve == Curve.SWITCH ? 1 : curve.of(off));
  }
}
