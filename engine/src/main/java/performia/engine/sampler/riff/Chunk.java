// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.riff;

import java.util.ArrayList;
import java.util.List;

/// One RIFF chunk: where its content starts and how long it is. Immutable; loader threads.
///
/// @param tag four letters; for a `LIST` the letters of its type
/// @param at first byte of the content
/// @param size bytes of content
public record Chunk(String tag, long at, long size) {
  /// A bank of every instrument there is has fewer in one list; more can only be an attack.
  private static final int MAX_CHUNKS = 65_536;

  /// The chunks between two bytes of the file, in order.
  public static List<Chunk> between(BankFile file, long from, long to) {
    List<Chunk> chunks = new ArrayList<>();
    long at = from;
    while (to - at >= 8) {
      String tag = file.tag(at);
      long size = file.unsignedInt(at + 4);
      if (size > to - at - 8) {
        throw file.broken(
            "chunk \"" + tag + "\" says " + size + " bytes where " + (to - at - 8) + " are left",
            at);
      }
      if (tag.equals("LIST")) {
        if (size < 4) {
          throw file.broken("a list without a type", at);
        }
        chunks.add(new Chunk("LIST" + file.tag(at + 8), at + 12, size - 4));
      } else {
        chunks.add(new Chunk(tag, at + 8, size));
      }
      if (chunks.size() > MAX_CHUNKS) {
        throw file.broken("more than " + MAX_CHUNKS + " chunks", at);
      }
      at += 8 + size;
      // An odd chunk is followed by a zero; banks in use leave it out.
      if ((size & 1) != 0 && at < to && file.unsignedByte(at) == 0) {
        at++;
      }
    }
    return chunks;
  }

  /// The first chunk of a name.
  public static Chunk named(BankFile file, List<Chunk> chunks, String tag, long at) {
    for (Chunk chunk : chunks) {
      if (chunk.tag.equals(tag)) {
        return chunk;
      }
    }
    throw file.broken("there is no \"" + tag + "\" chunk", at);
  }
}
