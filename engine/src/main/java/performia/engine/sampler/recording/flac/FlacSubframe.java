// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.flac;

import java.util.Arrays;

/// Decodes one channel of one block (RFC 9639, section 9.2). One loader thread.
final class FlacSubframe {
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final BitReader in;
  private final int[] coefficients = new int[32];

  FlacSubframe(BitReader in) {
    this.in = in;
  }

  /// @param out where the samples go
  /// @param count how many
  /// @param bits of a sample, 4..33
  void decode(int[] out, int count, int bits) {
    if (in.unsigned(1) != 0) {
      throw in.broken("a channel that begins wrongly");
    }
    int type = (int) in.unsigned(6);
    int wasted = in.unsigned(1) == 0 ? 0 : in.unary() + 1;
    int left = bits - wasted;
    if (left < 1) {
      throw in.broken("samples without bits");
    }
    if (type == 0) {
      Arrays.fill(out, 0, count, (int) in.signed(left));
    } else if (type == 1) {
      for (int i = 0; i < count; i++) {
        out[i] = (int) in.signed(left);
      }
    } else if (type >= 8 && type <= 12) {
      fixed(out, count, left, type - 8);
    } else if (type >= 32) {
      linear(out, count, left, type - 31);
    } else {
      throw in.broken("a channel of an unknown kind");
    }
    for (int i = 0; wasted > 0 && i < count; i++) {
      out[i] <<= wasted;
    }
  }

  private void warmUp(int[] out, int count, int bits, int order) {
    if (order > count) {
      throw in.broken("a predictor longer than its block");
    }
    for (int i = 0; i < order; i++) {
      out[i] = (int) in.signed(bits);
    }
  }

  private void fixed(int[] out, int count, int bits, int order) {
    warmUp(out, count, bits, order);
    residual(out, count, order);
    predict(out, count, FIXED[order], order, 0);
  }

  private void linear(int[] out, int count, int bits, int order) {
    warmUp(out, count, bits, order);
    int precision = (int) in.unsigned(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw in.broken("a predictor of unknown precision");
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) in.signed(precision);
    }
    residual(out, count, order);
    predict(out, count, coefficients, order, shift);
  }

  private static void predict(int[] out, int count, int[] by, int order, int shift) {
    for (int i = order; i < count; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += (long) by[k] * out[i - 1 - k];
      }
      out[i] += (int) (sum >> shift);
    }
  }

  private void residual(int[] out, int count, int order) {
    int method = (int) in.unsigned(2);
    if (method > 1) {
      throw in.broken("what is left over is coded in an unknown way");
    }
    int parameterBits = 4 + method;
    int partitionOrder = (int) in.unsigned(4);
    int partition = count >> partitionOrder;
    if (partition << partitionOrder != count || partition < order) {
      throw in.broken("parts that do not fill the block");
    }
    int at = order;
    for (int i = 0; i < 1 << partitionOrder; i++) {
      int end = (i + 1) * partition;
      int parameter = (int) in.unsigned(parameterBits);
      if (parameter == (1 << parameterBits) - 1) {
        int raw = (int) in.unsigned(5);
        for (; at < end; at++) {
          out[at] = (int) in.signed(raw);
        }
      } else {
        for (; at < end; at++) {
          long value = (long) in.unary() << parameter | in.unsigned(parameter);
          out[at] = (int) (value >>> 1 ^ -(value & 1));
        }
      }
    }
  }
}
