// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import performia.engine.dsp.Chorus;
import performia.engine.dsp.Reverb;

/// The system exclusives that speak of the reverb and the chorus, which are the player's and not
/// the instrument's: global parameter control of General MIDI 2 (section 4.7, CA-024), and the
/// reverb and chorus macros of GS. Audio thread.
final class EffectMessages {
  static final double USUAL_SECONDS = 1.6;
  static final double USUAL_CHORUS_HZ = 0.32;

  /// By type: small, medium, large room, medium, large hall; 8 is a plate.
  private static final double[] GM2_SECONDS = {1.1, 1.3, 1.5, 1.8, 1.8, 1.5, 1.5, 1.5, 1.3};

  /// By macro: three rooms, two halls, plate, two delays.
  private static final double[] GS_SECONDS = {0.9, 1.1, 1.3, 1.7, 2.3, 1.5, 1, 1};

  /// By type: four choruses, feedback chorus, flanger.
  private static final double[] GM2_CHORUS_HZ = {0.4, 0.4, 0.4, 1.1, 0.2, 0.1};

  private static final double GM2_HZ_A_STEP = 0.122;

  /// By value: `e^(0.025 (value - 40))`.
  private static final double[] GM2_TIME_SECONDS = new double[128];

  static {
    for (int i = 0; i < GM2_TIME_SECONDS.length; i++) {
      GM2_TIME_SECONDS[i] = StrictMath.exp(0.025 * (i - 40));
    }
  }

  /// One of each, for rehearsals.
  static final byte[][] EXAMPLES = {
    {0x7f, 0x7f, 4, 5, 1, 1, 1, 1, 1, 0, 3, 1, 60},
    {0x7f, 0x7f, 4, 5, 1, 1, 1, 1, 2, 0, 2, 1, 3},
    {0x41, 0x10, 0x42, 0x12, 0x40, 1, 0x30, 4, 0},
    {0x41, 0x10, 0x42, 0x12, 0x40, 1, 0x34, 64, 0},
    {0x41, 0x10, 0x42, 0x12, 0x40, 1, 0x3d, 3, 0},
    {0x7e, 0x7f, 9, 1}
  };

  private EffectMessages() {}

  /// Obeys a message; others are let pass.
  ///
  /// @param bytes the message after its 0xf0
  static void obey(byte[] bytes, int from, int length, Reverb reverb, Chorus chorus) {
    if (length < 5) {
      return;
    }
    int maker = bytes[from];
    int kind = bytes[from + 2];
    if (maker == 0x7e && kind == 9) {
      reset(reverb, chorus);
    } else if (maker == 0x7f && kind == 4 && bytes[from + 3] == 5) {
      global(bytes, from, length, reverb, chorus);
    } else if (maker == 0x41 && length >= 9 && kind == 0x42 && bytes[from + 3] == 0x12) {
      roland(bytes, from, reverb, chorus);
    }
  }

  /// As before the first message.
  static void reset(Reverb reverb, Chorus chorus) {
    reverb.seconds(USUAL_SECONDS);
    chorus.rateHz(USUAL_CHORUS_HZ);
  }

  /// One slot, parameters and values of one byte: what General MIDI 2 defines.
  private static void global(byte[] bytes, int from, int length, Reverb reverb, Chorus chorus) {
    boolean ours =
        length >= 11
            && bytes[from + 4] == 1
            && bytes[from + 5] == 1
            && bytes[from + 6] == 1
            && bytes[from + 7] == 1;
    int slot = ours ? bytes[from + 8] : 0;
    for (int i = from + 9; slot > 0 && i + 1 < from + length && bytes[i + 1] >= 0; i += 2) {
      int parameter = bytes[i];
      int value = bytes[i + 1];
      if (slot == 1 && parameter == 0 && value < GM2_SECONDS.length) {
        reverb.seconds(GM2_SECONDS[value]);
      } else if (slot == 1 && parameter == 1) {
        reverb.seconds(GM2_TIME_SECONDS[value]);
      } else if (slot == 2 && parameter == 0 && value < GM2_CHORUS_HZ.length) {
        chorus.rateHz(GM2_CHORUS_HZ[value]);
      } else if (slot == 2 && parameter == 1) {
        chorus.rateHz(value * GM2_HZ_A_STEP);
      }
    }
  }

  private static void roland(byte[] bytes, int from, Reverb reverb, Chorus chorus) {
    int address = bytes[from + 4] << 14 | bytes[from + 5] << 7 | bytes[from + 6];
    int value = bytes[from + 7];
    switch (address) {
      case 0x40 << 14 | 0x7f, 0x7f -> reset(reverb, chorus);
      case 0x40 << 14 | 1 << 7 | 0x30 -> {
        if (value >= 0 && value < GS_SECONDS.length) {
          reverb.seconds(GS_SECONDS[value]);
        }
      }
      case 0x40 << 14 | 1 << 7 | 0x34 -> reverb.seconds(USUAL_SECONDS * (0.25 + value / 85.0));
      case 0x40 << 14 | 1 << 7 | 0x3d -> chorus.rateHz(value * GM2_HZ_A_STEP);
      default -> {}
    }
  }
}
