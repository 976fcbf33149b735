// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// Reads the regions of one instrument after the other (DLS 2.2, sections 2.5 to 2.8). One loader
/// thread.
final class RegionReader {
  private static final int MULTICHANNEL = 2;
  private static final int LEFT = 1;
  private static final int RIGHT = 2;

  private final BankFile file;
  private final WavePool waves;
  private final Repairs repairs;

  RegionReader(BankFile file, WavePool waves, Repairs repairs) {
    this.file = file;
    this.waves = waves;
    this.repairs = repairs;
  }

  /// The regions of an instrument.
  ///
  /// @param instrument the chunks of the instrument
  /// @param list its region list
  List<Region> read(List<Chunk> instrument, Chunk list) {
    Articulation shared = articulation(Articulation.DEFAULTS, instrument);
    List<Region> regions = new ArrayList<>();
    for (Chunk chunk : Chunk.between(file, list.at(), list.at() + list.size())) {
      if (chunk.tag().equals("LISTrgn ") || chunk.tag().equals("LISTrgn2")) {
        List<Chunk> parts = Chunk.between(file, chunk.at(), chunk.at() + chunk.size());
        Region region = holds(parts) ? region(parts, shared, chunk.at()) : null;
        if (region != null) {
          regions.add(region);
        }
      }
    }
    return regions;
  }

  private boolean holds(List<Chunk> parts) {
    for (Chunk part : parts) {
      if (part.tag().equals("cdl ") && !Conditions.hold(file, part)) {
        return false;
      }
    }
    return true;
  }

  /// Level 1 lists (`lart`) of a region stand in the place of the instrument's, those of level 2
  /// (`lar2`) change single connections of it.
  private Articulation articulation(Articulation before, List<Chunk> parts) {
    Articulation result = before;
    for (Chunk list : parts) {
      boolean first = list.tag().equals("LISTlart");
      if (!first && !list.tag().equals("LISTlar2")) {
        continue;
      }
      List<Chunk> articulators = Chunk.between(file, list.at(), list.at() + list.size());
      if (!holds(articulators)) {
        continue;
      }
      for (Chunk chunk : articulators) {
        if (chunk.tag().equals("art1") || chunk.tag().equals("art2")) {
          Articulation from = first ? Articulation.DEFAULTS : result;
          result = from.and(Articulation.read(file, chunk));
        }
      }
    }
    return result;
  }

  private @Nullable Region region(List<Chunk> parts, Articulation shared, long at) {
    Chunk header = null;
    Chunk link = null;
    WaveSettings own = null;
    for (Chunk part : parts) {
      switch (part.tag()) {
        case "rgnh" -> header = part.size() >= 12 ? part : null;
        case "wlnk" -> link = part.size() >= 12 ? part : null;
        case "wsmp" -> own = WaveSettings.read(file, part);
        default -> {}
      }
    }
    if (header == null || link == null) {
      repairs.add(
          "region",
          "a region does not say its keys or its wave and stays silent (byte %d)".formatted(at));
      return null;
    }
    long wave = file.unsignedInt(link.at() + 8);
    WaveSettings settings = own == null ? waves.settings(wave) : own;
    Sound sound = waves.sound(wave, settings);
    KeyRange range = range(header);
    if (sound == null || range.isEmpty()) {
      return null;
    }
    Articulation articulation = articulation(shared, parts);
    float[] values = articulation.values();
    values[Parameter.ATTENUATION_DB.slot()] -= (float) settings.gainDb();
    values[Parameter.PAN.slot()] += side(link);
    return new Region(
        sound,
        range,
        articulation.centsPerKey(),
        -1,
        -1,
        Math.min(127, file.unsignedShort(header.at() + 10)),
        values,
        articulation.modulations());
  }

  /// Level 1 tools write a velocity range of nothing and mean all.
  private KeyRange range(Chunk header) {
    int low = file.unsignedShort(header.at() + 4);
    int high = file.unsignedShort(header.at() + 6);
    boolean all = high == 0 || high < low;
    return new KeyRange(
        file.unsignedShort(header.at()),
        Math.min(127, file.unsignedShort(header.at() + 2)),
        all ? 0 : low,
        all ? 127 : Math.min(127, high));
  }

  /// One side of a sound of several waves.
  private float side(Chunk link) {
    if ((file.unsignedShort(link.at()) & MULTICHANNEL) == 0) {
      return 0;
    }
    long channel = file.unsignedInt(link.at() + 4);
    return channel == LEFT ? -1 : channel == RIGHT ? 1 : 0;
  }
}
