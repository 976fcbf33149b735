// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

/// How a sample lies in a PCM's memory, best first (`snd_pcm_format_t`). Immutable; any thread.
enum AlsaFormat {
  /// What we compute in; nearly every plugin takes it.
  FLOAT(14, 4),
  /// Converters of 24 and 32 bits.
  INT32(10, 4),
  /// The oldest converters.
  INT16(2, 2);

  private final int code;
  private final int bytes;

  AlsaFormat(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /// ALSA's number; the big-endian twin is the next one.
  int code() {
    boolean big = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN;
    return big ? code + 1 : code;
  }

  /// Bytes a sample.
  int bytes() {
    return bytes;
  }
}
