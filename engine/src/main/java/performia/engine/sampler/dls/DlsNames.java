// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import java.util.List;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// What the lists of a file call themselves. Stateless; loader threads.
final class DlsNames {
  private DlsNames() {}

  /// The name among the chunks of a list, or nothing.
  static String name(BankFile file, List<Chunk> chunks) {
    for (Chunk list : chunks) {
      if (list.tag().equals("LISTINFO")) {
        for (Chunk fact : Chunk.between(file, list.at(), list.at() + list.size())) {
          if (fact.tag().equals("INAM")) {
            return file.text(fact.at(), fact.size());
          }
        }
      }
    }
    return "";
  }
}
