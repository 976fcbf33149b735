// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// A folder of 16-bit stereo WAV files at 44.1 kHz, one a note. One thread.
record WaveFolder(Path folder) implements NoteSource {
  private static final int LARGEST_BYTES = 8 << 20;

  @Override
  public float @Nullable [][] play(Strike strike) {
    Path file = folder.resolve(strike.fileName());
    if (!Files.exists(file)) {
      return null;
    }
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw unfit(file, "longer than a note");
      }
      return decode(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN), file);
    } catch (IOException e) {
      throw unfit(file, "not readable");
    }
  }

  @Override
  public void close() {}

  private static float[][] decode(ByteBuffer bytes, Path file) {
    int at = 12;
    boolean fits = false;
    while (at + 8 <= bytes.limit()) {
      int id = bytes.getInt(at);
      int length = bytes.getInt(at + 4);
      if (length < 0) {
        break;
      }
      if (id == 0x20746d66 && at + 24 <= bytes.limit()) {
        fits =
            bytes.getShort(at + 10) == 2
                && bytes.getInt(at + 12) == RATE_HZ
                && bytes.getShort(at + 22) == 16;
      } else if (id == 0x61746164 && fits) {
        return frames(bytes, at + 8, Math.min(length, bytes.limit() - at - 8) / 4);
      }
      at += 8 + length + (length & 1);
    }
    throw unfit(file, "not 16-bit stereo at 44.1 kHz");
  }

  private static float[][] frames(ByteBuffer bytes, int from, int count) {
    float[][] out = new float[2][count];
    for (int i = 0; i < count; i++) {
      out[0][i] = bytes.getShort(from + 4 * i) / 32768f;
      out[1][i] = bytes.getShort(from + 4 * i + 2) / 32768f;
    }
    return out;
  }

  private static PerformiaException unfit(Path file, String why) {
    return new PerformiaException(why, file.toString(), "render it again as 16-bit stereo WAV");
  }
}
