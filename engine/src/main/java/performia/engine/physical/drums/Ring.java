// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// A few modes of something stiff: a rim, a stick, a block of wood, a bell of sheet metal. Built
/// off the audio thread, run on it.
final class Ring {
  private static final float SILENT = 1e-13f;

  private final ModeBank bank;
  private final Contact contact;
  private final float[] gains;
  private final float contactFrames;
  private int frame;
  private boolean sounding;

  /// @param hz of each mode
  /// @param t60Seconds of each
  /// @param gains how strongly a stroke meets each
  /// @param contactSeconds how long a stroke touches
  Ring(double[] hz, double[] t60Seconds, double[] gains, double contactSeconds, int sampleRate) {
    bank = new ModeBank(hz.length, sampleRate);
    contact = new Contact(bank.lanes());
    this.gains = new float[hz.length];
    for (int i = 0; i < hz.length; i++) {
      bank.set(i, hz[i], t60Seconds[i], 1, 0);
      this.gains[i] = (float) gains[i];
    }
    contactFrames = (float) (contactSeconds * sampleRate);
  }

  /// Strikes; each mode a little otherwise than the time before.
  void strike(float impulse, float softness, Grain grain) {
    float[] weights = contact.weights();
    for (int i = 0; i < gains.length; i++) {
      weights[i] = gains[i] * grain.around(0.12f);
    }
    contact.begin(contactFrames * softness, impulse);
    sounding = true;
  }

  boolean sounds() {
    return sounding;
  }

  float next() {
    if (!sounding) {
      return 0;
    }
    if (frame++ % ModeBank.GRID == 0) {
      bank.stretch();
      sounding = contact.touches() || bank.energy() > SILENT;
      if (!sounding) {
        bank.reset();
      }
    }
    return contact.touches() ? bank.next(contact.next(), contact.weights()) : bank.next();
  }

  /// Takes energy from it, as a hand does.
  ///
  /// @param hold factor on its size, a frame
  void hold(float hold) {
    bank.bend(0, hold);
  }

  void reset() {
    bank.reset();
    contact.reset();
    frame = 0;
    sounding = false;
  }
}
