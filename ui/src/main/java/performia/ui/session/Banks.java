// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import performia.engine.PerformiaException;
import performia.soundfonts.Soundfont;
import performia.soundfonts.SoundfontCatalogue;

/// The banks a musician can name: the one that ships, then those that the catalogue finds. Session
/// or a loader thread.
final class Banks {
  private final SoundfontCatalogue shipped;
  private final SoundfontCatalogue own;

  Banks(House house) {
    Path folder = house.bank().toAbsolutePath().getParent();
    shipped = SoundfontCatalogue.in(folder == null ? List.of() : List.of(folder));
    own = SoundfontCatalogue.of(house.home().folder());
  }

  /// Every bank: id, name, kind, whether it can be played, presets, size, path and what is wrong
  /// with it.
  List<Row> list() {
    return all()
        .map(bank ->
            Row.of("id", bank.id())
                .and("name", bank.name())
                .and("kind", bank.kind())
                .and("playable", isPlayable(bank))
                .and("presets", bank.presets())
                .and("bytes", bank.bytes())
                .and("path", bank.path())
                .and("problem", bank.problem()))
        .toList();
  }

  /// The file that is meant: a path, or the id of a bank that is found.
  ///
  /// @throws PerformiaException when there is no such bank
  Path find(Path asked) {
    if (Files.exists(asked)) {
      return asked;
    }
    String id = asked.toString();
    Optional<Soundfont> known = all().filter(bank -> bank.id().equalsIgnoreCase(id)).findFirst();
    if (known.isPresent()) {
      return Path.of(known.get().path());
    }
    List<String> near = Near.matches(id, all().map(Soundfont::id).toList());
    throw new PerformiaException(
        "no such bank",
        id,
        near.isEmpty()
            ? "name an SF2 file, or one that soundfonts lists"
            : "did you mean " + String.join(" or ", near) + "?");
  }

  private Stream<Soundfont> all() {
    return Stream.concat(shipped.list().stream(), own.list().stream());
  }

  private static boolean isPlayable(Soundfont bank) {
    return bank.usable() && bank.kind().equals("sf2");
  }
}
