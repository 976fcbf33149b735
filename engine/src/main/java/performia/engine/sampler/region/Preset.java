// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One instrument of a bank: a name, the numbers it is called by, and the regions it sounds with.
/// Immutable; built by a loader, read by the audio thread.
public final class Preset {
  private final int bank;
  private final int program;
  private final String name;
  private final List<Region> regions;
  private final KeyMap map;

  /// @param bank MIDI bank, 0 and above; 128 holds the drum kits
  /// @param program MIDI program 0..127
  /// @param name what the bank calls it
  /// @param regions what it sounds with
  public Preset(int bank, int program, String name, List<Region> regions) {
    this.bank = bank;
    this.program = program;
    this.name = name;
    this.regions = List.copyOf(regions);
    this.map = new KeyMap(this.regions);
  }

  /// MIDI bank; 128 holds the drum kits.
  public int bank() {
    return bank;
  }

  /// MIDI program 0..127.
  public int program() {
    return program;
  }

  /// What the bank calls it.
  public String name() {
    return name;
  }

  /// Everything it sounds with, in the bank's order.
  public List<Region> regions() {
    return regions;
  }

  /// Brings its sounds into memory, so that the audio thread does not wait for a disk. Loader
  /// threads.
  public void load() {
    Set<Sound> loaded = new HashSet<>();
    for (Region region : regions) {
      load(region.sound(), loaded);
      if (region.right() != null) {
        load(region.right(), loaded);
      }
    }
  }

  private static void load(Sound sound, Set<Sound> loaded) {
    MemorySegment frames = sound.frames();
    if (frames.isMapped() && loaded.add(sound)) {
      frames.load();
    }
  }

  /// How many regions a note has; real time.
  public int layerCount(int key, int velocity) {
    return map.at(key, velocity).length;
  }

  /// One region of a note, 0 to [#layerCount] - 1; real time.
  public Region layer(int key, int velocity, int index) {
    return map.at(key, velocity)[index];
  }

  @Override
  public String toString() {
    return "%03d:%03d %s".formatted(bank, program, name);
  }
}
