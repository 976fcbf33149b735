// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Seat;
import performia.engine.PerformiaException;
import performia.engine.physical.Model;
import performia.engine.physical.catalogue.PhysicalInstruments;

/// The modelled instruments a musician can name: `model:kit`, or `model` alone for the one nearest
/// to what the feel asks for. Pure; any thread.
final class Models {
  private static final String WORD = "model";

  private Models() {}

  /// Whether a sound means a model rather than a bank.
  static boolean means(String sound) {
    return sound.equals(WORD) || sound.startsWith(WORD + ":");
  }

  /// The model of that name.
  ///
  /// @param seat who plays it
  /// @param program what the feel would have it play, as a General MIDI program
  /// @throws PerformiaException when there is none
  static Model find(String sound, Seat seat, int program) {
    List<Model> all = PhysicalInstruments.all();
    @Nullable Model found =
        sound.equals(WORD)
            ? all.stream()
                .filter(model -> model.seat().equals(seat.word()))
                .min(Comparator.comparingInt(model -> Math.abs(model.program() - program)))
                .orElse(null)
            : PhysicalInstruments.find(sound).orElse(null);
    if (found != null) {
      return found;
    }
    List<String> ids = all.stream().map(Model::id).toList();
    List<String> near = Near.matches(sound, ids);
    throw new PerformiaException(
        "no such modelled instrument",
        seat.word() + "=" + sound,
        "choose one such as "
            + String.join(", ", near.isEmpty() ? ids.stream().limit(5).toList() : near));
  }

  /// Every model, in the shape of a bank.
  static List<Row> list() {
    return PhysicalInstruments.all().stream()
        .map(model ->
            Row.of("id", model.id())
                .and("name", model.name())
                .and("kind", WORD)
                .and("playable", true)
                .and("presets", 1)
                .and("bytes", 0)
                .and("path", "")
                .and("problem", ""))
        .toList();
  }
}
