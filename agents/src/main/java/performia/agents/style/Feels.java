// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// The feels that ship, read once. Immutable; any thread.
public final class Feels {
  private static final int MAX_BYTES = 1 << 16;

  private final List<Feel> all;

  /// @param all in the order they are shown
  public Feels(List<Feel> all) {
    this.all = List.copyOf(all);
  }

  /// Reads the feels that ship; their order is that of `feels.txt`.
  public static Feels shipped() {
    String index = resource("feels.txt");
    if (index == null) {
      throw new PerformiaException("no feels", "style/feels.txt", "rebuild the program");
    }
    var feels = new ArrayList<Feel>();
    for (StyleText.Line line : StyleText.parse("feels.txt", index).head().lines()) {
      String id = line.key();
      var texts = new EnumMap<Seat, StyleText>(Seat.class);
      for (Seat seat : Seat.values()) {
        String name = id + "/" + seat.word() + ".txt";
        String text = resource(name);
        if (text != null) {
          texts.put(seat, included(StyleText.parse(name, text)));
        }
      }
      String sheet = resource(id + "/feel.txt");
      feels.add(
          FeelReader.read(
              id, StyleText.parse(id + "/feel.txt", sheet == null ? "" : sheet), texts));
    }
    return new Feels(feels);
  }

  public List<Feel> all() {
    return all;
  }

  /// The feel of this id.
  public Optional<Feel> find(String id) {
    return all.stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /// The feel of this id; a [PerformiaException] that lists them when there is none.
  public Feel get(String id) {
    return find(id)
        .orElseThrow(() ->
            new PerformiaException(
                "unknown feel \"" + id + "\"",
                "",
                "choose one of " + String.join(", ", all.stream().map(Feel::id).toList())));
  }

  /// A text whose head says `include NAME` goes on with the blocks of `common/NAME.txt`.
  private static StyleText included(StyleText text) {
    String wanted = text.head().value("include", "");
    String name = "common/" + wanted + ".txt";
    String shared = wanted.isEmpty() ? null : resource(name);
    if (shared == null) {
      return text;
    }
    var blocks = new ArrayList<>(text.blocks());
    List<StyleText.Block> more = StyleText.parse(name, shared).blocks();
    blocks.addAll(more.subList(1, more.size()));
    return new StyleText(text.source(), blocks);
  }

  private static @Nullable String resource(String name) {
    try (InputStream in = Feels.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PerformiaException("cannot read a feel", name, "rebuild the program", e);
    }
  }
}
