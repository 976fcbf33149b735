// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// Articulations that stand for "none yet". Stateless; any thread.
final class Silence {
  private Silence() {}

  static OscillatorShape oscillator() {
    return new OscillatorShape(
        Amount.ZERO,
        Amount.ZERO,
        0,
        0,
        0,
        0,
        0,
        new int[0],
        new float[0],
        new float[0],
        new float[0],
        new Amount[0]);
  }

  static Articulation articulation() {
    return new Articulation(
        new Conditions(
            Trigger.ATTACK,
            false,
            0,
            -1,
            0,
            1,
            0,
            15,
            -1,
            1,
            0,
            1,
            0,
            1,
            0,
            1,
            1,
            0,
            0,
            127,
            List.of(),
            List.of(),
            List.of(),
            0,
            Float.MAX_VALUE),
        Switches.NONE,
        new Start(Amount.ZERO, 0, Amount.ZERO, 0),
        new Pitch(60, 100, 0, Amount.ZERO, 0, 200, -200, 1, 1, 0),
        new Loudness(
            0,
            60,
            0,
            Amount.ZERO,
            Shape.LINE,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            0,
            60,
            0,
            0,
            0,
            1,
            0,
            0,
            0),
        new Movement(
            EnvelopeShape.GATE,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new float[Slots.COMMON],
            List.of(),
            List.of()),
        new Ending(
            0,
            Ending.NOBODY,
            0.006,
            false,
            true,
            true,
            64,
            66,
            0.5f,
            0.5f,
            Ending.UNLIMITED,
            -1,
            Ending.UNLIMITED,
            true,
            false));
  }
}
