// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import performia.ui.session.LiveTake;

/// Brings every message of a packet to its address, at its moment. OSC thread.
final class OscDispatcher {
  /// A stamp further ahead is a wrong clock rather than a plan.
  private static final long FURTHEST_NANOS = 60_000_000_000L;

  /// The engine is given a note this long before it sounds, and places it on its frame.
  private static final long HAND_OVER_NANOS = 50_000_000L;

  private static final int LONGEST_PATTERN = 256;

  private final List<OscAddress> addresses;
  private final Map<String, OscAddress> byName = new HashMap<>();
  private final LiveTake take;
  private final OscClock clock;
  private final OscGatekeeper gate;
  private final OscListeners listeners;
  private final OscCounts counts;
  private final OscSchedule schedule = new OscSchedule();

  OscDispatcher(
      OscAddresses addresses,
      LiveTake take,
      OscClock clock,
      OscGatekeeper gate,
      OscListeners listeners,
      OscCounts counts) {
    this.addresses = addresses.all();
    this.addresses.forEach(address -> byName.put(address.address(), address));
    this.take = take;
    this.clock = clock;
    this.gate = gate;
    this.listeners = listeners;
    this.counts = counts;
  }

  OscSchedule schedule() {
    return schedule;
  }

  /// Does what a packet asks, or sets it aside for its moment.
  void take(OscPacket packet, InetSocketAddress from) {
    take(packet, from, 0);
  }

  private void take(OscPacket packet, InetSocketAddress from, long nanos) {
    switch (packet) {
      case OscPacket.Bundle bundle -> {
        long own = clock.at(bundle.time());
        // A bundle inside another may be later than it, never sooner (OSC 1.0).
        long later = own == 0 || nanos != 0 && own - nanos < 0 ? nanos : own;
        bundle.packets().forEach(inside -> take(inside, from, later));
      }
      case OscPacket.Message message -> message(message, from, nanos);
    }
  }

  private void message(OscPacket.Message message, InetSocketAddress from, long nanos) {
    if (!gate.hasRoom(clock.nanos().getAsLong())) {
      counts.add(OscCounts.Fate.TOO_MANY);
    } else if (gate.admit(message, from)) {
      counts.add(OscCounts.Fate.TAKEN);
    } else if (!gate.knows(from)) {
      counts.add(OscCounts.Fate.STRANGER);
    } else if (message.foreign()) {
      counts.add(OscCounts.Fate.UNFIT);
    } else {
      var call = new OscCall(message.arguments(), nanos, from, this.take, clock, listeners, counts);
      find(message.address(), call);
    }
  }

  private void find(String address, OscCall call) {
    OscAddress exact = byName.get(address);
    if (exact != null) {
      place(exact, call);
      return;
    }
    boolean found = false;
    if (OscPattern.isPattern(address) && address.length() <= LONGEST_PATTERN) {
      for (OscAddress candidate : addresses) {
        if (OscPattern.matches(address, candidate.address())) {
          found = true;
          place(candidate, call);
        }
      }
    }
    if (!found) {
      counts.add(OscCounts.Fate.UNKNOWN);
    }
  }

  private void place(OscAddress address, OscCall call) {
    long wanted;
    try {
      wanted = address.timed() ? address.moment(call) : call.nanos();
    } catch (MalformedPacket e) {
      counts.add(OscCounts.Fate.UNFIT);
      return;
    }
    long now = clock.nanos().getAsLong();
    long from = address.timed() ? wanted - HAND_OVER_NANOS : wanted;
    if (wanted == 0 || from - now <= 0) {
      act(address, call);
    } else if (wanted - now > FURTHEST_NANOS || !schedule.add(from, () -> act(address, call))) {
      counts.add(OscCounts.Fate.TOO_FAR);
    }
  }

  private void act(OscAddress address, OscCall call) {
    try {
      address.action().act(call);
      counts.add(OscCounts.Fate.TAKEN);
    } catch (MalformedPacket e) {
      counts.add(OscCounts.Fate.UNFIT);
    }
  }
}
