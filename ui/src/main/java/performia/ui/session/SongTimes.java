// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import performia.engine.json.Json;
import performia.engine.music.Harte;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Song;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;

/// A song as it is played, in seconds: what programs read of an import. Stateless; any thread.
final class SongTimes {
  private static final double MILLIS = 1000;

  private SongTimes() {}

  /// The row with `beats`, `downbeats`, `chords` (Harte syntax) and `sections`, times in seconds.
  static Row with(Row row, Song song) {
    Timeline line = new Timeline(song);
    TempoMap tempo = TempoMap.of(line);
    return row.and("beats", new Json.Arr(beats(line, tempo)))
        .and("downbeats", new Json.Arr(downbeats(line, tempo)))
        .and("chords", new Json.Arr(chords(line, tempo)))
        .and("sections", new Json.Arr(sections(line, tempo)));
  }

  /// Every pulse as the metre counts it: quarters, or dotted quarters where it divides in three.
  private static List<Json> beats(Timeline line, TempoMap tempo) {
    List<Json> beats = new ArrayList<>();
    for (Timeline.PlayedBar bar : line.bars()) {
      Meter meter = bar.written().meter();
      double beat = bar.start();
      for (int group : meter.groups()) {
        beats.add(seconds(tempo, beat));
        beat += 4.0 * group / meter.unit();
      }
    }
    return beats;
  }

  private static List<Json> downbeats(Timeline line, TempoMap tempo) {
    return line.bars().stream().map(bar -> seconds(tempo, bar.start())).toList();
  }

  private static List<Json> chords(Timeline line, TempoMap tempo) {
    Key key = line.song().key();
    return line.chords().stream()
        .map(c -> span(tempo, c.heard(), c.end(), Harte.label(c.chord(), key)))
        .toList();
  }

  private static List<Json> sections(Timeline line, TempoMap tempo) {
    List<Json> sections = new ArrayList<>();
    for (Timeline.PlayedPass pass : line.passes()) {
      double start = line.bars().get(pass.firstBar()).start();
      double end = line.bars().get(pass.endBar() - 1).end();
      sections.add(span(tempo, start, end, pass.label()));
    }
    return sections;
  }

  private static Json span(TempoMap tempo, double from, double to, String label) {
    return Json.Obj.builder()
        .put("start", seconds(tempo, from))
        .put("end", seconds(tempo, to))
        .put("label", label)
        .build();
  }

  /// To the millisecond, which is finer than anybody plays.
  private static Json seconds(TempoMap tempo, double beat) {
    return new Json.Num(Math.round(tempo.secondsAt(beat) * MILLIS) / MILLIS);
  }
}
