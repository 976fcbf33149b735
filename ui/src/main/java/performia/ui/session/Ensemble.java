// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.EnumMap;
import java.util.List;
import performia.agents.Agent;
import performia.agents.Band;
import performia.agents.BandWorker;
import performia.agents.style.Seat;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.sound.AudioEngine;
import performia.engine.sound.Part;
import performia.engine.time.Position;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

/// One band wired to one engine, standing at its first beat: the same for a render and for a stage.
/// Built on the session thread; each worker then belongs to its own thread.
///
/// @param engine the audio callback
/// @param transport the engine's clock
/// @param worker the band at work
/// @param log what sounds
/// @param startBeat where it begins: 0, or the count-in's first beat
record Ensemble(
    AudioEngine engine, Transport transport, BandWorker worker, TakeLog log, double startBeat) {
  /// Far enough for the slowest round of the agents, near enough for a change of mind to be heard
  /// in the next bar.
  private static final double LOOK_AHEAD_SECONDS = 0.25;

  /// Lifts the band to about -18 LUFS, as loud as music players expect; the limiter takes the few
  /// peaks that are too high then.
  private static final float MASTER_GAIN = 1.8f;

  /// @param what to play
  /// @param agents one for each seat
  /// @param parts in the order of the seats
  static Ensemble wire(Arranged what, List<Agent> agents, List<Part> parts) {
    var transport = new Transport(TempoMap.of(what.performance().timeline()));
    double start = new Band(agents, what.performance()).committedBeat();
    // Before the stream starts, the transport belongs to this thread.
    transport.locate(start);
    transport.publish(0);
    var engine = new AudioEngine(transport, parts);
    engine.mixer().masterGain(MASTER_GAIN);
    Knobs.turn(engine.mixer(), what.arrangement().effects());
    var partOf = new EnumMap<Seat, Integer>(Seat.class);
    what.seats().forEach(seat -> partOf.put(seat, what.seats().indexOf(seat)));
    var worker =
        new BandWorker(
            transport, engine.agents(), partOf, agents, what.performance(), LOOK_AHEAD_SECONDS);
    var log = new TakeLog(engine.sounded(), new Position(transport));
    return new Ensemble(engine, transport, worker, log, start);
  }

  /// Lets the transport go with the first block. Session thread.
  void play() {
    tell(ControlEvent.PLAY, 0);
  }

  /// Tells the engine something that concerns the whole band. Session thread.
  void tell(int kind, double value) {
    long[] record = new long[EventRecord.LONGS];
    ControlEvent.write(record, kind, value);
    engine.session().offer(record);
  }

  /// The agents of these seats, out of all there are.
  static List<Agent> seated(List<Agent> all, List<Seat> seats) {
    return all.stream().filter(agent -> seats.contains(agent.seat())).toList();
  }
}
