// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;

final class LibraryTroubleTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path home;

  private Path file() {
    return home.resolve("library.mv.db");
  }

  private void refused(String what) {
    assertThatThrownBy(() -> Library.open(home).close())
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining(what);
  }

  @Test
  void a_home_that_is_a_file_cannot_be_written() throws IOException {
    Path place = Files.writeString(home.resolve("home"), "not a folder");
    assertThatThrownBy(() -> Library.open(place).close())
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--home");
    assertThat(Files.readString(place)).isEqualTo("not a folder");
  }

  @Test
  void a_home_without_the_right_to_write_is_refused() throws IOException {
    assumeTrue(home.toFile().setWritable(false), "this system keeps no write rights");
    assumeTrue(!Files.isWritable(home), "this user may write anywhere");
    try {
      refused("cannot be written");
    } finally {
      assertThat(home.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void a_library_of_another_process_is_left_alone() throws Exception {
    Process other = fork("hold", List.of());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("take 1");
      refused("another Performia is using this library");
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (Library library = Library.open(home)) {
      assertThat(library.takes()).hasSize(1);
    }
  }

  @Test
  void a_library_may_be_open_twice_in_one_process() {
    try (Library one = Library.open(home);
        Library other = Library.open(home)) {
      one.begin(LibraryTest.start(null, NOON));
      other.begin(LibraryTest.start(null, NOON));
      assertThat(one.takes()).hasSize(2).isEqualTo(other.takes());
    }
  }

  @Test
  void a_file_of_rubbish_is_refused_and_kept_as_it_is() throws IOException {
    var random = new Random(3);
    for (int size : new int[] {1, 100, 4096, 12_288, 100_000}) {
      byte[] rubbish = new byte[size];
      random.nextBytes(rubbish);
      Files.write(file(), rubbish);
      refused("damaged");
      assertThat(Files.readAllBytes(file())).isEqualTo(rubbish);
    }
  }

  @Test
  void a_damaged_library_opens_or_is_refused_with_a_sentence() throws IOException {
    try (Library library = Library.open(home)) {
      for (int i = 0; i < 30; i++) {
        library.add(LibraryTest.card("Tune " + i, ""), "{" + i + "}", NOON);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    var random = new Random(4);
    for (int round = 0; round < 40; round++) {
      byte[] hurt = round % 4 == 0 ? new byte[random.nextInt(whole.length)] : whole.clone();
      System.arraycopy(whole, 0, hurt, 0, hurt.length);
      for (int i = 0; i < 1 + random.nextInt(2000) && hurt.length > 0; i++) {
        hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
      }
      Files.write(file(), hurt);
      try (Library library = Library.open(home)) {
        library.songs("tune");
      } catch (PerformiaException e) {
        assertThat(e.fix()).isNotEmpty();
      }
    }
  }

  @Test
  void a_home_with_a_semicolon_is_refused_before_the_database_reads_it_as_an_option() {
    assertThatThrownBy(() -> Library.open(home.resolve("a;INIT=x")).close())
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining(";");
  }

  @Test
  void trouble_on_the_loader_thread_arrives_in_the_future() throws IOException {
    Files.write(file(), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Library.open(home, Runnable::run).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseExactlyInstanceOf(PerformiaException.class);
  }

  @Test
  void a_home_of_any_other_name_works() {
    try (Library library = Library.open(home.resolve("Müsik & ~100% \"#1\""))) {
      assertThat(library.takes()).isEmpty();
    }
  }

  @Test
  void every_take_that_was_begun_survives_a_kill() throws Exception {
    Process writer = fork("write", List.of());
    int begun = 0;
    try (var lines = writer.inputReader()) {
      while (begun < 25) {
        String line = lines.readLine();
        assertThat(line).isNotNull().startsWith("take ");
        begun = Integer.parseInt(line.substring(5));
      }
      // By its handle: the process object would close the stream that is still to be read.
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      writer.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        begun = Integer.parseInt(line.substring(5));
      }
    }
    try (Library library = Library.open(home)) {
      List<Take> takes = library.takes();
      assertThat(takes.size()).isBetween(begun, begun + 1);
      for (Take take : takes.subList(takes.size() - begun, takes.size())) {
        assertThat(take.events()).isEqualTo(50);
        assertThat(library.events(take.id()).frame(49)).isEqualTo(49 * 64L);
      }
    }
  }

  @Test
  void a_full_disk_gets_a_sentence_and_loses_nothing_saved_before() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that can limit file sizes");
    Process writer = fork("fill", List.of("/bin/sh", "-c", "ulimit -f 600 && exec \"$@\"", "sh"));
    var lines = new ArrayList<String>();
    try (var out = writer.inputReader()) {
      out.lines().forEach(lines::add);
    }
    assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(lines.getLast()).contains("the disk is full").contains("free some space");
    try (Library library = Library.open(home)) {
      assertThat(library.takes()).hasSizeGreaterThanOrEqualTo(lines.size() - 1);
    }
  }

  private Process fork(String what, List<String> before) throws IOException {
    var command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TakeWriter.class.getName(), what, home.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
