// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;
import performia.engine.sampler.kernel.Lanes;

/// A voice's filters and equaliser: from cutoffs, widths and gains to the coefficients of its
/// stages. Built off the audio thread, used only on it; one a voice, reused.
final class Tone {
  private static final double LEAST_HZ = 1;
  private static final double MOST_HZ = 20_000;
  private static final double MOST_TURNS = 0.49;
  private static final double RANGE_DB = 60;

  private final double framesPerSecond;
  private final Biquad biquad = new Biquad();
  private final double[] restHz = new double[2];
  private final double[] bandHz = new double[3];
  private final double[] bandDb = new double[3];
  private Movement movement;
  private int stages;

  /// By stage.
  final float[] b0 = new float[Lanes.STAGES];

  final float[] b1 = new float[Lanes.STAGES];
  final float[] b2 = new float[Lanes.STAGES];
  final float[] a1 = new float[Lanes.STAGES];
  final float[] a2 = new float[Lanes.STAGES];

  /// @param sampleRate frames a second
  /// @param first a movement to stand for "none yet"
  Tone(double sampleRate, Movement first) {
    framesPerSecond = sampleRate;
    movement = first;
  }

  /// Starts anew.
  void start(Movement of, NoteValues note, long seed) {
    movement = of;
    List<FilterShape> filters = of.filters();
    for (int i = 0; i < filters.size(); i++) {
      FilterShape filter = filters.get(i);
      double cents =
          filter.centsPerKey() * (note.key() - filter.keyCenter())
              + filter.velocityCents().of(note) * note.velocity()
              + filter.randomCents() * Chance.of(seed, 10 + i);
      restHz[i] = Math.min(MOST_HZ, filter.cutoffHz() * Elementary.two(cents / 1200));
    }
    List<BandShape> bands = of.bands();
    for (int i = 0; i < bands.size(); i++) {
      BandShape band = bands.get(i);
      bandHz[i] = band.frequencyHz() + band.frequencyPerVelocity() * note.velocity();
      bandDb[i] = band.gainDb() + band.gainPerVelocity() * note.velocity();
    }
  }

  /// Works out the stages for what the slots hold, and says how many there are. What finds no stage
  /// left is passed over.
  int look(float[] slots) {
    stages = 0;
    List<FilterShape> filters = movement.filters();
    for (int i = 0; i < filters.size(); i++) {
      FilterShape filter = filters.get(i);
      double hz = restHz[i] * Elementary.two(slots[Slots.CUTOFF + i] / 1200.0);
      double db = filter.resonanceDb() + slots[Slots.RESONANCE + i];
      double gainDb = filter.gainDb() + slots[Slots.FILTER_GAIN + i];
      add(filter.kind(), turns(hz), Elementary.gain(bounded(db)), bounded(gainDb));
    }
    List<BandShape> bands = movement.bands();
    for (int i = 0; i < bands.size(); i++) {
      BandShape band = bands.get(i);
      double turns = turns(bandHz[i] + slots[Slots.BAND_FREQUENCY + i]);
      double octaves = band.octaves() + slots[Slots.BAND_WIDTH + i];
      double q = Biquad.steepness(turns, Math.max(0.01, Math.min(12, octaves)));
      add(band.kind(), turns, q, bounded(bandDb[i] + slots[Slots.BAND_GAIN + i]));
    }
    return stages;
  }

  private double turns(double hz) {
    double bounded = Math.max(LEAST_HZ, Math.min(MOST_HZ, hz));
    return Math.min(MOST_TURNS, bounded / framesPerSecond);
  }

  private static double bounded(double db) {
    return Math.max(-RANGE_DB, Math.min(RANGE_DB, db));
  }

  private void add(FilterKind kind, double turns, double q, double gainDb) {
    for (int i = 0; i < kind.stages && stages < Lanes.STAGES; i++) {
      biquad.set(kind, i, turns, q, gainDb);
      b0[stages] = biquad.b0;
      b1[stages] = biquad.b1;
      b2[stages] = biquad.b2;
      a1[stages] = biquad.a1;
      a2[stages] = biquad.a2;
      stages++;
    }
  }
}
