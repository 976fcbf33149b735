// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;

final class SchemaTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String SECOND =
      "-- a later idea;\nALTER TABLE song ADD COLUMN mood VARCHAR(20) DEFAULT 'calm' NOT NULL;\n";

  @TempDir Path home;
  private String first = "";

  @BeforeEach
  void read_the_first_script() throws IOException {
    try (InputStream in = Library.class.getResourceAsStream("001.sql")) {
      assertThat(in).isNotNull();
      first = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private StoredSong filled() {
    try (Library library = Library.open(home, new Schema(List.of(first)))) {
      library.begin(LibraryTest.start(null, NOON));
      return library.add(LibraryTest.card("Tune", ""), "{}", NOON);
    }
  }

  @Test
  void a_library_of_version_one_keeps_all_its_music_in_the_newest_shape() {
    StoredSong song = filled();
    try (Library library = Library.open(home)) {
      assertThat(library.songs("")).containsExactly(song);
      assertThat(library.takes()).hasSize(1);
      assertThat(library.songJson(song.id())).isEqualTo("{}");
    }
  }

  @Test
  void a_migration_runs_on_a_copy_and_keeps_the_old_file() {
    StoredSong song = filled();
    try (Library library = Library.open(home, new Schema(List.of(first, SECOND)))) {
      assertThat(library.songs("")).containsExactly(song);
    }
    assertThat(home.resolve("library-before-2.mv.db")).exists();
    assertThat(home.resolve("library-migrating.mv.db")).doesNotExist();
    try (Library library = Library.open(home, new Schema(List.of(first, SECOND)))) {
      assertThat(library.takes()).hasSize(1);
    }
  }

  @Test
  void a_migration_that_fails_leaves_the_library_as_it_was() {
    filled();
    var broken = new Schema(List.of(first, SECOND + "ALTER TABLE nowhere ADD COLUMN x INTEGER;\n"));
    assertThatThrownBy(() -> Library.open(home, broken).close())
        .isInstanceOf(PerformiaException.class);
    try (Library library = Library.open(home)) {
      assertThat(library.takes()).hasSize(1);
    }
  }

  @Test
  void a_first_script_cut_off_by_a_crash_is_run_again() {
    String half = first.substring(0, first.indexOf("CREATE TABLE IF NOT EXISTS take_events"));
    try (Database database = Database.open(home.resolve("library.mv.db"))) {
      database.write(connection -> {
        try (var statement = connection.createStatement()) {
          for (String sql : half.replaceAll("(?m)^--.*$", "").split(";\n")) {
            if (!sql.isBlank()) {
              statement.execute(sql);
            }
          }
        }
        return true;
      });
    }
    assertThat(filled().id()).startsWith("tune-");
  }

  @Test
  void a_library_from_the_future_is_refused_and_left_as_it_is() {
    try (Library library = Library.open(home, new Schema(List.of(first, SECOND)))) {
      library.add(LibraryTest.card("Tune", ""), "{}", NOON);
    }
    assertThatThrownBy(() -> Library.open(home).close())
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining("newer Performia");
    try (Library library = Library.open(home, new Schema(List.of(first, SECOND)))) {
      assertThat(library.songs("tune")).hasSize(1);
    }
  }
}
