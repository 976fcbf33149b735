// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Source;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// All connections of one region: the defaults (DLS 2.2, table 12), the instrument's, the region's,
/// each replacing those before that are wired alike. Immutable; loader threads.
final class Articulation {
  private static final int INVERTED_CONCAVE = 0x8400;
  private static final int BIPOLAR = 0x4000;
  private static final int UNIT = 65_536;
  private static final int MAX_CONNECTIONS = 1024;
  private static final int CONNECTION_BYTES = 12;

  /// What every region has before the file says otherwise.
  static final Articulation DEFAULTS =
      new Articulation(
          List.of(
              new Connection(Connection.VELOCITY, 0, 1, INVERTED_CONCAVE, -960 * UNIT),
              new Connection(0x87, 0, 1, INVERTED_CONCAVE, -960 * UNIT),
              new Connection(0x8b, 0, 1, INVERTED_CONCAVE, -960 * UNIT),
              new Connection(0x8a, 0, 4, BIPOLAR, 508 * UNIT),
              new Connection(0xdb, 0, 0x81, 0, 1000 * UNIT),
              new Connection(0xdd, 0, 0x80, 0, 1000 * UNIT),
              new Connection(Connection.BEND, Connection.BEND_RANGE, 3, BIPOLAR, 12_800 * UNIT),
              new Connection(Connection.KEY, 0, 3, 0, 12_800 * UNIT),
              new Connection(Connection.VIBRATO, 0x81, 3, 0, 50 * UNIT),
              new Connection(Connection.VIBRATO, Connection.CHANNEL_PRESSURE, 3, 0, 50 * UNIT)));

  private final List<Connection> wires;

  private Articulation(List<Connection> wires) {
    this.wires = List.copyOf(wires);
  }

  /// Reads the connection blocks of an `art1` or `art2` chunk.
  static List<Connection> read(BankFile file, Chunk chunk) {
    List<Connection> read = new ArrayList<>();
    if (chunk.size() < 8) {
      return read;
    }
    long head = Math.max(8, Math.min(file.unsignedInt(chunk.at()), chunk.size()));
    long count = Math.min(file.unsignedInt(chunk.at() + 4), MAX_CONNECTIONS);
    long end = chunk.at() + chunk.size();
    long at = chunk.at() + head;
    for (int i = 0; i < count && at + CONNECTION_BYTES <= end; i++) {
      read.add(
          new Connection(
              file.unsignedShort(at),
              file.unsignedShort(at + 2),
              file.unsignedShort(at + 4),
              file.unsignedShort(at + 6),
              file.signedInt(at + 8)));
      at += CONNECTION_BYTES;
    }
    return read;
  }

  /// With more connections, which take the place of those that are wired alike.
  Articulation and(List<Connection> more) {
    List<Connection> all = new ArrayList<>(wires);
    for (Connection wire : more) {
      all.removeIf(wire::isLike);
      if (all.size() < MAX_CONNECTIONS) {
        all.add(wire);
      }
    }
    return new Articulation(all);
  }

  /// How far the pitch moves a key, in cents; the file speaks of 128 keys.
  double centsPerKey() {
    double cents = 0;
    for (Connection wire : wires) {
      if (isScale(wire)) {
        cents += wire.amount() / 128;
      }
    }
    return cents;
  }

  private static boolean isScale(Connection wire) {
    return wire.source() == Connection.KEY
        && wire.control() == Connection.NONE
        && wire.target() == Connection.PITCH;
  }

  /// The value of every parameter, by slot.
  float[] values() {
    float[] values = start();
    for (Connection wire : wires) {
      if (wire.control() != Connection.NONE) {
        continue;
      }
      Target target = Target.of(wire.target());
      if (wire.source() == Connection.NONE && target != null) {
        values[target.parameter.slot()] = (float) target.set(wire);
      } else {
        Depth depth = depth(wire);
        if (depth != null) {
          values[depth.parameter.slot()] += (float) (wire.amount() / depth.divisor);
        }
      }
    }
    return values;
  }

  private static float[] start() {
    float[] values = new float[Parameter.COUNT];
    for (Parameter parameter : Parameter.values()) {
      values[parameter.slot()] =
          switch (parameter) {
            case CUTOFF_OCTAVES -> Target.OPEN_OCTAVES;
            case LFO_RATE_OCTAVES, VIBRATO_RATE_OCTAVES -> 2.321928f; // 5 Hz
            case LFO_DELAY_OCTAVES, VIBRATO_DELAY_OCTAVES -> -6.643856f; // 10 ms
            case ENVELOPE_SUSTAIN -> 1;
            case DELAY_OCTAVES,
                ATTACK_OCTAVES,
                HOLD_OCTAVES,
                DECAY_OCTAVES,
                RELEASE_OCTAVES,
                ENVELOPE_DELAY_OCTAVES,
                ENVELOPE_ATTACK_OCTAVES,
                ENVELOPE_HOLD_OCTAVES,
                ENVELOPE_DECAY_OCTAVES,
                ENVELOPE_RELEASE_OCTAVES ->
                Target.AT_ONCE_OCTAVES;
            default -> 0;
          };
    }
    return values;
  }

  /// How far an oscillator or envelope moves something.
  private record Depth(Parameter parameter, double divisor) {}

  private static @Nullable Depth depth(Connection wire) {
    boolean pitch = wire.target() == Connection.PITCH;
    boolean gain = wire.target() == Connection.GAIN;
    boolean cutoff = Target.of(wire.target()) == Target.CUTOFF;
    return switch (wire.source()) {
      case Connection.LFO ->
          pitch
              ? new Depth(Parameter.LFO_TO_PITCH_CENTS, 1)
              : gain
                  ? new Depth(Parameter.LFO_TO_GAIN_DB, 10)
                  : cutoff ? new Depth(Parameter.LFO_TO_CUTOFF_OCTAVES, 1200) : null;
      case Connection.VIBRATO -> pitch ? new Depth(Parameter.VIBRATO_TO_PITCH_CENTS, 1) : null;
      case Connection.MODULATION_ENVELOPE ->
          pitch
              ? new Depth(Parameter.ENVELOPE_TO_PITCH_CENTS, 1)
              : cutoff ? new Depth(Parameter.ENVELOPE_TO_CUTOFF_OCTAVES, 1200) : null;
      default -> null;
    };
  }

  /// The wires to controllers.
  List<Modulation> modulations() {
    List<Modulation> modulations = new ArrayList<>();
    for (Connection wire : wires) {
      Modulation modulation = isScale(wire) ? null : modulation(wire);
      if (modulation != null && modulation.amount() != 0) {
        modulations.add(modulation);
      }
    }
    return modulations;
  }

  private static @Nullable Modulation modulation(Connection wire) {
    Depth depth = depth(wire);
    Source by = wire.controlRead();
    if (by == null) {
      return null;
    }
    if (depth != null) {
      return wire.control() == Connection.NONE
          ? null
          : new Modulation(
              by, Source.ONE, depth.parameter, (float) (wire.amount() / depth.divisor), false);
    }
    Target target = Target.of(wire.target());
    Source from = wire.sourceRead();
    if (target == null || from == null || wire.source() == Connection.NONE) {
      return null;
    }
    // The file counts 128 keys, and 128 semitones of range, where a controller reads 127.
    boolean of128 = wire.source() == Connection.KEY || wire.control() == Connection.BEND_RANGE;
    double amount = target.moved(wire) * (of128 ? 127 / 128.0 : 1);
    return new Modulation(from, by, target.parameter, (float) amount, false);
  }
}
