// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import performia.agents.bass.BassAgent;
import performia.agents.drums.DrumAgent;
import performia.agents.guitar.GuitarAgent;
import performia.agents.keys.KeysAgent;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.midi.MidiTrack;
import performia.engine.midi.StandardMidiFile;
import performia.engine.music.Note;
import performia.engine.music.Song;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;

/// Writes what the band plays as MIDI, for the metrics script: `chart.json|name out.mid feel seed
/// intensity|build` each separated by a blank.
public final class BandRender {
  private BandRender() {}

  public static List<Agent> agents() {
    return List.of(new DrumAgent(), new BassAgent(), new KeysAgent(), new GuitarAgent());
  }

  public static void main(String[] args) throws IOException {
    Feels feels = Feels.shipped();
    for (int i = 0; i + 4 < args.length; i += 5) {
      Song song =
          args[i].endsWith(".json")
              ? TestSongs.chart(Files.readString(Path.of(args[i])), args[i])
              : java.util.Objects.requireNonNull(TestSongs.many().get(args[i]));
      Feel feel = feels.get(args[i + 2]);
      Timeline line = new Timeline(Arrangement.withEnding(song));
      Arc arc =
          args[i + 4].equals("build")
              ? Arc.build(line, 0.5, feel.reach())
              : args[i + 4].startsWith("f")
                  ? Arc.flat(line, Double.parseDouble(args[i + 4].substring(1)))
                  : Arc.level(line, Double.parseDouble(args[i + 4]));
      Performance performance =
          new Performance(
              line, feel, arc, Long.parseLong(args[i + 3]), EnumSet.allOf(Seat.class), false);
      long before = System.nanoTime();
      Map<Seat, List<Note>> parts = Band.perform(agents(), performance);
      System.out.printf("%s %.1f ms%n", args[i + 1], (System.nanoTime() - before) / 1e6);
      var tracks = new ArrayList<MidiTrack>();
      int channel = 0;
      for (Seat seat : Seat.values()) {
        tracks.add(
            new MidiTrack(
                seat.word(),
                seat == Seat.DRUMS ? MidiTrack.DRUMS : channel++,
                feel.seat(seat).program(),
                parts.getOrDefault(seat, List.of())));
      }
      StandardMidiFile.write(Path.of(args[i + 1]), line, TempoMap.of(line), tracks, 0);
    }
  }
}
