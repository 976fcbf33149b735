// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Places of the values that generators and controllers move, in an array of them: first those that
/// every voice has, then those an articulation adds (rates and depths of its own generators).
/// Stateless; any thread.
public final class Slots {
  /// Gain in dB, added.
  public static final int VOLUME = 0;

  /// Linear gain, multiplied.
  public static final int AMPLITUDE = 1;

  /// -1 left .. 1 right.
  public static final int PAN = 2;

  /// 1 as recorded, 0 one point, -1 sides swapped.
  public static final int WIDTH = 3;

  /// Where the narrowed sound stands, -1..1.
  public static final int POSITION = 4;

  /// Cents.
  public static final int PITCH = 5;

  /// Cents above the filter's cutoff; the second filter follows.
  public static final int CUTOFF = 6;

  /// dB above the filter's resonance; the second filter follows.
  public static final int RESONANCE = 8;

  /// dB above the filter's gain; the second filter follows.
  public static final int FILTER_GAIN = 10;

  /// Hz above the band's frequency; the other two bands follow.
  public static final int BAND_FREQUENCY = 12;

  /// Octaves above the band's width; the other two bands follow.
  public static final int BAND_WIDTH = 15;

  /// dB above the band's gain; the other two bands follow.
  public static final int BAND_GAIN = 18;

  /// How many every voice has.
  public static final int COMMON = 21;

  /// More than this no articulation may have.
  public static final int MOST = 256;

  private Slots() {}
}
