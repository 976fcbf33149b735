// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// Answers the question a `cdl ` chunk asks about the synthesizer: whether the list it stands in is
/// to be read (DLS 2.2, section 2.10). Stateless; loader threads.
final class Conditions {
  private static final int MAX_STEPS = 256;
  private static final int MAX_STACK = 32;

  private static final int CONSTANT = 16;
  private static final int QUERY = 17;
  private static final int QUERY_SUPPORTED = 18;

  /// First words of the identifiers that are known; the standard gives each a different one.
  private static final long SUPPORTS_DLS1 = 0x178f2f27L;

  private static final long SUPPORTS_DLS2 = 0xf14599e5L;
  private static final long SAMPLE_MEMORY_BYTES = 0x178f2f28L;
  private static final long PLAYBACK_RATE = 0x2a91f713L;
  private static final long GM_IN_HARDWARE = 0x178f2f24L;
  private static final long GS_IN_HARDWARE = 0x178f2f25L;
  private static final long XG_IN_HARDWARE = 0x178f2f26L;

  private Conditions() {}

  /// Runs the chunk's little program; one that cannot be understood says no.
  static boolean hold(BankFile file, Chunk chunk) {
    long[] stack = new long[MAX_STACK];
    int depth = 0;
    long at = chunk.at();
    long end = at + chunk.size();
    for (int step = 0; step < MAX_STEPS && end - at >= 2; step++) {
      int operation = file.unsignedShort(at);
      at += 2;
      int operand = operation == CONSTANT ? 4 : operation >= QUERY ? 16 : 0;
      int taken = operand > 0 ? 0 : operation == NOT ? 1 : 2;
      if (operation < 1
          || operation > QUERY_SUPPORTED
          || operand > end - at
          || taken > depth
          || depth - taken >= MAX_STACK) {
        return false;
      }
      long second = taken > 0 ? stack[--depth] : 0;
      long first = taken > 1 ? stack[--depth] : 0;
      stack[depth++] = operand > 0 ? push(file, operation, at) : combine(operation, first, second);
      at += operand;
    }
    return depth > 0 && stack[depth - 1] != 0;
  }

  private static final int NOT = 15;

  private static long push(BankFile file, int operation, long at) {
    long word = file.unsignedInt(at);
    if (operation == CONSTANT) {
      return word;
    }
    long answer = answer(word);
    return operation == QUERY ? Math.max(0, answer) : answer >= 0 ? 1 : 0;
  }

  /// What this synthesizer says of itself; below 0 where it has no answer.
  private static long answer(long query) {
    if (query == SUPPORTS_DLS1 || query == SUPPORTS_DLS2) {
      return 1;
    }
    if (query == GM_IN_HARDWARE || query == GS_IN_HARDWARE || query == XG_IN_HARDWARE) {
      return 0;
    }
    return query == SAMPLE_MEMORY_BYTES ? 0x7fff_ffff : query == PLAYBACK_RATE ? 44_100 : -1;
  }

  private static long combine(int operation, long a, long b) {
    long result =
        switch (operation) {
          case 1 -> a & b;
          case 2 -> a | b;
          case 3 -> a ^ b;
          case 4 -> a + b;
          case 5 -> a - b;
          case 6 -> a * b;
          case 7 -> b == 0 ? 0 : a / b;
          case 8 -> bit(a != 0 && b != 0);
          case 9 -> bit(a != 0 || b != 0);
          case 10 -> bit(a < b);
          case 11 -> bit(a <= b);
          case 12 -> bit(a > b);
          case 13 -> bit(a >= b);
          case 14 -> bit(a == b);
          default -> bit(b == 0);
        };
    return result & 0xffff_ffffL;
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }
}
