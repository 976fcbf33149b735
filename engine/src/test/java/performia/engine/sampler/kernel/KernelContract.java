// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static performia.engine.sampler.kernel.Lanes.BUSES;
import static performia.engine.sampler.kernel.Lanes.LANES;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every kernel must do, held against arithmetic in doubles that knows no tricks.
abstract class KernelContract {
  /// Two millionths of full scale.
  private static final double TOLERANCE = 2e-6 * 32768;

  private static final int FRAMES = 8192;
  private static final int BASE = 1000;

  private final double[] recording = recording();
  private final MemorySegment narrow = Arena.ofAuto().allocate(2L * FRAMES, 2);
  private final MemorySegment wide = Arena.ofAuto().allocate(4L * FRAMES, 4);

  abstract Kernel kernel(Interpolation interpolation);

  KernelContract() {
    for (int i = 0; i < FRAMES; i++) {
      narrow.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) recording[i]);
      wide.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (recording[i] / 32768));
    }
  }

  /// Tones and a little noise, in whole numbers.
  private static double[] recording() {
    var frames = new double[FRAMES];
    var random = new Random(7);
    for (int i = 0; i < FRAMES; i++) {
      double x = 9000 * Math.sin(i * 0.21) + 7000 * Math.sin(i * 0.9 + 1) + 3000 * Math.sin(i * 2);
      frames[i] = Math.rint(x + 2000 * random.nextGaussian());
    }
    return frames;
  }

  private Lanes reading(boolean floats, double phase, double increment) {
    var lanes = new Lanes(20);
    int lane = 17;
    lanes.frames[lane] = floats ? wide : narrow;
    lanes.wide[lane] = floats;
    lanes.base[lane] = BASE;
    lanes.phase[lane] = Math.round(phase * 0x1p32);
    lanes.increment[lane] = Math.round(increment * 0x1p32);
    return lanes;
  }

  private float[] read(Interpolation interpolation, Lanes lanes) {
    var rows = new float[Kernel.TILE + 5];
    kernel(interpolation).read(lanes, 17, rows, 5 + QUANTUM);
    var row = new float[QUANTUM];
    System.arraycopy(rows, 5 + QUANTUM, row, 0, QUANTUM);
    return row;
  }

  private static final double[] INCREMENTS = {
    0, 0.013, 0.5, 0.918, 1, 1.3, 1.7499, 1.75, 2.51, 7.3, 33.3, 64
  };

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStraightLineIsDrawnBetweenFrames(boolean floats) {
    for (double increment : INCREMENTS) {
      Lanes lanes = reading(floats, 3.71, increment);
      float[] row = read(Interpolation.LINEAR, lanes);
      for (int i = 0; i < QUANTUM; i++) {
        double at = position(lanes, i);
        int j = (int) Math.floor(at);
        double expected = recording[j] + (recording[j + 1] - recording[j]) * (at - j);
        assertThat((double) row[i]).isCloseTo(expected, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCubicGoesThroughFourFrames(boolean floats) {
    for (double increment : INCREMENTS) {
      for (double phase : new double[] {0, 0.99999999, 5.3, -6.25}) {
        Lanes lanes = reading(floats, phase, increment);
        float[] row = read(Interpolation.CUBIC, lanes);
        for (int i = 0; i < QUANTUM; i++) {
          assertThat((double) row[i])
              .as("%s from %s, frame %s", increment, phase, i)
              .isCloseTo(hermite(position(lanes, i)), within(TOLERANCE));
        }
      }
    }
  }

  private static double position(Lanes lanes, int i) {
    return BASE + (lanes.phase[17] + lanes.increment[17] * i) * 0x1p-32;
  }

  /// The cubic with the frames' values and central differences (Catmull and Rom's).
  private double hermite(double at) {
    int j = (int) Math.floor(at);
    double t = at - j;
    double from = (recording[j + 1] - recording[j - 1]) / 2;
    double to = (recording[j + 2] - recording[j]) / 2;
    return (2 * t * t * t - 3 * t * t + 1) * recording[j]
        + (t * t * t - 2 * t * t + t) * from
        + (-2 * t * t * t + 3 * t * t) * recording[j + 1]
        + (t * t * t - t * t) * to;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theStudioReaderIsThePlainSumOverItsTaps(boolean floats) {
    for (double increment : new double[] {0, 0.4, 0.97, 1.002, 1.1, 1.5, 1.9, 3.1, 9}) {
      Lanes lanes = reading(floats, 64.43, increment);
      float[] row = read(Interpolation.STUDIO, lanes);
      SincTable table = TABLES[SincTable.index(lanes.increment[17])];
      for (int i = 0; i < QUANTUM; i++) {
        assertThat((double) row[i])
            .as("%s, frame %s", increment, i)
            .isCloseTo(sum(table, position(lanes, i)), within(TOLERANCE));
      }
    }
  }

  private static final SincTable[] TABLES = SincTable.all();

  private double sum(SincTable table, double at) {
    int j = (int) Math.floor(at);
    double place = (at - j) * (1 << table.phaseBits);
    int row = (int) place;
    double sum = 0;
    for (int k = 0; k < table.taps; k++) {
      double here = table.rows[row * table.taps + k];
      double next = table.rows[(row + 1) * table.taps + k];
      sum += recording[j + k - (table.taps / 2 - 1)] * (here + (next - here) * (place - row));
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aSoundAtItsOwnPitchIsPlayedAsItIs(Interpolation interpolation) {
    float[] row = read(interpolation, reading(false, 0, 1));
    for (int i = 0; i < QUANTUM; i++) {
      assertThat((double) row[i]).isCloseTo(recording[BASE + i], within(0.01));
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aGroupIsItsLanesAndIdleOnesAreSilent(Interpolation interpolation) {
    Lanes lanes = reading(false, 0.3, 1.1);
    for (int lane : new int[] {16, 20, 31}) {
      lanes.frames[lane] = lane == 20 ? wide : narrow;
      lanes.wide[lane] = lane == 20;
      lanes.base[lane] = BASE + lane;
      lanes.phase[lane] = 0x7654_3210L * lane;
      lanes.increment[lane] = (1L << 32) * lane / 13;
    }
    Kernel kernel = kernel(interpolation);
    var rows = new float[Kernel.TILE];
    java.util.Arrays.fill(rows, 99);
    kernel.read(lanes, 1, 1 | 1 << 1 | 1 << 4 | 1 << 15, rows);
    var alone = new float[Kernel.TILE];
    for (int lane : new int[] {0, 1, 4, 15}) {
      kernel.read(lanes, 16 + lane, alone, lane * QUANTUM);
    }
    assertThat(rows).containsExactly(alone);
  }

  /// The rows come back out of tile and sums, one lane at a time.
  @Test
  void everyLaneOfATileGoesToTheBusWithItsOwnRamp() {
    Kernel kernel = kernel(Interpolation.CUBIC);
    float[] rows = noise(1);
    var lanes = new Lanes(2 * LANES);
    var tile = new float[Kernel.TILE];
    for (int lane = 0; lane < LANES; lane++) {
      for (int bus = 0; bus < 3; bus++) {
        lanes.gain[bus][16 + lane] = 0.3f * bus + 0.01f * lane;
        lanes.gainStep[bus][16 + lane] = 1e-4f * (lane - 8);
      }
    }
    kernel.lay(lanes, rows, tile);
    var sums = new float[BUSES][QUANTUM * LANES];
    kernel.mix(lanes, 1, tile, 0, 20, sums, 0);
    kernel.mix(lanes, 1, tile, 20, QUANTUM, sums, 20);
    kernel.mix(lanes, 1, tile, 20, QUANTUM, sums, 20);
    for (int bus = 0; bus < BUSES; bus++) {
      var out = new float[QUANTUM + 3];
      out[3 + 9] = 0.5f;
      kernel.fold(sums[bus], out, 3, QUANTUM);
      for (int i = 0; i < QUANTUM; i++) {
        double expected = i == 9 ? 0.5 : 0;
        for (int lane = 0; lane < LANES; lane++) {
          double gain = lanes.gain[bus][16 + lane] + i * (double) lanes.gainStep[bus][16 + lane];
          expected += (i < 20 ? 1 : 2) * gain * rows[lane * QUANTUM + i];
        }
        assertThat((double) out[3 + i]).isCloseTo(expected, within(TOLERANCE));
      }
      assertThat(sums[bus]).containsOnly(0f);
    }
  }

  /// Two millionths of full scale for each voice at full gain, through everything.
  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void itSoundsAsThePlainKernelDoes(Interpolation interpolation) {
    Kernel kernel = kernel(interpolation);
    Kernel plain = new ScalarKernel(new ScalarReader(interpolation));
    Lanes own = sounding();
    Lanes twin = sounding();
    for (int quantum = 0; quantum < 30; quantum++) {
      float[] heard = quantum(kernel, own);
      float[] meant = quantum(plain, twin);
      for (int i = 0; i < QUANTUM; i++) {
        assertThat(heard[i]).isCloseTo(meant[i], within((float) (LANES * TOLERANCE)));
      }
    }
  }

  private Lanes sounding() {
    Lanes lanes = filters(1, true);
    for (int lane = 16; lane < 32; lane++) {
      lanes.frames[lane] = lane % 5 == 0 ? wide : narrow;
      lanes.wide[lane] = lane % 5 == 0;
      lanes.base[lane] = BASE;
      lanes.phase[lane] = 0x1234_5678L * lane;
      lanes.increment[lane] = (1L << 32) * (lane - 12) / 7;
      lanes.gain[0][lane] = 1;
      lanes.gainStep[0][lane] = -0.001f;
    }
    return lanes;
  }

  private static float[] quantum(Kernel kernel, Lanes lanes) {
    var rows = new float[Kernel.TILE];
    var tile = new float[Kernel.TILE];
    var sums = new float[BUSES][Kernel.TILE];
    var out = new float[QUANTUM];
    kernel.read(lanes, 1, 0xffff, rows);
    kernel.lay(lanes, rows, tile);
    kernel.filter(lanes, 1, tile, 0, QUANTUM);
    kernel.mix(lanes, 1, tile, 0, QUANTUM, sums, 0);
    kernel.fold(sums[0], out, 0, QUANTUM);
    for (int lane = 16; lane < 32; lane++) {
      lanes.phase[lane] += QUANTUM * lanes.increment[lane];
    }
    return out;
  }

  @Test
  void aRowCanBeLaidIntoATileFromAFrameOn() {
    Kernel kernel = kernel(Interpolation.CUBIC);
    float[] rows = noise(2);
    float[] other = noise(3);
    var tile = new float[Kernel.TILE];
    kernel.lay(new Lanes(1), rows, tile);
    kernel.lay(other, 4 * QUANTUM, 5, tile, 17);
    System.arraycopy(other, 4 * QUANTUM + 17, rows, 5 * QUANTUM + 17, QUANTUM - 17);
    var expected = new float[Kernel.TILE];
    kernel.lay(new Lanes(1), rows, expected);
    assertThat(tile).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFilterIsItsDifferenceEquation(boolean moving) {
    Kernel kernel = kernel(Interpolation.CUBIC);
    float[] rows = noise(4);
    Lanes lanes = filters(3, moving);
    double[] expected = filtered(lanes, rows);
    var tile = new float[Kernel.TILE];
    kernel.lay(lanes, rows, tile);
    kernel.filter(lanes, 1, tile, 0, QUANTUM);
    float[] got = rowsOf(kernel, tile);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) got[i]).isCloseTo(expected[i], within(20 * TOLERANCE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQuantumInPiecesIsTheSameBits(boolean moving) {
    Kernel kernel = kernel(Interpolation.CUBIC);
    float[] rows = noise(5);
    Lanes whole = filters(2, moving);
    Lanes cut = filters(2, moving);
    for (int lane = 16; lane < 32; lane++) {
      whole.gain[1][lane] = cut.gain[1][lane] = 0.1f;
      whole.gainStep[1][lane] = cut.gainStep[1][lane] = 0.001f * lane;
    }
    float[] first = sound(kernel, whole, rows, 0, QUANTUM);
    float[] second = sound(kernel, cut, rows, 0, 1, 17, 18, 33, 48, QUANTUM);
    assertThat(second).containsExactly(first);
    for (int stage = 0; stage < 2; stage++) {
      assertThat(cut.z1[stage]).containsExactly(whole.z1[stage]);
      assertThat(cut.z2[stage]).containsExactly(whole.z2[stage]);
    }
  }

  /// Every piece lays the rows anew, and sums into the start of the accumulators.
  private static float[] sound(Kernel kernel, Lanes lanes, float[] rows, int... cuts) {
    var out = new float[QUANTUM];
    var sums = new float[BUSES][QUANTUM * LANES];
    var tile = new float[Kernel.TILE];
    for (int i = 0; i + 1 < cuts.length; i++) {
      kernel.lay(lanes, rows, tile);
      kernel.filter(lanes, 1, tile, cuts[i], cuts[i + 1]);
      kernel.mix(lanes, 1, tile, cuts[i], cuts[i + 1], sums, 0);
      kernel.fold(sums[1], out, cuts[i], cuts[i + 1] - cuts[i]);
    }
    return out;
  }

  @Test
  void aGroupIsSweptToTheSameBitsAsInPlainJava() {
    var sweeps = sweeps();
    var lanes = new Lanes(2 * LANES);
    var plain = new Lanes(2 * LANES);
    Kernel kernel = kernel(Interpolation.LINEAR);
    kernel.sweep(lanes, sweeps, 1, 12345);
    float[] pitch = sweeps.pitch.clone();
    for (int lane = LANES; lane < 2 * LANES; lane++) {
      Sweep.lane(plain, sweeps, lane, 12345);
    }
    assertThat(pitch).isEqualTo(sweeps.pitch);
    for (int quantum = 0; quantum < 2; quantum++) {
      assertThat(lanes.b0Step[0]).isEqualTo(plain.b0Step[0]);
      assertThat(lanes.b1Step[0]).isEqualTo(plain.b1Step[0]);
      assertThat(lanes.b2Step[0]).isEqualTo(plain.b2Step[0]);
      assertThat(lanes.a1Step[0]).isEqualTo(plain.a1Step[0]);
      assertThat(lanes.a2Step[0]).isEqualTo(plain.a2Step[0]);
      lanes.stages[1] = 1;
      lanes.moving[1] = true;
      kernel.roll(lanes, 1);
      Sweep.roll(plain.a1[0], plain.a1Step[0], LANES);
      assertThat(lanes.a1[0]).isEqualTo(plain.a1[0]);
    }
  }

  private static Sweeps sweeps() {
    var sweeps = new Sweeps(2 * LANES, 48_000);
    var random = new Random(3);
    for (int lane = 0; lane < 2 * LANES; lane++) {
      sweeps.lfoFrom[lane] = random.nextInt(20_000);
      sweeps.lfoPhase[lane] = random.nextInt();
      sweeps.lfoStep[lane] = random.nextInt(1 << 20);
      sweeps.vibratoStep[lane] = random.nextInt(1 << 20);
      sweeps.until[lane] = 20_000 + random.nextInt(1 << 20);
      sweeps.end[lane] = random.nextFloat();
      sweeps.slope[lane] = 1e-6f * random.nextFloat();
      sweeps.bump[lane] = random.nextFloat();
      sweeps.lfoToPitch[lane] = random.nextFloat() - 0.5f;
      sweeps.vibratoToPitch[lane] = random.nextFloat() - 0.5f;
      sweeps.envelopeToPitch[lane] = random.nextFloat() - 0.5f;
      sweeps.lfoToCutoff[lane] = 4 * random.nextFloat();
      sweeps.envelopeToCutoff[lane] = 4 * random.nextFloat();
      sweeps.cutoff[lane] = 2 + 13 * random.nextFloat();
      sweeps.dampening[lane] = 0.7f * random.nextFloat();
      sweeps.level[lane] = 0.5f;
    }
    return sweeps;
  }

  @Test
  void aFilterThatRingsOutEndsInSilence() {
    Kernel kernel = kernel(Interpolation.CUBIC);
    Lanes lanes = filters(1, false);
    var tile = new float[Kernel.TILE];
    kernel.lay(lanes, noise(6), tile);
    kernel.filter(lanes, 1, tile, 0, QUANTUM);
    for (int i = 0; i < 3000; i++) {
      java.util.Arrays.fill(tile, 0);
      kernel.filter(lanes, 1, tile, 0, QUANTUM);
    }
    assertThat(lanes.z1[0]).containsOnly(0f);
    assertThat(lanes.z2[0]).containsOnly(0f);
  }

  /// Low-passes, and a few of other shapes, in group 1.
  private static Lanes filters(int stages, boolean moving) {
    var lanes = new Lanes(2 * LANES);
    var random = new Random(9);
    lanes.stages[1] = stages;
    lanes.moving[1] = moving;
    for (int stage = 0; stage < stages; stage++) {
      for (int lane = 16; lane < 32; lane++) {
        double w = 0.05 + 0.1 * random.nextDouble() * lane / 16;
        double alpha = Math.sin(w) / 3;
        double a0 = 1 + alpha;
        double b = (1 - Math.cos(w)) / 2 / a0;
        lanes.b0[stage][lane] = (float) (lane % 3 == 2 ? 1.5 * b : b);
        lanes.b1[stage][lane] = (float) (2 * b);
        lanes.b2[stage][lane] = (float) b;
        lanes.a1[stage][lane] = (float) (-2 * Math.cos(w) / a0);
        lanes.a2[stage][lane] = (float) ((1 - alpha) / a0);
        lanes.z1[stage][lane] = random.nextInt(100);
        lanes.z2[stage][lane] = random.nextInt(100);
        if (moving) {
          lanes.b0Step[stage][lane] = 1e-6f * random.nextInt(100);
          lanes.b1Step[stage][lane] = 1e-6f * random.nextInt(100);
          lanes.b2Step[stage][lane] = 1e-6f * random.nextInt(100);
          lanes.a1Step[stage][lane] = 1e-6f * random.nextInt(100);
          lanes.a2Step[stage][lane] = -1e-6f * random.nextInt(100);
        }
      }
    }
    return lanes;
  }

  private static double[] filtered(Lanes lanes, float[] rows) {
    var out = new double[Kernel.TILE];
    for (int i = 0; i < out.length; i++) {
      out[i] = rows[i];
    }
    for (int stage = 0; stage < lanes.stages[1]; stage++) {
      for (int lane = 0; lane < LANES; lane++) {
        int n = 16 + lane;
        double z1 = lanes.z1[stage][n];
        double z2 = lanes.z2[stage][n];
        for (int i = 0; i < QUANTUM; i++) {
          double x = out[lane * QUANTUM + i];
          double y = (lanes.b0[stage][n] + i * (double) lanes.b0Step[stage][n]) * x + z1;
          double b1 = lanes.b1[stage][n] + i * (double) lanes.b1Step[stage][n];
          double b2 = lanes.b2[stage][n] + i * (double) lanes.b2Step[stage][n];
          z1 = b1 * x + z2 - (lanes.a1[stage][n] + i * (double) lanes.a1Step[stage][n]) * y;
          z2 = b2 * x - (lanes.a2[stage][n] + i * (double) lanes.a2Step[stage][n]) * y;
          out[lane * QUANTUM + i] = y;
        }
      }
    }
    return out;
  }

  /// Each lane of a tile, heard alone through mix and fold.
  private static float[] rowsOf(Kernel kernel, float[] tile) {
    var rows = new float[Kernel.TILE];
    var sums = new float[BUSES][QUANTUM * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      var solo = new Lanes(LANES);
      solo.gain[2][lane] = 1;
      kernel.mix(solo, 0, tile, 0, QUANTUM, sums, 0);
      kernel.fold(sums[2], rows, lane * QUANTUM, QUANTUM);
    }
    return rows;
  }

  private static float[] noise(int seed) {
    var random = new Random(seed);
    var rows = new float[Kernel.TILE];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (3000 * random.nextGaussian());
    }
    return rows;
  }
}
