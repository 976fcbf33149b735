// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.region.Parameter;

/// Where a channel's pressure, its keys' pressure and one controller lead besides the bank's own
/// wires: the controller destination setting of General MIDI 2 (section 4.8, CA-022). Built off the
/// audio thread, used only on it.
final class Destinations {
  static final int PRESSURE = 0;
  static final int KEY_PRESSURE = 1;
  static final int CONTROLLER = 2;
  private static final int SOURCES = 3;

  /// The parameters of the message, in its order.
  private static final int PITCH = 0;

  private static final int CUTOFF = 1;
  private static final int AMPLITUDE = 2;
  private static final int LFO_PITCH = 3;
  private static final int LFO_CUTOFF = 4;
  private static final int LFO_AMPLITUDE = 5;
  private static final int COUNT = 6;

  /// A tremolo of the full share swings by this.
  private static final float TREMOLO_DB = 12;

  private final float[][] amounts = new float[SOURCES][COUNT];
  private int controller = -1;
  private boolean used;

  void reset() {
    for (float[] amount : amounts) {
      Arrays.fill(amount, 0);
    }
    controller = -1;
    used = false;
  }

  /// Which controller the third source is.
  void controller(int number) {
    controller = number;
  }

  /// Sets one destination in the message's own units.
  ///
  /// @param source [#PRESSURE], [#KEY_PRESSURE] or [#CONTROLLER]
  /// @param parameter 0..5; others are ignored
  /// @param value 0..127
  void set(int source, int parameter, int value) {
    if (parameter < 0 || parameter >= COUNT) {
      return;
    }
    amounts[source][parameter] =
        switch (parameter) {
          case PITCH -> Math.max(-24, Math.min(24, value - 64)) * 100f;
          case CUTOFF -> (value - 64) * 9600 / 64f / 1200;
          case AMPLITUDE -> (value - 64) / 64f;
          case LFO_PITCH -> value * 600 / 127f;
          case LFO_CUTOFF -> value * 2400 / 127f / 1200;
          default -> value / 127f * TREMOLO_DB;
        };
    used = true;
  }

  boolean isUsed() {
    return used;
  }

  /// Adds what all sources ask for.
  void shape(Channel channel, int key, float[] values) {
    add(amounts[PRESSURE], channel.pressure(), values);
    add(amounts[KEY_PRESSURE], channel.keyPressure(key), values);
    if (controller >= 0) {
      add(amounts[CONTROLLER], channel.controller(controller), values);
    }
  }

  private static void add(float[] amount, float x, float[] values) {
    values[Parameter.PITCH_CENTS.slot()] += x * amount[PITCH];
    values[Parameter.CUTOFF_OCTAVES.slot()] += x * amount[CUTOFF];
    if (amount[AMPLITUDE] != 0) {
      values[Parameter.ATTENUATION_DB.slot()] += Decibels.ofGain(1 + x * amount[AMPLITUDE]);
    }
    values[Parameter.VIBRATO_TO_PITCH_CENTS.slot()] += x * amount[LFO_PITCH];
    values[Parameter.LFO_TO_CUTOFF_OCTAVES.slot()] += x * amount[LFO_CUTOFF];
    values[Parameter.LFO_TO_GAIN_DB.slot()] += x * amount[LFO_AMPLITUDE];
  }
}
