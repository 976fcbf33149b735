// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.json.JsonText;
import performia.engine.json.JsonView;
import performia.ui.TestHouse;
import performia.ui.session.Session;

class CliTest {
  private static final String SHORT_CHART = "title=Short\ntempoBPM=200\n|4/4 C | F | G7 | C |\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "play",
        "render",
        "synth",
        "import",
        "songs",
        "takes",
        "soundfonts",
        "devices",
        "latency",
        "doctor"
      })
  void everyVerbHelps(String verb) {
    assertThat(run(verb, "--help")).isZero();
    assertThat(out()).contains("performia " + verb, "--home", "--json", "--help");
    assertThat(err()).isEmpty();
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void theOverviewListsTheVerbs() {
    assertThat(run()).isZero();
    assertThat(out()).contains("demo", "render", "doctor");
    assertThat(run("--version")).isZero();
    assertThat(out()).contains("Performia 1.2.3");
  }

  @Test
  void wrongUsageIsTwoAndOneLine() {
    assertThat(run("rendr")).isEqualTo(2);
    assertThat(err()).isEqualTo("performia: unknown verb \"rendr\"; did you mean render?\n");
    assertUsage("render", "low-tide");
    assertUsage("render", "low-tide", "--wav", "a.wav", "--intensity", "2");
    assertUsage("render", "low-tide", "--wav", "a.wav", "--tempo", "5");
    assertUsage("render", "low-tide", "--wav", "a.wav", "--rate", "8000");
    assertUsage("render", "low-tide", "--nonsense");
    assertUsage("render", "low-tide", "--midi", "a.mid", "--seed", "0");
    assertUsage("play", "low-tide", "--block", "1");
    assertUsage("latency", "--seconds", "0");
    assertUsage("latency", "--block", "1");
    assertUsage("synth", "a.mid");
    assertUsage("synth", "a.mid", "--bank", "b", "--wav", "c", "--interpolation", "best");
    assertUsage("synth", "a.mid", "--bank", "b", "--wav", "c", "--polyphony", "0");
  }

  private void assertUsage(String... words) {
    assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
    assertThat(err()).startsWith("performia: ").endsWith("\n").hasLineCount(1).contains("--help");
  }

  @Test
  void songsAreImportedListedAndFound() throws IOException {
    Path chart = chart("short.txt", SHORT_CHART);
    assertThat(run("import", chart.toString(), "--json")).isZero();
    JsonView imported = JsonView.read(out(), "out");
    assertThat(imported.field("title").text()).isEqualTo("Short");
    assertThat(imported.field("bars").integer(0, 100)).isEqualTo(4);
    assertThat(run("songs", "short")).isZero();
    assertThat(out()).contains("Short").doesNotContain("Low Tide");
    Path midi = folder.resolve("a.mid");
    String id = imported.field("id").text();
    assertThat(run("render", id, "--midi", midi.toString())).isZero();
    assertThat(midi).exists();
    assertThat(run("takes", "--json")).isZero();
    JsonView take = JsonView.read(out(), "out").items().getFirst();
    assertThat(take.field("source").text()).isEqualTo(id);
    assertThat(take.field("seed").integer(0, 100)).isEqualTo(42);
  }

  @Test
  void listingsForProgramsAreJson() {
    for (String verb : new String[] {"songs", "takes", "soundfonts", "devices", "doctor"}) {
      assertThat(run(verb, "--json")).as(verb).isZero();
      assertThat(JsonText.read(out(), verb)).as(verb).isNotNull();
    }
  }

  @Test
  void whatIsWrongGetsASentence() throws IOException {
    String wav = folder.resolve("a.wav").toString();
    assertFails("Hmm7x", chart("a.txt", "|4/4 C | Hmm7x | G |\n").toString());
    assertFails("line 1", chart("b.txt", "|4/4 C | Hmm7x | G |\n").toString());
    assertFails("empty", chart("c.txt", "").toString());
    assertFails("no such file", folder.resolve("missing.txt").toString());
    assertFails("folder", folder.toString());
    assertFails("unknown song \"low-tyde\"", "low-tyde");
    assertFails("low-tide", "low-tyde");
    assertFails("unknown feel", "low-tide", "--style", "zydeco");
    assertFails("unknown key", "low-tide", "--key", "H#");
    assertFails("unknown part", "low-tide", "--parts", "drums,kazoo");
    assertFails("no such bank", "low-tide", "--bank", folder.resolve("no.sf2").toString());
    Path broken = folder.resolve("broken.sf2");
    Files.write(broken, "RIFF\1\2\3\4sfbkjunk".getBytes(StandardCharsets.ISO_8859_1));
    assertFails("broken.sf2", "low-tide", "--bank", broken.toString());
    assertThat(Path.of(wav)).doesNotExist();
  }

  @Test
  void binaryAndHugeFilesAreRefused() throws IOException {
    Path binary = folder.resolve("binary.txt");
    byte[] bytes = new byte[4096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(binary, bytes);
    assertFails("binary.txt", binary.toString());
    Path huge = folder.resolve("huge.txt");
    try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertFails("larger than", huge.toString());
  }

  private void assertFails(String says, String... songAndMore) {
    var words = new java.util.ArrayList<String>();
    words.add("render");
    words.addAll(java.util.List.of(songAndMore));
    words.addAll(java.util.List.of("--wav", folder.resolve("a.wav").toString()));
    assertThat(run(words.toArray(String[]::new))).as(says).isEqualTo(1);
    assertThat(err()).startsWith("performia: ").hasLineCount(1).contains(says).contains("; ");
    assertThat(err()).doesNotContain("Exception").doesNotContain("\tat ");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".wav") || name.endsWith(".part"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void errorsForProgramsAreJson() {
    assertThat(run("render", "nowhere", "--midi", "a.mid", "--json")).isEqualTo(1);
    JsonView error = JsonView.read(err(), "err").field("error");
    assertThat(error.field("what").text()).isEqualTo("unknown song \"nowhere\"");
    assertThat(error.field("fix").text()).isNotEmpty();
  }

  @Test
  void wrongUsageForProgramsIsJsonToo() {
    for (String[] words :
        new String[][] {
          {"rendr", "--json"},
          {"render", "--json", "low-tide", "--nonsense"},
          {"render", "--nonsense", "--json"},
          {"--json"},
          {"--home"}
        }) {
      assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
      assertThat(err()).hasLineCount(1);
      if (!words[0].equals("--home")) {
        assertThat(JsonView.read(err(), "err").field("error").field("what").text()).isNotEmpty();
      }
    }
  }

  @Test
  void aChartIsNeverWrittenOver() throws IOException {
    Path chart = chart("short.txt", SHORT_CHART);
    assertThat(run("render", chart.toString(), "--midi", chart.toString())).isEqualTo(1);
    assertThat(err()).contains("write over").hasLineCount(1);
    assertThat(chart).hasContent(SHORT_CHART);
  }

  @Test
  void outputsThatCannotBeWrittenAreToldBeforeAnythingIsPlayed() {
    String twice = folder.resolve("x").toString();
    assertOutput("that is a folder", "--midi", folder.toString());
    assertOutput("that is a folder", "--wav", folder.toString());
    assertOutput("no such folder", "--midi", folder.resolve("no/a.mid").toString());
    assertOutput("names no file", "--wav", "");
    assertOutput("two outputs", "--wav", twice, "--midi", twice);
    assertOutput("no such bank", "--midi", twice, "--bank", "nowhere");
    assertThat(folder).isEmptyDirectory();
  }

  private void assertOutput(String says, String... more) {
    var words = new java.util.ArrayList<>(java.util.List.of("render", "low-tide"));
    words.addAll(java.util.List.of(more));
    assertThat(run(words.toArray(String[]::new))).as(says).isEqualTo(1);
    assertThat(err()).contains(says).hasLineCount(1);
  }

  @Test
  void aHomeThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(run("songs", "--home", file.resolve("home").toString())).isEqualTo(1);
    assertThat(err()).contains("cannot be made").contains("--home DIR").hasLineCount(1);
  }

  @Test
  void aDemoWithoutADeviceSaysWhereTheWavIs() {
    assertThat(run("demo", "--list")).isZero();
    assertThat(out()).contains("night-market", "corner-table");
    assertThat(run("demo", "nothing-such")).isEqualTo(1);
    assertThat(err()).contains("no built-in song");
  }

  @Test
  void aWishForAnUnknownSoundSystemIsRefused() {
    assertThat(run("play", "low-tide", "--backend", "gramophone")).isEqualTo(1);
    assertThat(err()).contains("unknown sound system").contains("silent");
  }

  private Path chart(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    return new Cli(this::session, console, "1.2.3").run(words);
  }

  private Session session(@Nullable Path home) {
    return new Session(TestHouse.in(home == null ? folder.resolve("home") : home));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
