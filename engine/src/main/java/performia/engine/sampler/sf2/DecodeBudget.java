// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.concurrent.atomic.AtomicLong;
import performia.engine.sampler.riff.BankFile;

/// How much memory the decoded samples of one bank may take. Any loader thread.
final class DecodeBudget {
  /// Six hours of mono sound: several times the largest bank that is compressed.
  private static final long MAX_BYTES = 2L << 30;

  private final AtomicLong taken = new AtomicLong();

  /// Takes bytes from it.
  ///
  /// @throws performia.engine.PerformiaException when nothing is left
  void take(BankFile file, long bytes, long at) {
    if (taken.addAndGet(bytes) > MAX_BYTES) {
      taken.addAndGet(-bytes);
      throw file.refused(
          "the samples of this bank need more than 2 GiB of memory once decoded",
          at,
          "play fewer of its presets, or choose a smaller bank");
    }
  }
}
