// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Chord;
import performia.engine.music.Meter;
import performia.engine.music.Timeline;
import performia.engine.sound.Levels;
import performia.engine.time.Position;

/// Reads what a stage shows from the snapshots of its threads. Any thread, one at a time.
final class StageView {
  private static final long NOTICE_NANOS = 6_000_000_000L;

  private record Notice(String text, long since) {}

  private final Arranged what;
  private final Bandleader leader;
  private final Position position;
  private final Levels levels;
  private volatile Notice notice = new Notice("", 0);

  StageView(Arranged what, Ensemble ensemble, Bandleader leader) {
    this.what = what;
    this.leader = leader;
    position = new Position(ensemble.transport());
    levels = new Levels(ensemble.engine());
  }

  /// Tells the musician something, for a while. Any thread.
  void notice(String text) {
    notice = new Notice(text, System.nanoTime());
  }

  synchronized Moment moment() {
    position.update();
    levels.update();
    Timeline line = leader.performance().timeline();
    double beat = position.beat();
    double at = Math.clamp(beat, 0, Math.max(0, line.end() - 1e-6));
    Timeline.PlayedBar bar = line.barAt(at);
    Timeline.PlayedPass pass = line.passOf(bar);
    boolean last = pass.index() + 1 == line.passes().size();
    Timeline.PlayedChord chord = line.chordAt(at);
    boolean lastChord = chord.index() + 1 == line.chords().size();
    Meter meter = bar.written().meter();
    double unit = 4.0 / meter.unit();
    // A count-in counts the beats of its own bars, which end at beat 0.
    double inBar =
        beat < 0
            ? Math.floorMod((long) Math.floor(beat / unit), meter.count()) * unit
            : at - bar.start();
    return new Moment(
        what.title(),
        what.performance().feel().name(),
        what.arrangement().seed(),
        state(beat, line),
        beat < 0 ? "" : pass.name(),
        last ? "" : line.passes().get(pass.index() + 1).name(),
        pass.endBar() - bar.index(),
        beat < 0 ? 0 : bar.index() + 1,
        line.bars().size(),
        1 + (int) (inBar / unit + 1e-9),
        meter.count(),
        symbol(chord.chord()),
        lastChord ? "" : symbol(line.chords().get(chord.index() + 1).chord()),
        chord.end() - beat,
        leader.performance().arc().at(bar.index()),
        position.tempo(),
        parts(),
        text());
  }

  private Moment.State state(double beat, Timeline line) {
    if (leader.isStopped()) {
      return Moment.State.STOPPED;
    }
    return beat < 0
        ? Moment.State.COUNTING
        : beat >= line.end() ? Moment.State.ENDED : Moment.State.PLAYING;
  }

  private static String symbol(Chord chord) {
    return chord.isNone() ? "N.C." : chord.symbol();
  }

  private List<Moment.Part> parts() {
    var parts = new ArrayList<Moment.Part>();
    for (int i = 0; i < what.seats().size(); i++) {
      parts.add(new Moment.Part(what.seats().get(i).word(), levels.peak(i), leader.isMuted(i)));
    }
    return parts;
  }

  private String text() {
    Notice now = notice;
    return System.nanoTime() - now.since < NOTICE_NANOS ? now.text : "";
  }
}
