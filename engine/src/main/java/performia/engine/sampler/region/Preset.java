// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One instrument of a bank: a name, the numbers it is called by, and the regions it sounds with.
/// Immutable; built by a loader, read by the audio thread.
public final class Preset {
  private final int bank;
  private final int program;
  private final String name;
  private final List<Region> regions;
  private final KeyMap map;
  private final @Nullable Object extension;
  private volatile boolean loaded;

  /// @param bank MIDI bank, 0 and above; 128 holds the drum kits
  /// @param program MIDI program 0..127
  /// @param name what the bank calls it
  /// @param regions what it sounds with
  public Preset(int bank, int program, String name, List<Region> regions) {
    this(bank, program, name, regions, null);
  }

  /// A preset whose regions are chosen by more than key and velocity.
  ///
  /// @param extension what chooses them, in the words of whoever does; null where key and velocity
  ///   are all, otherwise [#layer] finds nothing
  public Preset(
      int bank, int program, String name, List<Region> regions, @Nullable Object extension) {
    this.bank = bank;
    this.program = program;
    this.name = name;
    this.regions = List.copyOf(regions);
    this.extension = extension;
    this.map = new KeyMap(extension == null ? this.regions : List.of());
    boolean all = true;
    for (Frames frames : memories()) {
      all &= frames.isLoaded();
    }
    loaded = all;
  }

  /// MIDI bank; 128 holds the drum kits.
  public int bank() {
    return bank;
  }

  /// What chooses its regions where key and velocity are not all; else null.
  public @Nullable Object extension() {
    return extension;
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
  ///
  /// @throws performia.engine.PerformiaException when a compressed sound cannot be decoded
  public void load() {
    for (Frames frames : memories()) {
      frames.load();
    }
    loaded = true;
  }

  private Set<Frames> memories() {
    Set<Frames> memories = new LinkedHashSet<>();
    for (Region region : regions) {
      memories.add(region.sound().memory());
      Sound right = region.right();
      if (right != null) {
        memories.add(right.memory());
      }
    }
    return memories;
  }

  /// Whether it can sound: false only for sounds that must be decoded and are not yet. Real time.
  public boolean isLoaded() {
    return loaded;
  }

  /// How many regions a note has, none until it is loaded; real time.
  public int layerCount(int key, int velocity) {
    return loaded ? map.at(key, velocity).length : 0;
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
