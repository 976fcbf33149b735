// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioSink;

/// Streams stereo sound into a WAV file. One thread.
///
/// It writes into a file aside and moves it to its place in [#finish], so that a half-written file
/// is never met; [#close] without `finish` throws the work away. The dither is a fixed sequence, so
/// the same sound gives the same bytes.
public final class WavWriter implements AudioSink, AutoCloseable {
  /// The sizes in a WAV header have 32 bits.
  private static final long MAX_BYTES = 0xffff_ffffL - 128;

  private static final int CHANNELS = 2;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final Path aside;
  private final SampleFormat format;
  private final int headerBytes;
  private final SeekableByteChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final int sampleRate;
  private long dataBytes;
  private long dither = 0x9e3779b97f4a7c15L;
  private boolean closed;

  /// Creates the file aside.
  ///
  /// @throws PerformiaException when the folder is not there or not writable
  public WavWriter(Path file, int sampleRate, SampleFormat format) {
    this(file, sampleRate, format, WavWriter::create);
  }

  /// Opens the file that is written to; tests give one that is soon full.
  interface Opener {
    SeekableByteChannel open(Path path) throws IOException;
  }

  WavWriter(Path file, int sampleRate, SampleFormat format, Opener opener) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sample rate " + sampleRate);
    }
    this.file = file;
    this.format = format;
    this.sampleRate = sampleRate;
    headerBytes = format == SampleFormat.FLOAT_32 ? 56 : 44;
    aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      channel = opener.open(aside);
    } catch (IOException e) {
      throw trouble(e);
    }
    putHeader();
  }

  private static SeekableByteChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private void putHeader() {
    boolean floats = format == SampleFormat.FLOAT_32;
    int frameBytes = CHANNELS * format.bytes();
    tag("RIFF").putInt((int) (headerBytes - 8 + dataBytes + (dataBytes & 1)));
    tag("WAVE");
    tag("fmt ").putInt(16).putShort((short) (floats ? 3 : 1)).putShort((short) CHANNELS);
    buffer.putInt(sampleRate).putInt(sampleRate * frameBytes);
    buffer.putShort((short) frameBytes).putShort((short) (8 * format.bytes()));
    if (floats) {
      tag("fact").putInt(4).putInt((int) (dataBytes / frameBytes));
    }
    tag("data").putInt((int) dataBytes);
  }

  private ByteBuffer tag(String name) {
    return buffer.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  /// Appends a block; samples beyond full scale are clipped except in float files.
  @Override
  public void write(float[] left, float[] right, int frames) {
    long bytes = (long) frames * CHANNELS * format.bytes();
    if (headerBytes + dataBytes + bytes > MAX_BYTES) {
      close();
      throw new PerformiaException(
          "a WAV file cannot be longer than 4 GB",
          file.toString(),
          "render a shorter piece, or one with fewer bits");
    }
    for (int i = 0; i < frames; i++) {
      if (buffer.remaining() < 8) {
        flush();
      }
      put(left[i]);
      put(right[i]);
    }
    dataBytes += bytes;
  }

  private void put(float sample) {
    switch (format) {
      case PCM_16 -> {
        // Digital silence stays silent; else triangular noise of one step either side.
        double noise = sample == 0 ? 0 : nextUniform() + nextUniform() - 1;
        buffer.putShort((short) Math.clamp(Math.round(sample * 32767.0 + noise), -32768, 32767));
      }
      case PCM_24 -> {
        int value = Math.clamp(Math.round(sample * 8388607.0), -8388608, 8388607);
        buffer.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
      }
      case FLOAT_32 -> buffer.putFloat(sample);
    }
  }

  /// Marsaglia's xorshift64.
  private double nextUniform() {
    dither ^= dither << 13;
    dither ^= dither >>> 7;
    dither ^= dither << 17;
    return (dither >>> 11) * 0x1p-53;
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      close();
      throw trouble(e);
    }
    buffer.clear();
  }

  /// Completes the file and moves it to its place.
  ///
  /// @throws PerformiaException when the disk does not take it; nothing is left behind then
  public void finish() {
    if (closed) {
      throw new IllegalStateException("the WAV file is closed");
    }
    if ((dataBytes & 1) == 1) {
      buffer.put((byte) 0);
    }
    flush();
    try {
      channel.position(0);
      putHeader();
      flush();
      channel.close();
      move();
      closed = true;
    } catch (IOException e) {
      close();
      throw trouble(e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (java.nio.file.AtomicMoveNotSupportedException e) {
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Throws the work away unless it is finished; never throws; a second call does nothing.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      // The file is thrown away in any case.
    }
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // It stays aside; the next render of this file overwrites it.
    }
  }

  private PerformiaException trouble(IOException e) {
    String reason = String.valueOf(e.getMessage());
    boolean full = reason.contains("No space") || reason.contains("not enough space");
    return new PerformiaException(
        full ? "the disk is full" : "cannot write the file (" + reason(e) + ")",
        file.toString(),
        full ? "free some space or choose another disk" : "choose a folder you may write to",
        e);
  }

  private static String reason(IOException e) {
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "not allowed";
    }
    return String.valueOf(e.getMessage());
  }
}
