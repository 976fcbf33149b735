// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
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
      description = "The sounds: an SF2 bank.")
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

  @Option(names = "--no-effects", description = "Without reverb and chorus.")
  boolean noEffects;

  @Override
  void check() {
    RenderVerb.requireRate(rate);
    if (!(gain >= -60 && gain <= 40)) {
      throw new Usage("--gain", gain + " is not from -60 to 40 decibels");
    }
  }

  @Override
  void run(Session session, Console console, Face face) {
    Row made = session.synth(new SynthRequest(midi, bank, wav, rate, gain, !noEffects), face);
    String length = Clock.minutes(Double.parseDouble(made.text("seconds")));
    answer(console, made, midi + ", " + length + " -> " + made.text("wav"));
  }
}
