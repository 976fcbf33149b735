// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// Three bands: a low shelf, a bell in the middle and a high shelf. Costs nothing while it is flat.
/// Audio thread; allocates nothing.
public final class Equalizer {
  private static final double LOW_HZ = 120;
  private static final double HIGH_HZ = 6000;
  private static final double MIDDLE_Q = 0.8;
  private static final double SHELF_Q = 0.7071;
  private static final double MOST_DB = 18;

  private final Biquad low;
  private final Biquad middle;
  private final Biquad high;
  private double lowDb;
  private double middleDb;
  private double middleHz = 1000;
  private double highDb;
  private boolean on;

  public Equalizer(int sampleRate) {
    low = new Biquad(Biquad.Kind.LOW_SHELF, sampleRate);
    middle = new Biquad(Biquad.Kind.PEAK, sampleRate);
    high = new Biquad(Biquad.Kind.HIGH_SHELF, sampleRate);
    reset();
  }

  /// @param db below 120 Hz, -18..18
  public void low(double db) {
    lowDb = Math.clamp(db, -MOST_DB, MOST_DB);
    low.set(LOW_HZ, SHELF_Q, lowDb);
    wake();
  }

  /// @param db around the middle frequency, -18..18
  public void middle(double db) {
    middleDb = Math.clamp(db, -MOST_DB, MOST_DB);
    middle.set(middleHz, MIDDLE_Q, middleDb);
    wake();
  }

  /// @param hz where the middle is, 100..10000
  public void middleHz(double hz) {
    middleHz = Math.clamp(hz, 100, 10_000);
    middle(middleDb);
  }

  /// @param db above 6 kHz, -18..18
  public void high(double db) {
    highDb = Math.clamp(db, -MOST_DB, MOST_DB);
    high.set(HIGH_HZ, SHELF_Q, highDb);
    wake();
  }

  /// A band once moved stays in the path, since leaving it would cut its tail off.
  private void wake() {
    on |= lowDb != 0 || middleDb != 0 || highDb != 0;
  }

  /// Filters in place.
  public void process(float[] left, float[] right, int frames) {
    if (on) {
      low.process(left, right, frames);
      middle.process(left, right, frames);
      high.process(left, right, frames);
    }
  }

  /// Forgets all state; the settings stay.
  public void reset() {
    low.reset();
    middle.reset();
    high.reset();
    on = lowDb != 0 || middleDb != 0 || highDb != 0;
  }
}
