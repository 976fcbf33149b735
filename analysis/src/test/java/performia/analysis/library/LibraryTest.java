// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

final class LibraryTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");

  @TempDir Path home;

  static SongCard card(String title, String composer) {
    return new SongCard(title, composer, "Bb major", 120, "4/4", "jazz swing", 32, "a.txt");
  }

  static TakeStart start(@Nullable String songId, Instant when) {
    return new TakeStart(songId, "Tune", TakeStart.Verb.PLAY, -7, "{\"style\":\"funk\"}", when);
  }

  private static TakeEvents chance(long seed, int count) {
    var random = new Random(seed);
    var events = new TakeEvents(count);
    long frame = 0;
    for (int i = 0; i < count; i++) {
      frame += random.nextInt(50_000) - 10;
      var kind = random.nextBoolean() ? TakeEvents.Kind.NOTE_ON : TakeEvents.Kind.NOTE_OFF;
      int pitch = random.nextInt(128);
      events.add(kind, random.nextInt(5), pitch, random.nextFloat(), random.nextDouble(), frame);
    }
    return events;
  }

  @Test
  void what_was_added_is_there_after_reopening() {
    String json = "{\"title\":\"Funiculì\"}" + " ".repeat(100_000);
    StoredSong added;
    try (Library library = Library.open(home)) {
      added = library.add(card("Funiculì, funiculà", "Denza"), json, NOON);
    }
    try (Library library = Library.open(home)) {
      assertThat(library.song(added.id())).contains(added);
      assertThat(library.songJson(added.id())).isEqualTo(json);
      assertThat(added.added()).isEqualTo(NOON);
      assertThat(added.lastPlayed()).isNull();
    }
  }

  @Test
  void the_same_song_twice_is_one_song() {
    try (Library library = Library.open(home)) {
      StoredSong first = library.add(card("Tune", "A"), "{}", NOON);
      StoredSong second = library.add(card("Tune again", "B"), "{}", NOON.plusSeconds(9));
      assertThat(second).isEqualTo(first);
      assertThat(library.songs("")).hasSize(1);
    }
  }

  @Test
  void two_songs_of_one_title_have_two_ids() {
    try (Library library = Library.open(home)) {
      String first = library.add(card("Tune", "A"), "{1}", NOON).id();
      String second = library.add(card("Tune", "A"), "{2}", NOON).id();
      assertThat(first).startsWith("tune-").isNotEqualTo(second);
    }
  }

  @Test
  void an_id_is_the_same_in_every_library() {
    try (Library one = Library.open(home.resolve("one"));
        Library other = Library.open(home.resolve("other"))) {
      other.add(card("Tune", ""), "{1}", NOON);
      String id = one.add(card("Tune", ""), "{2}", NOON).id();
      assertThat(other.add(card("Tune", ""), "{2}", NOON).id()).isEqualTo(id);
    }
  }

  @Test
  void an_id_is_plain_letters_whatever_the_title() {
    try (Library library = Library.open(home)) {
      assertThat(library.add(card("Où es-tu, Noël?!", ""), "{1}", NOON).id())
          .matches("ou-es-tu-noel-[0-9a-f]{6}");
      assertThat(library.add(card("月", ""), "{2}", NOON).id()).matches("song-[0-9a-f]{6}");
      assertThat(library.add(card("x".repeat(9000), ""), "{3}", NOON).id()).hasSize(47);
    }
  }

  @Test
  void a_song_is_found_by_the_beginning_of_its_id_where_that_is_clear() {
    try (Library library = Library.open(home)) {
      StoredSong blue = library.add(card("Blue Moon", ""), "{1}", NOON);
      library.add(card("Blues", ""), "{2}", NOON);
      assertThat(library.song("blue-m")).contains(blue);
      assertThat(library.song("blue")).isEmpty();
      assertThat(library.song("%")).isEmpty();
      assertThat(library.song("")).isEmpty();
    }
  }

  @Test
  void search_wants_every_word_and_minds_neither_case_nor_accents() {
    try (Library library = Library.open(home)) {
      library.add(card("Funiculì, funiculà", "Luigi Denza"), "{1}", NOON);
      library.add(card("Santa Lucia", "Teodoro Cottrau"), "{2}", NOON);
      assertThat(titles(library.songs("funicula DENZA"))).containsExactly("Funiculì, funiculà");
      assertThat(titles(library.songs("swing")))
          .containsExactly("Funiculì, funiculà", "Santa Lucia");
      assertThat(library.songs("denza cottrau")).isEmpty();
      assertThat(library.songs("100%")).isEmpty();
      assertThat(library.songs("'; DROP TABLE song; --")).isEmpty();
      assertThat(library.songs("  ")).hasSize(2);
    }
  }

  private static List<String> titles(List<StoredSong> songs) {
    return songs.stream().map(s -> s.card().title()).toList();
  }

  @Test
  void a_card_tells_what_a_song_is() {
    var bars = List.of(new Bar(new Meter(3, 4), List.of()), new Bar(new Meter(3, 4), List.of()));
    var form = List.of(new Song.Pass("A1", 0), new Song.Pass("A2", 0));
    var song =
        new Song("T", "C", new Key(10, true, true), 90, "", List.of(new Section("A", bars)), form);
    assertThat(SongCard.of(song, "t.xml"))
        .isEqualTo(new SongCard("T", "C", "Bb minor", 90, "3/4", "", 4, "t.xml"));
  }

  @Test
  void a_take_is_there_from_its_first_moment_and_complete_at_its_end() {
    try (Library library = Library.open(home)) {
      String song = library.add(card("Tune", ""), "{}", NOON).id();
      OpenTake open = library.begin(start(song, NOON));
      Take begun = library.take(open.id()).orElseThrow();
      assertThat(begun.start()).isEqualTo(start(song, NOON));
      assertThat(begun.length()).isNull();
      assertThat(library.song(song).orElseThrow().lastPlayed()).isEqualTo(NOON);
      open.append(chance(1, 10));
      open.countDropped(3);
      open.finish(Duration.ofMillis(61_234), Path.of("a.wav"), null);
      Take done = library.take(open.id()).orElseThrow();
      assertThat(done)
          .isEqualTo(
              new Take(
                  open.id(),
                  start(song, NOON),
                  Duration.ofMillis(61_234),
                  10,
                  3,
                  "a.wav",
                  null,
                  null));
      assertThatThrownBy(() -> open.append(new TakeEvents(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void events_come_back_as_they_sounded_chunk_after_chunk() {
    try (Library library = Library.open(home)) {
      OpenTake open = library.begin(start(null, NOON));
      TakeEvents all = chance(5, 40_000);
      open.append(all);
      assertThat(library.events(open.id())).isEqualTo(all);
      TakeEvents more = chance(6, 3);
      open.append(more);
      TakeEvents read = library.events(open.id());
      assertThat(read.size()).isEqualTo(40_003);
      assertThat(read.frame(40_002)).isEqualTo(more.frame(2));
      assertThat(read.velocity(40_002)).isEqualTo(more.velocity(2));
      assertThat(library.events(99).size()).isZero();
    }
  }

  @Test
  void a_log_that_is_too_long_is_cut_and_the_rest_counted() {
    try (Library library = Library.open(home)) {
      OpenTake open = library.begin(start(null, NOON));
      TakeEvents many = chance(7, 300_000);
      for (int i = 0; i < 4; i++) {
        open.append(many);
      }
      open.finish(Duration.ofHours(9), null, null);
      Take take = library.take(open.id()).orElseThrow();
      assertThat(take.events()).isEqualTo(OpenTake.MAX_EVENTS);
      assertThat(take.eventsDropped()).isEqualTo(1_200_000 - OpenTake.MAX_EVENTS);
    }
  }

  @Test
  void a_full_log_says_so() {
    var events = new TakeEvents(1);
    assertThat(events.add(TakeEvents.Kind.NOTE_ON, 0, 60, 1, 0, 0)).isTrue();
    assertThat(events.add(TakeEvents.Kind.NOTE_OFF, 0, 60, 0, 1, 9)).isFalse();
    events.clear();
    assertThat(events.size()).isZero();
    assertThatThrownBy(() -> events.frame(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void takes_are_listed_newest_first_and_by_song() {
    try (Library library = Library.open(home)) {
      String song = library.add(card("Tune", ""), "{}", NOON).id();
      long first = library.begin(start(song, NOON)).id();
      long second = library.begin(start(null, NOON)).id();
      assertThat(library.takes()).extracting(Take::id).containsExactly(second, first);
      assertThat(library.takesOf(song)).extracting(Take::id).containsExactly(first);
    }
  }

  @Test
  void a_take_can_be_rated_one_to_five() {
    try (Library library = Library.open(home)) {
      long take = library.begin(start(null, NOON)).id();
      library.rate(take, 4);
      assertThat(library.take(take).orElseThrow().rating()).isEqualTo(4);
      library.rate(take, null);
      assertThat(library.take(take).orElseThrow().rating()).isNull();
      assertThatThrownBy(() -> library.rate(take, 6)).isInstanceOf(PerformiaException.class);
      assertThatThrownBy(() -> library.rate(99, 3))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("no take 99");
    }
  }

  @Test
  void what_is_not_there_gets_a_sentence_and_leaves_no_trace() {
    try (Library library = Library.open(home)) {
      assertThatThrownBy(() -> library.songJson("nope"))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("no song \"nope\"");
      assertThatThrownBy(() -> library.begin(start("nope", NOON)))
          .isInstanceOf(PerformiaException.class);
      assertThat(library.takes()).isEmpty();
      String huge = "x".repeat(Library.MAX_JSON + 1);
      assertThatThrownBy(() -> library.add(card("Huge", ""), huge, NOON))
          .isInstanceOf(PerformiaException.class);
      assertThat(library.songs("")).isEmpty();
    }
  }

  @Test
  void it_opens_on_a_loader_thread() {
    try (Library library = Library.open(home, Runnable::run).join()) {
      assertThat(library.songs("")).isEmpty();
    }
  }

  @Test
  void two_threads_may_use_it_at_once() throws InterruptedException {
    try (Library library = Library.open(home)) {
      var threads = new Thread[2];
      for (int t = 0; t < threads.length; t++) {
        int number = t;
        threads[t] =
            new Thread(() -> {
              for (int i = 0; i < 30; i++) {
                library.add(card("Tune", ""), "{" + i % 20 + "}", NOON);
                library.begin(start(null, NOON)).append(chance(number, 5));
              }
            });
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(library.songs("")).hasSize(20);
      assertThat(library.takes()).hasSize(60).allMatch(take -> take.events() == 5);
    }
  }
}
