// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;

/// Turns presets into a SoundFont: renders each tone once, one instrument each, and places them.
/// Renders on the common pool; the result does not depend on the number of threads.
public final class BankBuilder {
  private final List<Preset> presets;
  private final Map<String, Tone> tones = new LinkedHashMap<>();
  private final List<StoredSample> samples = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /// @param presets in any order; tones of the same name must be the same tone
  public BankBuilder(List<Preset> presets) {
    this.presets =
        presets.stream()
            .sorted(Comparator.comparingInt(Preset::bank).thenComparingInt(Preset::program))
            .toList();
    for (Preset preset : this.presets) {
      for (Placement placement : preset.placements()) {
        Tone tone = placement.tone();
        Tone known = tones.putIfAbsent(tone.name(), tone);
        if ((known != null && !known.equals(tone)) || tone.name().length() > 14) {
          throw new IllegalArgumentException("tone name taken or too long: " + tone.name());
        }
      }
    }
  }

  /// Renders and writes the bank. Returns remarks for the person who shapes the tones: where a peak
  /// kept a sound from the loudness asked for.
  public List<String> write(Path file) throws IOException {
    samples.clear();
    remarks.clear();
    List<ZoneList> instruments = new ArrayList<>();
    for (List<LevelledSplit> rendered : renderAll()) {
      Tone tone = List.copyOf(tones.values()).get(instruments.size());
      instruments.add(instrument(tone, rendered));
    }
    List<String> order = List.copyOf(tones.keySet());
    List<ZoneList> lists = presets.stream().map(p -> preset(p, order)).toList();
    new Sf2Writer(samples, instruments, lists).write(file);
    return List.copyOf(remarks);
  }

  private List<List<LevelledSplit>> renderAll() {
    record Job(Tone tone, KeySplit split) {}
    List<Job> jobs = new ArrayList<>();
    tones.values().forEach(t -> t.keySplits().forEach(s -> jobs.add(new Job(t, s))));
    List<LevelledSplit> done =
        IntStream.range(0, jobs.size())
            .parallel()
            .mapToObj(i -> LevelledSplit.render(jobs.get(i).tone(), jobs.get(i).split()))
            .toList();
    List<List<LevelledSplit>> grouped = new ArrayList<>();
    int from = 0;
    for (Tone tone : tones.values()) {
      int to = from + tone.keySplits().size();
      grouped.add(done.subList(from, to));
      from = to;
    }
    return grouped;
  }

  private ZoneList instrument(Tone tone, List<LevelledSplit> splits) {
    Playback common = tone.playback(splits.getFirst().split());
    EnumMap<Generator, Integer> global = PlaybackZone.amounts(common);
    List<Zone> zones = new ArrayList<>();
    zones.add(
        new Zone(
            global, Modulator.velocityResponse(common.dynamicsDb(), common.velocityFilterCents())));
    for (LevelledSplit split : splits) {
      Playback playback = tone.playback(split.split());
      if (split.reachedDb() < playback.loudnessDb() - 0.05) {
        remarks.add(
            "%s key %d reaches %.1f dB of %.1f"
                .formatted(
                    tone.name(), split.split().root(), split.reachedDb(), playback.loudnessDb()));
      }
      EnumMap<Generator, Integer> own = PlaybackZone.amounts(playback);
      own.entrySet().removeIf(e -> e.getValue().equals(global.get(e.getKey())));
      addZones(tone, split, own, playback, zones);
    }
    return new ZoneList(tone.name(), 0, 0, zones);
  }

  private void addZones(
      Tone tone,
      LevelledSplit split,
      EnumMap<Generator, Integer> own,
      Playback playback,
      List<Zone> zones) {
    for (int l = 0; l < tone.layers().size(); l++) {
      VelocityLayer layer = tone.layers().get(l);
      int[] firstSample = new int[layer.takes()];
      for (int t = 0; t < layer.takes(); t++) {
        firstSample[t] = samples.size();
        addSamples(tone, split, l, t);
      }
      for (VelocityBands.Band band : VelocityBands.of(layer, playback.fixedPitch())) {
        LevelledSplit.Take take = split.layers().get(l).get(band.take());
        EnumMap<Generator, Integer> amounts = new EnumMap<>(own);
        if (!playback.fixedPitch()) {
          amounts.put(Generator.KEY_RANGE, Zone.range(split.split().low(), split.split().high()));
        }
        if (tone.layers().size() > 1 || band.high() - band.low() < 126) {
          amounts.put(Generator.VELOCITY_RANGE, Zone.range(band.low(), band.high()));
        }
        if (band.shadeCents() != 0) {
          amounts.put(Generator.FINE_TUNE, band.shadeCents());
        }
        if (take.loopEnd() > 0) {
          amounts.put(Generator.SAMPLE_MODES, 1);
        }
        addChannels(zones, amounts, take, firstSample[band.take()]);
      }
    }
  }

  private static void addChannels(
      List<Zone> zones,
      EnumMap<Generator, Integer> amounts,
      LevelledSplit.Take take,
      int firstSample) {
    amounts.put(Generator.SAMPLE, firstSample);
    if (take.isMono()) {
      zones.add(Zone.of(amounts));
      return;
    }
    EnumMap<Generator, Integer> right = new EnumMap<>(amounts);
    amounts.put(Generator.PAN, -500);
    right.put(Generator.PAN, 500);
    right.put(Generator.SAMPLE, firstSample + 1);
    zones.add(Zone.of(amounts));
    zones.add(Zone.of(right));
  }

  private void addSamples(Tone tone, LevelledSplit split, int layer, int takeIndex) {
    LevelledSplit.Take take = split.layers().get(layer).get(takeIndex);
    int root = split.split().root();
    String name = tone.name() + root + (char) ('a' + layer) + (takeIndex + 1);
    int here = samples.size();
    if (take.isMono()) {
      samples.add(stored(name, take.left(), take, root, StoredSample.Side.MONO, 0));
    } else {
      samples.add(stored(name + "L", take.left(), take, root, StoredSample.Side.LEFT, here + 1));
      samples.add(stored(name + "R", take.right(), take, root, StoredSample.Side.RIGHT, here));
    }
  }

  private static StoredSample stored(
      String name,
      short[] frames,
      LevelledSplit.Take take,
      int root,
      StoredSample.Side side,
      int partner) {
    return new StoredSample(name, frames, take.loopStart(), take.loopEnd(), root, side, partner);
  }

  private static ZoneList preset(Preset preset, List<String> order) {
    List<Zone> zones = new ArrayList<>();
    for (Placement placement : preset.placements()) {
      zones.add(Zone.of(PlaybackZone.amounts(placement, order.indexOf(placement.tone().name()))));
    }
    return new ZoneList(preset.name(), preset.program(), preset.bank(), zones);
  }
}
