// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Portamento of every lane: a straight line of cents from another key's pitch to its own. Audio
/// thread.
final class Glides {
  private static final int LONGEST = 1 << 29;

  private final double sampleRate;
  private final float[] slopeOctaves;
  private final int[] until;

  Glides(double sampleRate, int lanes) {
    this.sampleRate = sampleRate;
    slopeOctaves = new float[lanes];
    until = new int[lanes];
  }

  /// Lets a lane begin where its channel's notes glide from.
  ///
  /// @return whether it glides at all
  boolean start(int lane, Channel channel, int clock) {
    int frames = (int) Math.min(LONGEST, channel.glideSeconds() * sampleRate);
    if (channel.glideCents() == 0 || frames <= 0) {
      return false;
    }
    slopeOctaves[lane] = channel.glideCents() / 1200 / frames;
    until[lane] = clock + frames;
    return true;
  }

  /// How far a lane is from its own pitch at a frame, in octaves; 0 when it has arrived.
  float at(int lane, int clock) {
    return slopeOctaves[lane] * Math.max(0, until[lane] - clock);
  }
}
