// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

/// How a WAV file holds a sample. Immutable; any thread.
public enum SampleFormat {
  /// 16-bit integer with TPDF dither.
  PCM_16(2),
  /// 24-bit integer.
  PCM_24(3),
  /// 32-bit float.
  FLOAT_32(4);

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes in a sample.
  public int bytes() {
    return bytes;
  }
}
