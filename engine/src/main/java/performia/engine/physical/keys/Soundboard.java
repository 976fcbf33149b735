// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import java.util.Arrays;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModalBank;
import performia.engine.physical.Noise;
import performia.engine.physical.Resonance;

/// A soundboard: its lowest modes one by one, the crowd above them as a feedback delay network
/// whose echoes fall as they do (B. Bank et al., "Physically informed signal processing methods for
/// piano sound synthesis", EURASIP J. Applied Signal Processing 2003:10), and what the bridge gives
/// straight. With the pedal down the network rings on, as the strings above the board do. Audio
/// thread; allocates nothing.
final class Soundboard {
  private static final int LINES = 8;
  private static final double[] LINE_SECONDS = {
    0.00713, 0.00937, 0.01129, 0.01361, 0.01583, 0.01867, 0.02131, 0.02389
  };
  private static final int MODES = 16;
  private static final double LOWEST_HZ = 58;
  private static final double HIGHEST_HZ = 620;
  private static final double BOARD_SECONDS = 0.42;
  private static final double PEDAL_SECONDS = 2.2;
  private static final double BRIGHT_HZ = 5000;
  private static final double LN_1000 = 6.907755278982137;
  private static final double QUIET = 1e-7;

  private final ModalBank modes;
  private final Resonance ground;
  private final double[][] lines = new double[LINES][];
  private final int[] ats = new int[LINES];
  private final double[] gains = new double[LINES];
  private final double[] lows = new double[LINES];
  private final double[] outs = new double[LINES];
  private final double smoothing;
  private final double edge;
  private double straight;

  Soundboard(double sampleRate) {
    modes = new ModalBank(MODES, sampleRate);
    Noise chance = new Noise(3);
    for (int i = 0; i < MODES; i++) {
      double hz =
          LOWEST_HZ
              * Elementary.pow(HIGHEST_HZ / LOWEST_HZ, (i + 0.3 * chance.next()) / (MODES - 1));
      double seconds = 0.35 + 0.15 * chance.next();
      double in = 0.55 * (i % 2 == 0 ? 1 : -1) * 13.8 / (seconds * sampleRate);
      double side = 0.5 * chance.next();
      modes.set(i, hz, seconds, in, 1 - Math.max(0, side), 1 + Math.min(0, side));
    }
    ground = new Resonance(sampleRate);
    ground.set(48, 0.707);
    for (int k = 0; k < LINES; k++) {
      lines[k] = new double[Math.max(2, (int) (LINE_SECONDS[k] * sampleRate))];
    }
    smoothing = 1 - Elementary.exp(-2 * Math.PI * Math.min(0.4, BRIGHT_HZ / sampleRate));
    edge = 1 - Elementary.exp(-2 * Math.PI * Math.min(0.45, 12000 / sampleRate));
    tick(0);
  }

  /// Moves what moves slowly.
  ///
  /// @param open how far the strings above it are undamped, 0..1
  void tick(double open) {
    double seconds = BOARD_SECONDS * Elementary.pow(PEDAL_SECONDS / BOARD_SECONDS, open);
    for (int k = 0; k < LINES; k++) {
      gains[k] = Elementary.exp(-LN_1000 * LINE_SECONDS[k] / seconds);
    }
  }

  /// Adds what it radiates.
  ///
  /// @param force on the bridge; changed
  void add(double[] force, double[] left, double[] right, int start, int limit) {
    for (int i = start; i < limit; i++) {
      double x = ground.high(force[i]);
      force[i] = x;
      straight += edge * (x - straight);
      double sum = 0;
      for (int k = 0; k < LINES; k++) {
        double out = lines[k][ats[k]];
        lows[k] += smoothing * (gains[k] * out - lows[k]);
        outs[k] = lows[k];
        sum += lows[k];
      }
      // A Householder reflection mixes the lines and keeps their energy.
      double mixed = sum * (2.0 / LINES);
      double l = 0;
      double r = 0;
      for (int k = 0; k < LINES; k++) {
        double[] line = lines[k];
        line[ats[k]] = x + outs[k] - mixed;
        ats[k] = ats[k] + 1 == line.length ? 0 : ats[k] + 1;
        if ((k & 1) == 0) {
          l += outs[k];
        } else {
          r += outs[k];
        }
      }
      left[i] += 1.5 * straight + 0.2 * l - 0.07 * r;
      right[i] += 1.5 * straight + 0.2 * r - 0.07 * l;
    }
    modes.add(force, left, right, start, limit);
  }

  /// Whether it has come to rest.
  boolean quiet() {
    double most = modes.level();
    for (int k = 0; k < LINES; k++) {
      most = Math.max(most, Math.abs(lows[k]));
    }
    return most < QUIET && Math.abs(straight) < QUIET;
  }

  void reset() {
    modes.reset();
    ground.reset();
    for (double[] line : lines) {
      Arrays.fill(line, 0);
    }
    Arrays.fill(ats, 0);
    Arrays.fill(lows, 0);
    straight = 0;
  }
}
