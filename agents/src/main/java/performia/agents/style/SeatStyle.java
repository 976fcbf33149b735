// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.List;
import java.util.Map;

/// How one seat sounds, sits in the mix and lies on the beat in a feel. Immutable; any thread.
///
/// @param program General MIDI program 0..127; for drums the kit (0 rock, 24 electronic, 32 jazz,
///   40 brushes)
/// @param gain linear
/// @param pan -1 left .. 1 right
/// @param reverb send gain, linear
/// @param meanMs milliseconds behind (+) or ahead (-) of the beat
/// @param spreadMs standard deviation of what wanders round that, in milliseconds
/// @param stepMs milliseconds later, for each of the four steps of a pulse
/// @param enters the seat lays out in bars whose intensity is lower
/// @param calmProgram program used below `calmBelow`, such as brushes for sticks
/// @param calmBelow song intensity under which `calmProgram` plays; 0 never
/// @param effects effect knobs by name, such as `rotary` 0.8; what is not named stands idle
public record SeatStyle(
    int program,
    double gain,
    double pan,
    double reverb,
    double meanMs,
    double spreadMs,
    List<Double> stepMs,
    double enters,
    int calmProgram,
    double calmBelow,
    Map<String, Double> effects) {
  public SeatStyle {
    stepMs = List.copyOf(stepMs);
    effects = Map.copyOf(effects);
    if (program < 0 || program > 127 || stepMs.size() != StepPattern.STEPS) {
      throw new IllegalArgumentException(
          "program " + program + " (0..127), " + stepMs.size() + " step times (4)");
    }
  }

  /// The program for a performance of this intensity.
  public int programAt(double intensity) {
    return intensity < calmBelow ? calmProgram : program;
  }
}
