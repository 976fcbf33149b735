// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.io.Serial;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// A chunk of records of one length; the last record only marks the end. Immutable; loader threads.
final class Table {
  /// An index that leads nowhere: what it belongs to cannot be played, the rest of the bank can.
  static final class BrokenLink extends PerformiaException {
    @Serial private static final long serialVersionUID = 1L;

    BrokenLink(String what, String where) {
      super("the bank is broken: " + what, where, "get the file again, or choose another bank");
    }
  }

  private final BankFile file;
  private final Chunk chunk;
  private final int recordBytes;
  private final int count;

  Table(BankFile file, Chunk chunk, int recordBytes, Repairs repairs) {
    this.file = file;
    this.chunk = chunk;
    this.recordBytes = recordBytes;
    if (chunk.size() < recordBytes) {
      throw file.broken(
          "chunk \"%s\" has %d bytes; one record takes %d"
              .formatted(chunk.tag(), chunk.size(), recordBytes),
          chunk.at());
    }
    if (chunk.size() % recordBytes != 0) {
      repairs.add(
          "table " + chunk.tag(),
          "chunk \"%s\" has %d bytes, not a multiple of %d; the rest is left out (byte %d)"
              .formatted(chunk.tag(), chunk.size(), recordBytes, chunk.at()));
    }
    this.count = Math.toIntExact(chunk.size() / recordBytes) - 1;
  }

  /// How many records there are, without the end mark.
  int count() {
    return count;
  }

  /// The first byte of a record, which may be the end mark.
  long at(int index) {
    return chunk.at() + (long) index * recordBytes;
  }

  /// Reads an index into another table: where this record's part of it starts.
  ///
  /// @param field byte of the record that holds the index
  int link(int index, int field, Table other) {
    int link = file.unsignedShort(at(index) + field);
    if (link > other.count) {
      throw new BrokenLink(
          "record %d of \"%s\" points at %d of %d in \"%s\""
              .formatted(index, chunk.tag(), link, other.count, other.chunk.tag()),
          file.place(at(index) + field));
    }
    return link;
  }

  /// As [#link], for the next record; that part must not end before it starts.
  int linkEnd(int index, int field, Table other) {
    int start = link(index, field, other);
    int end = link(index + 1, field, other);
    if (end < start) {
      throw new BrokenLink(
          "record %d of \"%s\" ends at %d before its start at %d"
              .formatted(index, chunk.tag(), end, start),
          file.place(at(index + 1) + field));
    }
    return end;
  }
}
