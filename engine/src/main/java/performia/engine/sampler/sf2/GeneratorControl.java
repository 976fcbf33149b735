// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Parameter;

/// How far MIDI's unregistered parameters have moved the generators of one channel: number 120 adds
/// to any generator (SoundFont 2.04, section 9.6), number 127 replaces the first low-pass cutoff
/// and resonance as the AWE32 did. Built off the audio thread, used only on it.
public final class GeneratorControl {
  /// Coarse number (controller 99) that chooses generators.
  public static final int SOUNDFONT = 120;

  /// Coarse number (controller 99) that chooses parameters of the AWE32.
  public static final int AWE32 = 127;

  private static final int MIDDLE = 8192;
  private static final int AWE32_CUTOFF = 21;
  private static final int AWE32_RESONANCE = 22;

  /// Where the AWE32's cutoff starts, log2 of 100 Hz, and how far it goes, 7646 cents up.
  private static final float AWE32_LOWEST_OCTAVES = 6.643856f;

  private static final float AWE32_OCTAVES = 7646 / 1200f;
  private static final float AWE32_RESONANCE_DB = 20;

  private final int[] entered = new int[Generator.NUMBERS];
  private final float[] offsets = new float[Parameter.COUNT];
  private final float[] replacements = new float[Parameter.COUNT];
  private boolean moved;
  private int selected;

  /// Starts with nothing moved.
  public GeneratorControl() {
    reset();
  }

  /// Puts everything back.
  public void reset() {
    Arrays.fill(entered, 0);
    Arrays.fill(offsets, 0);
    Arrays.fill(replacements, Float.NaN);
    moved = false;
    selected = 0;
  }

  /// Puts back what the AWE32's parameters replaced, as "reset all controllers" did there.
  public void resetAwe32() {
    Arrays.fill(replacements, Float.NaN);
  }

  /// Controller 99 came: what was chosen by 98 is forgotten.
  public void startSelection() {
    selected = 0;
  }

  /// Controller 98 came while 99 stands at [#SOUNDFONT]: below 100 it ends a number, 100 to 102 add
  /// a hundred, a thousand or ten thousand to it (section 9.6.2).
  public void select(int fine) {
    selected +=
        switch (fine) {
          case 100 -> 100;
          case 101 -> 1000;
          case 102 -> 10_000;
          default -> Math.min(fine, 99);
        };
    selected = Math.min(selected, 100_000);
  }

  /// Data came for the generator that was selected.
  ///
  /// @param data 14 bits, controllers 6 and 38; 8192 moves nothing
  /// @return whether a voice has to look
  public boolean enter(int data) {
    return move(selected, data);
  }

  /// Moves one generator.
  ///
  /// @param number of a generator, 0 to 60; others, and those that only choose or cut samples, are
  ///   ignored
  /// @param data 14 bits; 8192 moves nothing
  /// @return whether a voice has to look
  public boolean move(int number, int data) {
    Generator generator = Generator.of(number);
    Parameter parameter = generator == null ? null : generator.parameter;
    if (generator == null || parameter == null) {
      return false;
    }
    entered[number] = Math.max(0, Math.min(16383, data)) - MIDDLE;
    offsets[parameter.slot()] = sum(parameter);
    moved = true;
    return true;
  }

  /// Two generators, coarse and fine tuning, move one parameter.
  private float sum(Parameter parameter) {
    double sum = 0;
    for (int number = 0; number < Generator.NUMBERS; number++) {
      Generator generator = Generator.of(number);
      if (generator != null && generator.parameter == parameter) {
        sum += entered[number] * generator.dataUnit() / generator.divisor;
      }
    }
    return (float) sum;
  }

  /// Data came for a parameter of the AWE32; all but cutoff and resonance are ignored.
  ///
  /// @param fine controller 98
  /// @param value 0..127: both data bytes, less 8192
  /// @return whether a voice has to look
  public boolean enterAwe32(int fine, int value) {
    float way = Math.max(0, Math.min(127, value)) / 127f;
    if (fine == AWE32_CUTOFF) {
      replacements[Parameter.CUTOFF_OCTAVES.slot()] = AWE32_LOWEST_OCTAVES + AWE32_OCTAVES * way;
    } else if (fine == AWE32_RESONANCE) {
      replacements[Parameter.RESONANCE_DB.slot()] = AWE32_RESONANCE_DB * way;
    } else {
      return false;
    }
    moved = true;
    return true;
  }

  /// Whether anything was ever moved since the last reset.
  public boolean isMoved() {
    return moved;
  }

  /// What is added to a parameter, in its unit.
  public float offset(Parameter parameter) {
    return offsets[parameter.slot()];
  }

  /// What stands in the place of a region's value, or `NaN`.
  public float replacement(Parameter parameter) {
    return replacements[parameter.slot()];
  }

  /// Moves the values of a region, one a parameter by slot: first replaces, then adds. Call it
  /// after the region's values were copied and before its modulations are added.
  public void apply(float[] values) {
    if (!moved) {
      return;
    }
    for (int slot = 0; slot < Parameter.COUNT; slot++) {
      float replacement = replacements[slot];
      values[slot] = (Float.isNaN(replacement) ? values[slot] : replacement) + offsets[slot];
    }
  }

  /// The parameter that a generator moves, or null; for those who show it.
  public static @Nullable Parameter parameter(int number) {
    Generator generator = Generator.of(number);
    return generator == null ? null : generator.parameter;
  }
}
