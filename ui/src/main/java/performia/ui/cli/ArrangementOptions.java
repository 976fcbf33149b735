// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.music.Song;
import performia.ui.session.Arrangement;
import picocli.CommandLine.Option;

/// The options that say how a song is played; shared by every verb that plays. Main thread.
final class ArrangementOptions {
  @Option(
      names = "--style",
      paramLabel = "FEEL",
      description = "How the band feels it, such as funk or \"jazz waltz\"; else the song's own.")
  String style = "";

  @Option(
      names = "--tempo",
      paramLabel = "BPM",
      description = "Quarter notes a minute, 20 to 400; else the song's own.")
  double tempo;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Transpose the song to this key, such as Eb or F#m.")
  String key = "";

  @Option(
      names = "--intensity",
      paramLabel = "0..1",
      description = "How hard and dense the band plays (usually 0.6).")
  double intensity = Arrangement.USUAL_INTENSITY;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "PART",
      description = "Who plays, such as drums,bass,keys,guitar; else everybody.")
  List<String> parts = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed plays the same take; else every take is another one.")
  @Nullable Long seed;

  @Option(
      names = "--bank",
      paramLabel = "FILE",
      description = "Sounds for every part: an SF2 bank; else the bank that ships.")
  @Nullable Path bank;

  @Option(
      names = {"--sound", "--instrument"},
      paramLabel = "PART=FILE[:PRESET]",
      description =
          "A bank, and a preset of it, for one part, or a modelled instrument such as"
              + " drums=model:kit; may be given again.")
  Map<String, String> sounds = new LinkedHashMap<>();

  @Option(
      names = "--effect",
      paramLabel = "PART.KNOB=VALUE",
      description = "Turn a knob, such as guitar.drive=0.5 or master.low=3; may be given again.")
  Map<String, Double> effects = new LinkedHashMap<>();

  /// @throws Usage when a number is out of its range
  void check() {
    if (tempo != 0 && !(tempo >= Song.MIN_TEMPO && tempo <= Song.MAX_TEMPO)) {
      throw new Usage("--tempo", plain(tempo) + " is not from 20 to 400");
    }
    if (!(intensity >= 0 && intensity <= 1)) {
      throw new Usage("--intensity", plain(intensity) + " is not from 0 to 1");
    }
    if (seed != null && seed < 1) {
      throw new Usage("--seed", seed + " is below 1");
    }
  }

  /// @param build whether the intensity is shaped over the form
  /// @param countIn whether somebody counts in
  /// @param intro whether there is an intro
  /// @param ending whether there is an ending
  Arrangement arrangement(boolean build, boolean countIn, boolean intro, boolean ending) {
    var lower = parts.stream().map(p -> p.strip().toLowerCase(Locale.ROOT)).distinct().toList();
    return new Arrangement(
        style.strip(),
        tempo,
        key.strip(),
        intensity,
        build,
        lower,
        seed == null ? 0 : seed,
        countIn,
        intro,
        ending,
        bank,
        sounds,
        effects);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
