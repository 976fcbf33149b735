// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// Turns a preset zone on an instrument zone into a region: globals give way to locals, the preset
/// adds to the instrument, units become the player's (SoundFont 2.04, section 9.4). One loader
/// thread.
final class RegionCompiler {
  /// Octaves of MIDI key 0, 8.1758 Hz, above 1 Hz: where the file's absolute cents start.
  private static final double KEY_ZERO_OCTAVES =
      StrictMath.log(440.0 / 32 * StrictMath.pow(2, -0.75)) / StrictMath.log(2);

  /// What the hardware that set the standard made of a dB of attenuation; every bank is voiced for
  /// it.
  private static final double ATTENUATION_OF_A_DB = 0.4;

  /// Timecents that mean "at once".
  private static final int NO_TIME = -12000;

  /// A time too short for one frame at any rate.
  private static final float AT_ONCE_OCTAVES = -24;

  /// More pairs of zones can only be an attack: two small tables multiply.
  private static final int MAX_PAIRS = 2_000_000;

  private final SampleTable samples;
  private final Map<Modulation, Modulation> pool = new HashMap<>();
  private final boolean velocityToCutoff;
  private final List<Modulation> defaults;
  private int pairs;

  /// @param velocityToCutoff whether the bank's version has that default modulator
  RegionCompiler(SampleTable samples, boolean velocityToCutoff) {
    this.samples = samples;
    this.velocityToCutoff = velocityToCutoff;
    defaults = new Modulators(velocityToCutoff).compile(pool);
  }

  /// What one zone of each level makes together; null where no note can sound it.
  @Nullable Region compile(
      @Nullable Zone presetGlobal,
      Zone presetZone,
      @Nullable Zone instrumentGlobal,
      Zone instrumentZone) {
    Level preset = new Level(presetGlobal, presetZone);
    Level instrument = new Level(instrumentGlobal, instrumentZone);
    KeyRange range = preset.range().and(instrument.range());
    if (range.isEmpty()) {
      return null;
    }
    Sound sound =
        samples.sound(
            instrumentZone.amount(Generator.SAMPLE), change(instrument), instrumentZone.at());
    if (sound == null) {
      return null;
    }
    return new Region(
        sound,
        range,
        sum(Generator.SCALE_TUNING, preset, instrument),
        instrument.clamped(Generator.FIXED_KEY),
        instrument.clamped(Generator.FIXED_VELOCITY),
        instrument.clamped(Generator.EXCLUSIVE_CLASS),
        values(preset, instrument),
        modulations(presetGlobal, presetZone, instrumentGlobal, instrumentZone));
  }

  private List<Modulation> modulations(
      @Nullable Zone presetGlobal,
      Zone presetZone,
      @Nullable Zone instrumentGlobal,
      Zone instrumentZone) {
    if (Modulators.areDefault(presetGlobal, presetZone)
        && Modulators.areDefault(instrumentGlobal, instrumentZone)) {
      return defaults;
    }
    Modulators modulators = new Modulators(velocityToCutoff);
    modulators.replace(instrumentGlobal, instrumentZone);
    modulators.add(presetGlobal, presetZone);
    return modulators.compile(pool);
  }

  /// A global and a local zone read as one.
  private record Level(@Nullable Zone global, Zone local) {
    boolean has(Generator generator) {
      return local.has(generator) || (global != null && global.has(generator));
    }

    int amount(Generator generator) {
      return local.has(generator) || global == null
          ? local.amount(generator)
          : global.amount(generator);
    }

    int clamped(Generator generator) {
      return Math.clamp(amount(generator), generator.low, generator.high);
    }

    KeyRange range() {
      int keys = amount(Generator.KEY_RANGE);
      int velocities = amount(Generator.VELOCITY_RANGE);
      return new KeyRange(keys & 0xff, keys >> 8 & 0xff, velocities & 0xff, velocities >> 8 & 0xff);
    }
  }

  private static int sum(Generator generator, Level preset, Level instrument) {
    int relative = preset.has(generator) ? preset.amount(generator) : 0;
    return Math.clamp(instrument.amount(generator) + relative, generator.low, generator.high);
  }

  private static float[] values(Level preset, Level instrument) {
    float[] values = new float[Parameter.COUNT];
    for (Generator generator : Generator.values()) {
      if (generator.parameter != null) {
        int amount = sum(generator, preset, instrument);
        values[generator.parameter.slot()] += value(generator, amount);
      }
    }
    return values;
  }

  private static float value(Generator generator, int amount) {
    double value = amount / generator.divisor;
    return switch (generator) {
      case CUTOFF, LFO_RATE, VIBRATO_RATE -> (float) (KEY_ZERO_OCTAVES + value);
      case ENVELOPE_SUSTAIN -> (float) (1 + value);
      case ATTENUATION -> (float) (ATTENUATION_OF_A_DB * value);
      case LFO_DELAY, VIBRATO_DELAY, ENVELOPE_DELAY, ENVELOPE_HOLD, VOLUME_DELAY, VOLUME_HOLD ->
          amount <= NO_TIME ? AT_ONCE_OCTAVES : (float) value;
      default -> (float) value;
    };
  }

  private static SampleTable.Change change(Level zone) {
    return new SampleTable.Change(
        shift(zone, Generator.START_OFFSET, Generator.START_OFFSET_COARSE),
        shift(zone, Generator.END_OFFSET, Generator.END_OFFSET_COARSE),
        shift(zone, Generator.LOOP_START_OFFSET, Generator.LOOP_START_OFFSET_COARSE),
        shift(zone, Generator.LOOP_END_OFFSET, Generator.LOOP_END_OFFSET_COARSE),
        zone.amount(Generator.SAMPLE_MODES) & 3,
        zone.clamped(Generator.ROOT_KEY));
  }

  private static long shift(Level zone, Generator fine, Generator coarse) {
    return zone.amount(fine) + 32768L * zone.amount(coarse);
  }

  /// Compiles every pair of a preset zone and the zones of its instrument.
  List<Region> compile(@Nullable Zone presetGlobal, Zone presetZone, ZoneReader.Zones instrument) {
    pairs += instrument.zones().size();
    if (pairs > MAX_PAIRS) {
      throw samples.tooMuch(presetZone.at());
    }
    List<Region> regions = new ArrayList<>();
    for (Zone zone : instrument.zones()) {
      Region region = compile(presetGlobal, presetZone, instrument.global(), zone);
      if (region != null) {
        regions.add(region);
      }
    }
    return regions;
  }
}
