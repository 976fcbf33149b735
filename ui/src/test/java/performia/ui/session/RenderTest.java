// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.analysis.library.Library;
import performia.analysis.library.TakeEvents;
import performia.engine.PerformiaException;
import performia.ui.TestHouse;

class RenderTest {
  private static final Face DEAF =
      new Face() {
        @Override
        public void progress(String doing, double share) {}

        @Override
        public void tell(String sentence) {
          throw new AssertionError(sentence);
        }

        @Override
        public void failed(PerformiaException trouble) {
          throw new AssertionError(trouble);
        }
      };

  @TempDir Path folder;
  private String chart = "";

  @BeforeEach
  void writeChart() throws IOException {
    Path file = folder.resolve("song.txt");
    Files.writeString(file, "title=Short\ntempoBPM=180\n|4/4 Dm7 | G7 | Cmaj7 | A7 |\n");
    chart = file.toString();
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedAnotherTake() throws IOException {
    render("a", 7, List.of());
    render("b", 7, List.of());
    render("c", 8, List.of());
    for (String file : List.of("mix.wav", "notes.mid", "stems/drums.wav", "stems/reverb.wav")) {
      assertThat(folder.resolve("b").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
    }
    assertThat(Files.mismatch(folder.resolve("a/notes.mid"), folder.resolve("c/notes.mid")))
        .isNotNegative();
    assertThat(Files.mismatch(folder.resolve("a/mix.wav"), folder.resolve("c/mix.wav")))
        .isNotNegative();
  }

  @Test
  void everyPartHasItsStemItsTrackAndItsSound() throws IOException {
    render("a", 7, List.of());
    assertThat(folder.resolve("a/stems"))
        .isDirectoryContaining("glob:**/drums.wav")
        .isDirectoryContaining("glob:**/bass.wav")
        .isDirectoryContaining("glob:**/keys.wav")
        .isDirectoryContaining("glob:**/guitar.wav");
    String midi = Files.readString(folder.resolve("a/notes.mid"), StandardCharsets.ISO_8859_1);
    assertThat(midi).contains("Drums", "Bass", "Keys", "Guitar");
    assertThat(peak(folder.resolve("a/mix.wav"))).isBetween(0.05, 0.97);
    assertThat(peak(folder.resolve("a/stems/bass.wav"))).isGreaterThan(0.01);
  }

  @Test
  void stemsAreAsLongAsTheMixAndAddUpToIt() throws IOException {
    // Bass alone stays far below the limiter.
    render("a", 7, List.of("bass"));
    float[] mix = samples(folder.resolve("a/mix.wav"));
    float[] bass = samples(folder.resolve("a/stems/bass.wav"));
    float[] reverb = samples(folder.resolve("a/stems/reverb.wav"));
    assertThat(bass).hasSameSizeAs(mix);
    assertThat(reverb).hasSameSizeAs(mix);
    float worst = 0;
    for (int i = 0; i < mix.length; i++) {
      worst = Math.max(worst, Math.abs(mix[i] - bass[i] - reverb[i]));
    }
    assertThat(worst).isLessThan(4e-7f); // three roundings to 24 bits
  }

  @Test
  void aModelPlaysAPart() throws IOException {
    render("a", 7, List.of("drums"), Map.of("drums", "model:kit"));
    render("b", 7, List.of("drums"), Map.of("drums", "model"));
    render("c", 7, List.of("drums"), Map.of());
    double modelled = peak(folder.resolve("a/stems/drums.wav"));
    double sampled = peak(folder.resolve("c/stems/drums.wav"));
    assertThat(modelled).isBetween(0.4 * sampled, 2.5 * sampled);
    assertThat(Files.mismatch(folder.resolve("a/mix.wav"), folder.resolve("c/mix.wav")))
        .isNotNegative();
    assertThatThrownBy(() -> render("d", 7, List.of("drums"), Map.of("drums", "model:kti")))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("no such modelled instrument");
  }

  @Test
  void onlyTheAskedPartsPlay() throws IOException {
    render("a", 7, List.of("bass", "drums"));
    try (var stems = Files.list(folder.resolve("a/stems"))) {
      assertThat(stems.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("drums.wav", "bass.wav", "reverb.wav");
    }
  }

  @Test
  void aRenderIsATakeWithItsSeedAndWhatSounded() {
    Row made = render("a", 7, List.of());
    long id = Long.parseLong(made.text("take"));
    try (Library library = Library.open(folder.resolve("home"))) {
      var take = library.take(id).orElseThrow();
      assertThat(take.start().seed()).isEqualTo(7);
      assertThat(take.wav()).endsWith("mix.wav");
      TakeEvents events = library.events(id);
      assertThat(events.size()).isGreaterThan(40);
      int balance = 0;
      for (int i = 0; i < events.size(); i++) {
        balance += events.kind(i) == TakeEvents.Kind.NOTE_ON ? 1 : -1;
        assertThat(i == 0 || events.frame(i) >= events.frame(i - 1)).isTrue();
        assertThat(balance).isNotNegative();
      }
      assertThat(balance).isZero();
    }
  }

  @Test
  void aCancelledRenderLeavesNothing() {
    try (var session = new Session(TestHouse.in(folder.resolve("home")))) {
      session.cancel();
      assertThatThrownBy(() -> session.render(request("a", 7, List.of(), Map.of()), DEAF))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("nothing was written");
    }
    assertThat(folder.resolve("a")).isEmptyDirectory();
  }

  private Row render(String name, long seed, List<String> parts) {
    return render(name, seed, parts, Map.of());
  }

  private Row render(String name, long seed, List<String> parts, Map<String, String> sounds) {
    try (var session = new Session(TestHouse.in(folder.resolve("home")))) {
      return session.render(request(name, seed, parts, sounds), DEAF);
    }
  }

  private RenderRequest request(
      String name, long seed, List<String> parts, Map<String, String> sounds) {
    Path to = folder.resolve(name);
    try {
      Files.createDirectories(to);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new RenderRequest(
        chart,
        arrangement(seed, parts, sounds),
        44_100,
        to.resolve("mix.wav"),
        to.resolve("notes.mid"),
        to.resolve("stems"));
  }

  private static Arrangement arrangement(
      long seed, List<String> parts, Map<String, String> sounds) {
    return new Arrangement(
        "pop", 0, "", 0.6, false, parts, seed, false, false, true, null, sounds, Map.of());
  }

  /// Largest sample of a 24-bit WAV, 0..1.
  private static double peak(Path wav) throws IOException {
    float most = 0;
    for (float sample : samples(wav)) {
      most = Math.max(most, Math.abs(sample));
    }
    return most;
  }

  /// The samples of a 24-bit WAV, both sides in turn.
  private static float[] samples(Path wav) throws IOException {
    byte[] bytes = Files.readAllBytes(wav);
    var samples = new float[(bytes.length - 44) / 3];
    for (int i = 0; i < samples.length; i++) {
      int at = 44 + 3 * i;
      int value = bytes[at + 2] << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at] & 0xff;
      samples[i] = value / 8_388_607f;
    }
    return samples;
  }
}
