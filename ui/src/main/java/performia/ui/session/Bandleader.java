// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import performia.agents.FormCues;
import performia.agents.Performance;
import performia.engine.concurrent.Worker;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.music.Song;
import performia.engine.music.Timeline;
import performia.engine.time.Position;
import performia.engine.time.TempoMap;

/// Turns what a person asks into what the band and the engine are told: changes of form by a new
/// form from the next bar on, so that the transport never jumps; the rest by control events.
/// Session thread; what it shows may be read from any.
final class Bandleader implements Worker {
  private static final double LAST_RING_SECONDS = 3;

  private final Ensemble ensemble;
  private final Position position;
  private final Arrangement arrangement;
  private final long[] record = new long[EventRecord.LONGS];
  private volatile Performance performance;
  private volatile double intensity;
  private volatile int mutes;
  private volatile boolean stopped;
  private volatile boolean over;
  private volatile double seconds;

  Bandleader(Arranged what, Ensemble ensemble) {
    this.ensemble = ensemble;
    arrangement = what.arrangement();
    performance = what.performance();
    intensity = what.arrangement().intensity();
    position = new Position(ensemble.transport());
  }

  /// What is played now. Any thread.
  Performance performance() {
    return performance;
  }

  /// 0..1, as last asked. Any thread.
  double intensity() {
    return intensity;
  }

  /// Any thread.
  boolean isMuted(int part) {
    return (mutes >> part & 1) != 0;
  }

  /// Whether a person stopped the band. Any thread.
  boolean isStopped() {
    return stopped;
  }

  /// Whether the song has rung out, or the musician left. Any thread.
  boolean isOver() {
    return over;
  }

  /// How long it has sounded. Any thread.
  double seconds() {
    return seconds;
  }

  @Override
  public int work() {
    position.update();
    seconds = (double) position.frame() / position.sampleRate();
    double ring = LAST_RING_SECONDS * position.tempo() / 60;
    if (position.playing() && position.beat() > performance.timeline().end() + ring) {
      over = true;
    }
    return 0;
  }

  /// Does what is asked.
  void take(Steer request) {
    position.update();
    switch (request) {
      case Steer.PlayStop stop -> playOrStop();
      case Steer.Section section -> jump(section.by());
      case Steer.Intensity set -> setIntensity(set.value());
      case Steer.IntensityBy by -> setIntensity(intensity + by.by());
      case Steer.Mute mute -> mute(mute.part());
      case Steer.TempoBy by -> tempo(by.by());
      case Steer.Fill fill -> fill();
      case Steer.End end -> end();
      case Steer.Quit quit -> over = true;
    }
  }

  private void playOrStop() {
    if (stopped && position.beat() >= performance.timeline().end()) {
      ensemble.tell(ControlEvent.LOCATE, 0);
    }
    ensemble.tell(stopped ? ControlEvent.PLAY : ControlEvent.STOP, 0);
    stopped = !stopped;
  }

  /// Where the form may still change: the bar that is being played, or the one after it when its
  /// end is already settled.
  private int lastSettledBar() {
    Timeline line = performance.timeline();
    double settled = ensemble.worker().shown().committedBeat();
    return line.barAt(Math.max(0, Math.max(position.beat(), settled - 0.001))).index();
  }

  private void jump(int by) {
    Timeline line = performance.timeline();
    int here = line.barAt(Math.max(0, position.beat())).pass();
    int target = Math.clamp(here + by, 0, line.passes().size() - 1);
    if (stopped || position.beat() < 0) {
      double start = line.bars().get(line.passes().get(target).firstBar()).start();
      ensemble.tell(ControlEvent.LOCATE, start);
      return;
    }
    if (by > 0 && here + by >= line.passes().size()) {
      return;
    }
    play(FormCues.jump(line, lastSettledBar(), target));
  }

  private void end() {
    play(FormCues.takeHome(performance.timeline(), lastSettledBar()));
  }

  /// Drummers fill into a new section, so the coming bar becomes the last of one.
  private void fill() {
    Timeline line = performance.timeline();
    int bar = Math.min(lastSettledBar() + 1, line.bars().size() - 1);
    play(FormSplit.after(line, bar));
  }

  private void play(Song song) {
    var timeline = new Timeline(song);
    double change = intensity;
    Performance now = performance;
    var next =
        new Performance(
            timeline,
            now.feel(),
            Arranger.arc(timeline, now.feel(), arrangement, change),
            now.seed(),
            now.seats(),
            now.countIn());
    performance = next;
    ensemble.worker().perform(next);
    ensemble.transport().replaceMap(TempoMap.of(timeline));
  }

  private void setIntensity(double value) {
    intensity = Math.clamp(value, 0, 1);
    Performance now = performance;
    performance = now.withArc(Arranger.arc(now.timeline(), now.feel(), arrangement, intensity));
    ensemble.worker().perform(performance);
  }

  private void mute(int part) {
    List<?> parts = ensemble.engine().parts();
    if (part >= parts.size()) {
      return;
    }
    int now = mutes ^ (1 << part);
    mutes = now;
    ControlEvent.write(record, ControlEvent.MUTE, part, now >> part & 1);
    ensemble.engine().session().offer(record);
  }

  private void tempo(double by) {
    double wanted = Math.clamp(position.tempo() + by, Song.MIN_TEMPO, Song.MAX_TEMPO);
    ensemble.tell(ControlEvent.TEMPO_RATIO, position.ratio() * wanted / position.tempo());
  }
}
