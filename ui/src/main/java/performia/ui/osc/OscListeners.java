// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.ui.session.LiveTake;
import performia.ui.session.Moment;

/// Tells those who subscribed what changes. An answer goes to the machine that asked and to no
/// other. OSC thread.
final class OscListeners {
  private static final int MOST = 16;
  private static final int LONGEST = 8192;

  private final DatagramChannel channel;
  private final LiveTake take;
  private final Set<InetSocketAddress> listeners = new LinkedHashSet<>();
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(LONGEST);
  private @Nullable Moment last;

  OscListeners(DatagramChannel channel, LiveTake take) {
    this.channel = channel;
    this.take = take;
  }

  void add(InetSocketAddress who, int port) throws MalformedPacket {
    var listener = new InetSocketAddress(who.getAddress(), port);
    if (listeners.size() == MOST && !listeners.contains(listener)) {
      throw new MalformedPacket("more than " + MOST + " listeners");
    }
    listeners.add(listener);
    // A new one is told everything once.
    last = null;
  }

  void remove(InetSocketAddress who, int port) {
    listeners.remove(new InetSocketAddress(who.getAddress(), port));
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /// Tells what has changed since the last look.
  ///
  /// @param meters whether levels are told too
  void tell(boolean meters) {
    if (listeners.isEmpty()) {
      return;
    }
    Moment now = take.moment();
    for (OscPacket.Message message : changes(last, now, meters)) {
      listeners.forEach(who -> send(message, who));
    }
    last = now;
  }

  static List<OscPacket.Message> changes(@Nullable Moment old, Moment now, boolean meters) {
    var told = new ArrayList<OscPacket.Message>();
    if (old == null || old.beat() != now.beat() || old.bar() != now.bar()) {
      told.add(OscPacket.Message.of("/beat", now.bar(), now.beat(), now.beats()));
    }
    if (old == null
        || !old.chord().equals(now.chord())
        || !old.nextChord().equals(now.nextChord())) {
      told.add(
          OscPacket.Message.of("/chord", now.chord(), now.nextChord(), (float) now.beatsToChord()));
    }
    if (old == null || old.tempo() != now.tempo()) {
      told.add(OscPacket.Message.of("/tempo", (float) now.tempo()));
    }
    if (old == null
        || !old.section().equals(now.section())
        || old.barsToNext() != now.barsToNext()) {
      told.add(
          OscPacket.Message.of("/section", now.section(), now.nextSection(), now.barsToNext()));
    }
    if (meters) {
      Object[] levels = now.parts().stream().map(p -> (Object) (float) p.level()).toArray();
      told.add(OscPacket.Message.of("/meters", levels));
    }
    return told;
  }

  void state(InetSocketAddress who, int port) {
    var to = new InetSocketAddress(who.getAddress(), port);
    Moment now = take.moment();
    send(
        OscPacket.Message.of(
            "/state",
            now.title(),
            now.style(),
            now.state().name(),
            now.section(),
            now.bar(),
            now.beat(),
            now.chord(),
            (float) now.tempo(),
            (float) now.intensity()),
        to);
    for (Moment.Part part : now.parts()) {
      send(
          OscPacket.Message.of("/part", part.name(), (float) part.level(), part.muted() ? 1 : 0),
          to);
    }
  }

  void counts(InetSocketAddress who, int port, OscCounts counts) {
    var values = new ArrayList<Object>();
    for (OscCounts.Fate fate : OscCounts.Fate.values()) {
      values.add(fate.name());
      values.add(counts.of(fate));
    }
    send(
        new OscPacket.Message("/counts", values, false),
        new InetSocketAddress(who.getAddress(), port));
  }

  private void send(OscPacket.Message message, InetSocketAddress to) {
    try {
      OscWriter.write(message, bytes.clear());
      channel.send(bytes.flip(), to);
    } catch (IOException e) {
      // Nobody listens there, or the network is gone: what comes next may arrive again.
      last = null;
    }
  }
}
