// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import performia.agents.FormCues;
import performia.agents.Performance;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
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
  private final Supplier<Feels> feels;
  private final List<Seat> seats;
  private final long[] record = new long[EventRecord.LONGS];
  private volatile Performance performance;
  private volatile double intensity;
  private volatile int mutes;
  private volatile boolean stopped;
  private volatile boolean over;
  private volatile double seconds;

  /// @param feels asked for only when a part is to play in another
  Bandleader(Arranged what, Ensemble ensemble, Supplier<Feels> feels) {
    this.ensemble = ensemble;
    this.feels = feels;
    seats = what.seats();
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
      case Steer.TempoBy by -> tempo(position.tempo() + by.by());
      case Steer.Play play -> play(true);
      case Steer.Stop stop -> play(false);
      case Steer.Locate to -> locate(to.beat());
      case Steer.Tempo set -> tempo(set.tempo());
      case Steer.SectionTo to -> jumpTo(to.index());
      case Steer.Turn turn -> turn(turn);
      case Steer.MasterGain set ->
          ensemble.tell(ControlEvent.MASTER_GAIN, Math.clamp(set.gain(), 0, 4));
      case Steer.Pattern pattern -> pattern(pattern.part(), pattern.feel());
      case Steer.Fill fill -> fill();
      case Steer.End end -> end();
      case Steer.Quit quit -> over = true;
    }
  }

  private void play(boolean wanted) {
    if (wanted == stopped) {
      playOrStop();
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
    if (by <= 0 || here + by < line.passes().size() || stopped) {
      jumpTo(here + by);
    }
  }

  private void jumpTo(int pass) {
    Timeline line = performance.timeline();
    int target = Math.clamp(pass, 0, line.passes().size() - 1);
    if (stopped || position.beat() < 0) {
      double start = line.bars().get(line.passes().get(target).firstBar()).start();
      ensemble.tell(ControlEvent.LOCATE, start);
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
    turn(new Steer.Turn(part, Steer.Knob.MUTE, isMuted(part) ? 0 : 1));
  }

  private void turn(Steer.Turn turn) {
    int part = turn.part();
    if (part < 0 || part >= seats.size()) {
      return;
    }
    double value = turn.knob().held(turn.value());
    int kind =
        switch (turn.knob()) {
          case GAIN -> ControlEvent.GAIN;
          case PAN -> ControlEvent.PAN;
          case MUTE -> ControlEvent.MUTE;
          case SOLO -> ControlEvent.SOLO;
          case SEND -> ControlEvent.SEND;
        };
    if (turn.knob() == Steer.Knob.MUTE) {
      value = value > 0 ? 1 : 0;
      mutes = value > 0 ? mutes | 1 << part : mutes & ~(1 << part);
    }
    ControlEvent.write(record, kind, part, value);
    ensemble.engine().session().offer(record);
  }

  /// A feel is made of what each seat plays, so one seat's may be taken from another.
  private void pattern(int part, String name) {
    if (part < 0 || part >= seats.size()) {
      return;
    }
    Seat seat = seats.get(part);
    Feels all = feels.get();
    boolean index = name.matches("\\d{1,3}") && Integer.parseInt(name) < all.all().size();
    Optional<Feel> found =
        index ? Optional.of(all.all().get(Integer.parseInt(name))) : all.find(name);
    found.ifPresent(feel -> {
      Performance now = performance;
      performance = now.withFeel(now.feel().withSeat(seat, feel));
      ensemble.worker().perform(performance);
    });
  }

  private void locate(double beat) {
    ensemble.tell(ControlEvent.LOCATE, Math.clamp(beat, 0, performance.timeline().end()));
  }

  private void tempo(double asked) {
    double wanted = Math.clamp(asked, Song.MIN_TEMPO, Song.MAX_TEMPO);
    ensemble.tell(ControlEvent.TEMPO_RATIO, position.ratio() * wanted / position.tempo());
  }
}
