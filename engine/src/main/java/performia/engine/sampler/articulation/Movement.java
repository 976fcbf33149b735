// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that moves while a region sounds. Immutable; any thread.
///
/// @param amp the amplifier's envelope
/// @param pitch the pitch's envelope; null = none
/// @param filter the filter's envelope; null = none
/// @param flexes envelopes of points
/// @param oscillators in the order in which they may move each other
/// @param filters none, one or two
/// @param bands none to three
/// @param slots what every slot holds before anything moves it
/// @param controls controllers that move slots
/// @param wires generators that move slots, those that move other generators first
@SuppressWarnings("ArrayRecordComponent") // never compared, never written once built
public record Movement(
    EnvelopeShape amp,
    @Nullable EnvelopeShape pitch,
    @Nullable EnvelopeShape filter,
    List<FlexShape> flexes,
    List<OscillatorShape> oscillators,
    List<FilterShape> filters,
    List<BandShape> bands,
    float[] slots,
    List<Control> controls,
    List<Wire> wires) {
  /// Generators of a kind that one region may have.
  public static final int MOST_GENERATORS = 24;

  /// Controllers that may move one region.
  public static final int MOST_CONTROLS = 256;
}
