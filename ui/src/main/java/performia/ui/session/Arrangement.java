// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a song is to be played. Immutable; any thread.
///
/// @param style a feel's name or a hint such as `jazz swing`; empty for the song's own
/// @param tempo quarter notes a minute; 0 for the song's own
/// @param key such as `Eb` or `F#m`; empty for the song's own
/// @param intensity 0..1
/// @param build whether the intensity is shaped over the form
/// @param parts who plays, such as `drums`; empty for everybody
/// @param seed the take's seed; 0 picks one
/// @param countIn whether somebody counts in
/// @param intro whether the band plays an intro
/// @param ending whether the band plays an ending
/// @param bank the sounds of every part; null for the bank that ships
/// @param sounds part name to `FILE`, `FILE:PRESET` or `model:NAME`, before the bank
/// @param effects `PART.KNOB` or `master.KNOB` to a value, on top of the feel's
public record Arrangement(
    String style,
    double tempo,
    String key,
    double intensity,
    boolean build,
    List<String> parts,
    long seed,
    boolean countIn,
    boolean intro,
    boolean ending,
    @Nullable Path bank,
    Map<String, String> sounds,
    Map<String, Double> effects) {
  /// The intensity of a band that nobody asked anything.
  public static final double USUAL_INTENSITY = 0.6;

  public Arrangement {
    parts = List.copyOf(parts);
    sounds = Map.copyOf(sounds);
    effects = Map.copyOf(effects);
  }

  /// The same with another seed.
  public Arrangement withSeed(long newSeed) {
    return new Arrangement(
        style, tempo, key, intensity, build, parts, newSeed, countIn, intro, ending, bank, sounds,
        effects);
  }
}
