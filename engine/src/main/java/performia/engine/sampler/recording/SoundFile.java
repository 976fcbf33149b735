// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import performia.engine.PerformiaException;

/// The bytes of a sound file, every read checked against the end. Immutable; loader threads.
///
/// @param place what the file is called in sentences
record SoundFile(String place, MemorySegment bytes) {
  long size() {
    return bytes.byteSize();
  }

  int unsignedByte(long at) {
    check(at, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  int unsignedShort(long at, ByteOrder order) {
    check(at, 2);
    return bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at) & 0xffff;
  }

  int signedInt(long at, ByteOrder order) {
    check(at, 4);
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
  }

  long unsignedInt(long at, ByteOrder order) {
    return signedInt(at, order) & 0xffff_ffffL;
  }

  long signedLong(long at, ByteOrder order) {
    check(at, 8);
    return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
  }

  /// Four letters; empty where the file ends before them.
  String tag(long at) {
    if (at < 0 || at > size() - 4) {
      return "";
    }
    byte[] letters = bytes.asSlice(at, 4).toArray(ValueLayout.JAVA_BYTE);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private void check(long at, long length) {
    if (at < 0 || at > size() - length) {
      throw broken("it ends where " + length + " more bytes are needed", Math.min(at, size()));
    }
  }

  /// What is said about a broken file.
  PerformiaException broken(String what, long at) {
    return new PerformiaException(
        "the recording is broken: " + what, place + ", byte " + at, "get the file again");
  }

  /// What is said about a good file of a kind that is not played.
  PerformiaException refused(String what, long at) {
    return new PerformiaException(
        what, place + ", byte " + at, "convert it to WAV (PCM or float), AIFF, FLAC or Ogg Vorbis");
  }
}
