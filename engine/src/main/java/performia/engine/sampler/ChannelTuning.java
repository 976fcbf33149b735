// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;

/// How a channel is tuned: its fine and coarse tuning (RPN 1, 2), the tuning program it has chosen
/// (RPN 3, 4), its scale, the shift of its part, the bends of its keys, and the tuning of the whole
/// player. Built off the audio thread, used only on it.
final class ChannelTuning {
  private static final int MIDDLE = 8192;
  private static final int TOP = 16383;

  private final MasterControls master;
  private final KeyTuning keys = new KeyTuning();
  private final float[] bendCents = new float[TuningShelf.KEYS];
  private float fineCents;
  private float coarseCents;
  private float shiftCents;
  private int bank;
  private int program;

  ChannelTuning(MasterControls master) {
    this.master = master;
  }

  /// Tempered, nothing moved.
  void reset() {
    keys.reset();
    Arrays.fill(bendCents, 0);
    fineCents = 0;
    coarseCents = 0;
    shiftCents = 0;
    bank = 0;
    program = 0;
  }

  /// Enters one of the registered parameters 1 to 4, 14 bits; others are ignored.
  void parameter(int number, int value) {
    int coarse = value >> 7;
    switch (number) {
      case 1 -> fineCents = (value - MIDDLE) * 100f / MIDDLE;
      case 2 -> coarseCents = (coarse - 64) * 100;
      case 3 -> {
        program = coarse;
        retune(bank, program, true);
      }
      case 4 -> bank = coarse;
      default -> {}
    }
  }

  /// Where one of them stands, 14 bits.
  int parameter(int number) {
    return switch (number) {
      case 1 -> Math.max(0, Math.min(TOP, Math.round(fineCents * MIDDLE / 100) + MIDDLE));
      case 2 -> Math.round(coarseCents / 100) + 64 << 7;
      case 3 -> program << 7;
      case 4 -> bank << 7;
      default -> 0;
    };
  }

  /// Takes the tuning its numbers choose again, if it was these.
  void retune(int changedBank, int changedProgram, boolean atOnce) {
    if (changedBank == bank && changedProgram == program) {
      keys.take(master.tunings().find(bank, program), atOnce);
    }
  }

  /// Tunes one of the twelve pitch classes, C = 0.
  void scale(int pitchClass, float cents, boolean atOnce) {
    keys.scale(pitchClass, cents, atOnce);
  }

  /// Moves the part by whole keys or fractions (GS and XG), beside its other tunings.
  void shift(float cents) {
    shiftCents = cents;
  }

  /// Bends one key.
  void bend(int key, float cents) {
    bendCents[key] = cents;
  }

  /// A note of the key begins: what was sent for later is heard now.
  void strike(int key) {
    keys.sound(key);
  }

  /// What a key is moved by.
  ///
  /// @param drums whether scales and the player's tuning leave it alone
  float cents(int key, boolean drums) {
    float cents = coarseCents + fineCents + shiftCents + bendCents[key];
    return drums ? cents : cents + master.tuningCents() + keys.cents(key);
  }
}
