// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// How much memory decoded recordings may take, and where those go that have no room. Any loader
/// thread.
final class MemoryBudget {
  private final AtomicLong left;
  private final @Nullable Path cacheFolder;

  MemoryBudget(long bytes, @Nullable Path cacheFolder) {
    left = new AtomicLong(bytes);
    this.cacheFolder = cacheFolder;
  }

  /// A quarter of the machine's memory.
  static long usual() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() / 4
        : 1L << 30;
  }

  /// Takes memory from it; false, and nothing taken, where so much is not left.
  boolean take(long bytes) {
    long had = left.get();
    while (had >= bytes) {
      if (left.compareAndSet(had, had - bytes)) {
        return true;
      }
      had = left.get();
    }
    return false;
  }

  void give(long bytes) {
    left.addAndGet(bytes);
  }

  /// Bytes that are left.
  long left() {
    return left.get();
  }

  /// Files for a recording that memory has no room for.
  CacheFiles files(int channels) {
    Path folder = cacheFolder;
    if (folder == null) {
      throw new PerformiaException(
          "the recordings need more memory than they may take",
          "",
          "give the sampler more memory, or a folder for its cache");
    }
    return new CacheFiles(folder, channels);
  }
}
