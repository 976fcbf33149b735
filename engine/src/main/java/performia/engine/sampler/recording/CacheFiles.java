// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import performia.engine.PerformiaException;

/// Temporary files with the decoded frames of one recording, one a channel; gone when the
/// recordings are closed, and where the system allows it even earlier. One loader thread.
final class CacheFiles implements AutoCloseable {
  /// So much of the disk is left to others.
  private static final long SPARE_BYTES = 512L << 20;

  private final Path folder;
  private final List<Path> paths = new ArrayList<>();
  private final List<FileChannel> channels = new ArrayList<>();

  CacheFiles(Path folder, int count) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < count; i++) {
        Path path = Files.createTempFile(folder, "performia-", ".frames");
        paths.add(path);
        channels.add(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
      }
    } catch (IOException e) {
      close();
      throw trouble(e);
    }
  }

  void append(int channel, MemorySegment frames) {
    try {
      if (Files.getFileStore(folder).getUsableSpace() - frames.byteSize() < SPARE_BYTES) {
        throw new PerformiaException(
            "the disk has no room for decoded recordings",
            folder.toString(),
            "make room, or give the sampler more memory");
      }
      ByteBuffer bytes = frames.asByteBuffer();
      while (bytes.hasRemaining()) {
        channels.get(channel).write(bytes);
      }
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  /// The files' frames, mapped for as long as `arena` is open.
  List<MemorySegment> map(Arena arena) {
    List<MemorySegment> mapped = new ArrayList<>();
    try {
      for (FileChannel channel : channels) {
        mapped.add(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
      }
    } catch (IOException e) {
      throw trouble(e);
    }
    return mapped;
  }

  private PerformiaException trouble(IOException e) {
    return new PerformiaException(
        "decoded recordings cannot be written",
        folder.toString(),
        "choose a folder that can be written, or give the sampler more memory",
        e);
  }

  /// Closes the files and removes their names; what is mapped stays until its arena closes. Where
  /// the system holds on to mapped files, they go when the program ends.
  @Override
  public void close() {
    channels.removeIf(CacheFiles::closeQuietly);
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        path.toFile().deleteOnExit();
      }
    }
  }

  /// Nothing can be lost here: the frames are mapped, or nobody wants them.
  private static boolean closeQuietly(FileChannel channel) {
    try {
      channel.close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
