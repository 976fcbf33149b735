// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/// One block of interleaved samples in memory that C may read, and the conversion from and to
/// floats. Everything is allocated at construction; used by the audio thread alone.
final class AlsaBlock {
  private static final double INT32_SCALE = 2_147_483_647.0;
  private static final float INT16_SCALE = 32_767;

  private final AlsaFormat format;
  private final int channels;
  private final Memory memory;
  private final float[] floats;
  private final int[] ints;
  private final short[] shorts;

  /// @param frames 1 or more
  AlsaBlock(AlsaFormat format, int channels, int frames) {
    this.format = format;
    this.channels = channels;
    int samples = channels * frames;
    memory = new Memory((long) samples * format.bytes());
    memory.clear();
    floats = new float[samples];
    ints = new int[format == AlsaFormat.INT32 ? samples : 0];
    shorts = new short[format == AlsaFormat.INT16 ? samples : 0];
  }

  /// The address of a frame.
  long address(int frame) {
    return Pointer.nativeValue(memory) + (long) frame * channels * format.bytes();
  }

  /// Everything to zero.
  void silence() {
    memory.clear();
  }

  /// Two channels to memory; further ones stay silent. Integers are clipped to ±1.
  void put(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      int at = i * channels;
      floats[at] = left[i];
      if (channels > 1) {
        floats[at + 1] = right[i];
      } else {
        floats[at] = (left[i] + right[i]) / 2;
      }
    }
    int samples = frames * channels;
    switch (format) {
      case FLOAT -> memory.write(0, floats, 0, samples);
      case INT32 -> {
        for (int i = 0; i < samples; i++) {
          ints[i] = (int) Math.round(clipped(floats[i]) * INT32_SCALE);
        }
        memory.write(0, ints, 0, samples);
      }
      case INT16 -> {
        for (int i = 0; i < samples; i++) {
          shorts[i] = (short) Math.round(clipped(floats[i]) * INT16_SCALE);
        }
        memory.write(0, shorts, 0, samples);
      }
    }
  }

  private static float clipped(float value) {
    return Math.clamp(value, -1f, 1f);
  }

  /// Memory to as many channels as wanted.
  ///
  /// @param inputs at most as many arrays as the block has channels
  void get(float[][] inputs, int frames) {
    int samples = frames * channels;
    switch (format) {
      case FLOAT -> memory.read(0, floats, 0, samples);
      case INT32 -> {
        memory.read(0, ints, 0, samples);
        for (int i = 0; i < samples; i++) {
          floats[i] = (float) (ints[i] / INT32_SCALE);
        }
      }
      case INT16 -> {
        memory.read(0, shorts, 0, samples);
        for (int i = 0; i < samples; i++) {
          floats[i] = shorts[i] / INT16_SCALE;
        }
      }
    }
    for (int channel = 0; channel < inputs.length; channel++) {
      float[] input = inputs[channel];
      for (int i = 0; i < frames; i++) {
        input[i] = floats[i * channels + channel];
      }
    }
  }
}
