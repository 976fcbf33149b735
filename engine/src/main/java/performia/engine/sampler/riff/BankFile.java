// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.riff;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import performia.engine.PerformiaException;

/// The bytes of a bank, little-endian, every read checked against the end. Immutable; loader
/// threads.
public final class BankFile {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String place;
  private final MemorySegment bytes;

  /// @param place what messages call it
  /// @param bytes all of it
  public BankFile(String place, MemorySegment bytes) {
    this.place = place;
    this.bytes = bytes;
  }

  /// Maps a file; nothing of it is read yet.
  ///
  /// @param arena what keeps it mapped
  /// @throws PerformiaException when it cannot be read
  public static BankFile map(Path path, Arena arena) {
    if (Files.isDirectory(path)) {
      throw new PerformiaException(
          "this is a folder", path.toString(), "name the bank's file inside it");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new BankFile(
          path.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw new PerformiaException(
          "the bank cannot be read",
          path.toString(),
          Files.exists(path)
              ? "check that it may be read"
              : "check the name: there is no such file",
          e);
    }
  }

  /// How many bytes there are.
  public long size() {
    return bytes.byteSize();
  }

  /// One byte, 0..255.
  public int unsignedByte(long at) {
    check(at, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  /// One byte, -128..127.
  public int signedByte(long at) {
    check(at, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, at);
  }

  /// Two bytes, -32768..32767.
  public int signedShort(long at) {
    check(at, 2);
    return bytes.get(SHORT, at);
  }

  /// Two bytes, 0..65535.
  public int unsignedShort(long at) {
    return signedShort(at) & 0xffff;
  }

  /// Four bytes, 0 and above.
  public long unsignedInt(long at) {
    check(at, 4);
    return bytes.get(INT, at) & 0xffff_ffffL;
  }

  /// Four bytes, signed.
  public int signedInt(long at) {
    check(at, 4);
    return bytes.get(INT, at);
  }

  /// A four-letter chunk name.
  public String tag(long at) {
    check(at, 4);
    return letters(at, 4);
  }

  /// A name that ends at its first zero byte or after `length` bytes, made printable.
  public String text(long at, long length) {
    check(at, length);
    return letters(at, (int) Math.min(length, 256)).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private String letters(long at, int length) {
    byte[] raw = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return new String(raw, 0, end, StandardCharsets.ISO_8859_1);
  }

  /// A window onto the bytes; nothing is copied.
  public MemorySegment slice(long at, long length) {
    check(at, length);
    return bytes.asSlice(at, length);
  }

  private void check(long at, long length) {
    if (at < 0 || length < 0 || at > size() - length) {
      throw broken("it ends where " + length + " more bytes are needed", Math.min(at, size()));
    }
  }

  /// A byte of the file, for messages.
  public String place(long at) {
    return place + ", byte " + at;
  }

  /// What is said about a broken bank.
  public PerformiaException broken(String what, long at) {
    return new PerformiaException(
        "the bank is broken: " + what, place(at), "get the file again, or choose another bank");
  }

  /// What is said about a good file that this reader does not play.
  public PerformiaException refused(String what, long at, String fix) {
    return new PerformiaException(what, place(at), fix);
  }
}
