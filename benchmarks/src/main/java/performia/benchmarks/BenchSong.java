// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import performia.agents.Agent;
import performia.agents.Arc;
import performia.agents.Performance;
import performia.agents.bass.BassAgent;
import performia.agents.drums.DrumAgent;
import performia.agents.guitar.GuitarAgent;
import performia.agents.keys.KeysAgent;
import performia.agents.style.Feel;
import performia.agents.style.Seat;
import performia.engine.music.Bar;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// A song of 64 bars and the whole band, for measuring. Immutable; any thread.
public final class BenchSong {
  private static final String[] A = {
    "Bbmaj7 G7", "Cm7 F7", "Dm7 G7", "Cm7 F7", "Fm7 Bb7", "Ebmaj7 Ab7", "Dm7 G7", "Cm7 F7"
  };
  private static final String[] B = {"D7", "D7", "G7", "G7", "C7", "C7", "F7", "Cm7 F7"};

  private BenchSong() {}

  /// AABA twice, two chords a bar for the most part.
  public static Timeline timeline() {
    List<Song.Pass> form = new ArrayList<>();
    for (int chorus = 0; chorus < 2; chorus++) {
      form.add(new Song.Pass("A1", 0));
      form.add(new Song.Pass("A2", 0));
      form.add(new Song.Pass("B", 1));
      form.add(new Song.Pass("A3", 0));
    }
    return new Timeline(
        new Song(
            "Bench",
            "",
            new Key(10, false, true),
            160,
            "",
            List.of(section("A", A), section("B", B)),
            form));
  }

  /// Everybody, playing that song in one feel.
  public static Performance performance(Feel feel, long seed) {
    Timeline line = timeline();
    return new Performance(line, feel, Arc.flat(line, 0.7), seed, Set.of(Seat.values()), false);
  }

  /// The band as the product seats it.
  public static List<Agent> agents() {
    return List.of(new DrumAgent(), new BassAgent(), new KeysAgent(), new GuitarAgent());
  }

  private static Section section(String label, String[] bars) {
    List<Bar> written = new ArrayList<>();
    for (String bar : bars) {
      String[] symbols = bar.split(" ", -1);
      List<ChordChange> changes = new ArrayList<>();
      for (int i = 0; i < symbols.length; i++) {
        double beat = 4.0 * i / symbols.length;
        changes.add(new ChordChange(beat, ChordParser.parse(symbols[i]).orElseThrow()));
      }
      written.add(new Bar(Meter.COMMON, changes));
    }
    return new Section(label, written);
  }
}
