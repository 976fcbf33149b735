// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import performia.ui.session.Face;
import performia.ui.session.RenderRequest;
import performia.ui.session.Row;
import performia.ui.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `render`: a song to files, faster than it plays. Main thread.
final class RenderVerb extends Verb {
  private static final List<Integer> RATES = List.of(44_100, 48_000, 96_000);

  @Parameters(
      paramLabel = "SONG",
      description = "A song of the library, a chart file, or a built-in's name.")
  String song = "";

  @Option(names = "--wav", paramLabel = "FILE", description = "The mix, 24 bit.")
  @Nullable Path wav;

  @Option(names = "--midi", paramLabel = "FILE", description = "The notes; bar 1 is at tick 0.")
  @Nullable Path midi;

  @Option(names = "--stems", paramLabel = "DIR", description = "One WAV for each part.")
  @Nullable Path stems;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "44100, 48000 (usual) or 96000 frames a second.")
  int rate = 48_000;

  @Option(names = "--build", description = "Shape the intensity over the form.")
  boolean build;

  @Option(names = "--count-in", description = "Count a bar in.")
  boolean countIn;

  @Option(names = "--intro", description = "Play an intro before the song.")
  boolean intro;

  @Option(names = "--no-ending", description = "Play the last bar as written instead of an ending.")
  boolean noEnding;

  @Mixin ArrangementOptions how = new ArrangementOptions();

  @Override
  void check() {
    if (wav == null && midi == null && stems == null) {
      throw new Usage("render", "nothing to write; give --wav FILE, --midi FILE or --stems DIR");
    }
    requireRate(rate);
    how.check();
  }

  @Override
  void run(Session session, Console console, Face face) {
    var request =
        new RenderRequest(
            song, how.arrangement(build, countIn, intro, !noEnding), rate, wav, midi, stems);
    Row made = session.render(request, face);
    answer(console, made, sentence(made));
  }

  static void requireRate(int rate) {
    if (!RATES.contains(rate)) {
      throw new Usage("--rate", rate + " is not 44100, 48000 or 96000");
    }
  }

  private static String sentence(Row made) {
    String files = made.text("files").replace("\n", ", ");
    String level =
        made.text("loudness").isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, ", %s LUFS, peak %s dB", made.text("loudness"), made.text("truePeak"));
    return String.format(
        Locale.ROOT,
        "%s, %s, seed %s, %s%s -> %s",
        made.text("title"),
        made.text("style"),
        made.text("seed"),
        Clock.minutes(Double.parseDouble(made.text("seconds"))),
        level,
        files);
  }
}
