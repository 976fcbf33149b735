// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.riff.BankFile;

/// Reads the zones of presets or of instruments: bags, generators, modulators (SoundFont 2.04,
/// sections 7.3 to 7.9). One loader thread.
final class ZoneReader {
  /// A zone with more can only be an attack.
  private static final int MAX_WIRES = 256;

  /// A longer chain of wires is cut: voices follow it to its end.
  private static final int MAX_DEPTH = 7;

  private final BankFile file;
  private final Table bags;
  private final Table generators;
  private final Table modulators;
  private final Generator last;

  /// @param last the generator that ends a zone: the sample of an instrument's, the instrument of a
  ///   preset's
  ZoneReader(BankFile file, Table bags, Table generators, Table modulators, Generator last) {
    this.file = file;
    this.bags = bags;
    this.generators = generators;
    this.modulators = modulators;
    this.last = last;
  }

  /// The zones of one owner.
  ///
  /// @param global what holds for all of them, or null
  /// @param zones those that sound, in order
  record Zones(@Nullable Zone global, List<Zone> zones) {}

  /// Reads the zones in `[from, to)` of the bags. The first is global when nothing sounds in it;
  /// any other that does not sound is ignored (section 7.3).
  Zones read(int from, int to) {
    Zone global = null;
    List<Zone> zones = new ArrayList<>();
    for (int bag = from; bag < to; bag++) {
      Zone zone = zone(bag);
      if (zone.has(last)) {
        zones.add(zone);
      } else if (bag == from) {
        global = zone;
      }
    }
    return new Zones(global, zones);
  }

  private Zone zone(int bag) {
    int from = bags.link(bag, 0, generators);
    int to = bags.linkEnd(bag, 0, generators);
    int[] amounts = new int[Generator.NUMBERS];
    long given = 0;
    for (int i = from; i < to; i++) {
      long at = generators.at(i);
      Generator generator = Generator.of(file.unsignedShort(at));
      if (generator != null) {
        amounts[generator.number] = amount(generator, at + 2);
        given |= 1L << generator.number;
        if (generator == last) {
          break;
        }
      }
    }
    return new Zone(generators.at(from), amounts, given, modulators(bag));
  }

  private int amount(Generator generator, long at) {
    return switch (generator) {
      case INSTRUMENT, SAMPLE, KEY_RANGE, VELOCITY_RANGE -> file.unsignedShort(at);
      default -> file.signedShort(at);
    };
  }

  /// The wires of a zone that move a generator, each with those that feed it; the later of two
  /// alike counts (section 9.5.1). What feeds itself, or nothing, moves nothing.
  private List<Modulator> modulators(int bag) {
    int from = bags.link(bag, 2, modulators);
    int to = Math.min(bags.linkEnd(bag, 2, modulators), from + MAX_WIRES);
    List<Modulator> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(modulator(modulators.at(i)));
    }
    List<Modulator> wires = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).fed() < 0) {
        Modulator wire = fed(all, i, 0);
        wires.removeIf(wire::isLike);
        wires.add(wire);
      }
    }
    return wires;
  }

  private Modulator modulator(long at) {
    return new Modulator(
        file.unsignedShort(at),
        file.unsignedShort(at + 2),
        file.signedShort(at + 4),
        file.unsignedShort(at + 6),
        file.unsignedShort(at + 8));
  }

  /// A wire with all that feeds it. Every wire feeds one other, so this is a tree.
  private static Modulator fed(List<Modulator> all, int index, int depth) {
    Modulator wire = all.get(index);
    if (!wire.isFed() || depth == MAX_DEPTH) {
      return wire;
    }
    List<Modulator> feeding = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).fed() == index) {
        feeding.add(fed(all, i, depth + 1));
      }
    }
    return wire.fedBy(feeding);
  }
}
