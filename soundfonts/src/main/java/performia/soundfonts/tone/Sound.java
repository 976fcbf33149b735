// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

/// One rendered note: a channel, or a left and right one of equal length, and perhaps a loop. The
/// arrays belong to the sound once given.
///
/// @param left the only channel of a mono sound
/// @param right the same array as `left` for a mono sound
/// @param loopStart first frame of the loop
/// @param loopEnd frame after the loop's last one; 0 when there is no loop. The frames before
///   `loopEnd` must lead into those at `loopStart`, and at least 8 frames must follow `loopEnd`
///   that equal those after `loopStart`, because players interpolate across it
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"})
public record Sound(float[] left, float[] right, int loopStart, int loopEnd) {
  /// The rate of every rendered note.
  public static final int RATE_HZ = 44_100;

  /// Frames that must follow a loop's end.
  public static final int LOOP_GUARD_FRAMES = 8;

  public Sound {
    if (left.length != right.length || left.length == 0) {
      throw new IllegalArgumentException("channels of " + left.length + " and " + right.length);
    }
    if (loopEnd != 0
        && (loopStart < 0
            || loopStart + 32 > loopEnd
            || loopEnd + LOOP_GUARD_FRAMES > left.length)) {
      throw new IllegalArgumentException(
          "loop " + loopStart + ".." + loopEnd + " in " + left.length + " frames");
    }
  }

  /// A sound with one channel that plays once.
  public static Sound mono(float[] samples) {
    return new Sound(samples, samples, 0, 0);
  }

  /// A sound with two channels that plays once.
  public static Sound stereo(float[] left, float[] right) {
    return new Sound(left, right, 0, 0);
  }

  /// This sound with a loop, see the record's parameters.
  public Sound looped(int start, int end) {
    return new Sound(left, right, start, end);
  }

  /// Whether both channels are one.
  public boolean isMono() {
    return left == right;
  }

  /// Whether it has a loop.
  public boolean isLooped() {
    return loopEnd != 0;
  }

  /// Frames of that many seconds.
  public static int frames(double seconds) {
    return (int) Math.round(seconds * RATE_HZ);
  }
}
