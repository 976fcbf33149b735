// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// `SpecTest FOLDER [REFERENCE.wav DRY.wav]`: plays the SoundFont specification test (S. Christian
/// Collins, version 3.1) with our engine and with FluidSynth, measures every numbered passage, and
/// prints a Markdown table. Run by hand, one thread.
public final class SpecTest {
  private SpecTest() {}

  /// Prints the table to standard output.
  ///
  /// @param args the folder with `sf_spec_test.sf2` and `.mid`; then, where FluidSynth was run
  ///   before, its WAV with effects and its WAV without
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    if (args.length != 1 && args.length != 3) {
      System.err.println("usage: SpecTest FOLDER [REFERENCE.wav DRY.wav]");
      System.exit(2);
    }
    Path bank = Path.of(args[0], "sf_spec_test.sf2");
    Path midi = Path.of(args[0], "sf_spec_test.mid");
    boolean rendered = args.length == 3;
    Take[] ours = {Take.ours(bank, midi, false, 0.2f), Take.ours(bank, midi, true, 0.2f)};
    Take[] theirs = {
      rendered ? Take.wave(Path.of(args[2])) : Take.fluidSynth(bank, midi, false, 0.2),
      rendered ? Take.wave(Path.of(args[1])) : Take.fluidSynth(bank, midi, true, 0.2)
    };
    StringBuilder out = new StringBuilder();
    out.append(
        """
        | passage | what must be heard | ours | FluidSynth | the specification supports |
        |---|---|---|---|---|
        """);
    for (SpecPassage passage : SpecPassages.ALL) {
      out.append("| ").append(passage.name()).append(" | ").append(passage.wanted());
      out.append(" | ").append(passage.measured(ours[passage.wet()], ours[0]));
      out.append(" | ").append(passage.measured(theirs[passage.wet()], theirs[0]));
      out.append(" | ").append(passage.reading()).append(" |\n");
    }
    System.out.writeBytes(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Numbers in one cell.
  static String cell(String format, double... values) {
    StringBuilder out = new StringBuilder();
    for (double value : values) {
      if (out.length() > 0) {
        out.append(" · ");
      }
      out.append(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value));
    }
    return out.toString();
  }
}
