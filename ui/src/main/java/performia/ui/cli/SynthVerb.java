// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import performia.engine.sampler.kernel.Interpolation;
import performia.ui.session.Face;
import performia.ui.session.Row;
import performia.ui.session.Session;
import performia.ui.session.SynthRequest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `synth`: a MIDI file through a bank. Main thread.
final class SynthVerb extends Verb {
  @Parameters(paramLabel = "FILE.mid", description = "A standard MIDI file.")
  Path midi = Path.of("");

  @Option(
      names = "--bank",
      required = true,
      paramLabel = "FILE",
      description = "The sounds: an SF2, SF3, DLS or SFZ bank.")
  Path bank = Path.of("");

  @Option(names = "--wav", required = true, paramLabel = "FILE", description = "What is written.")
  Path wav = Path.of("");

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "44100, 48000 (usual) or 96000 frames a second.")
  int rate = 48_000;

  @Option(names = "--gain", paramLabel = "DB", description = "Louder or softer, in decibels.")
  double gain;

  @Option(
      names = "--interpolation",
      paramLabel = "KIND",
      description = "Between the frames of a sound: linear, cubic (usual) or studio.")
  String interpolation = "cubic";

  @Option(
      names = "--polyphony",
      paramLabel = "N",
      description = "How many voices may sound at once, 1 to 4096; usually 256.")
  int polyphony = 256;

  @Option(names = "--no-effects", description = "Without reverb and chorus.")
  boolean noEffects;

  @Override
  void check() {
    RenderVerb.requireRate(rate);
    if (!(gain >= -60 && gain <= 40)) {
      throw new Usage("--gain", gain + " is not from -60 to 40 decibels");
    }
    if (!isInterpolation(interpolation)) {
      throw new Usage("--interpolation", interpolation + " is not linear, cubic or studio");
    }
    if (polyphony < 1 || polyphony > 4096) {
      throw new Usage("--polyphony", polyphony + " is not from 1 to 4096");
    }
  }

  private static boolean isInterpolation(String name) {
    return Arrays.stream(Interpolation.values()).anyMatch(kind -> word(kind).equals(name));
  }

  private static String word(Interpolation kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  void run(Session session, Console console, Face face) {
    var request =
        new SynthRequest(
            midi,
            bank,
            wav,
            rate,
            gain,
            !noEffects,
            polyphony,
            Interpolation.valueOf(interpolation.toUpperCase(Locale.ROOT)));
    Row made = session.synth(request, face);
    answer(
        console,
        made,
        String.format(
            Locale.ROOT,
            "%s, %s, %s LUFS, peak %s dB -> %s",
            midi,
            Clock.minutes(Double.parseDouble(made.text("seconds"))),
            made.text("loudness"),
            made.text("truePeak"),
            made.text("wav")));
  }
}
