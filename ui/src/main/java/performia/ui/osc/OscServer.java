// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.ui.session.LiveTake;
import performia.ui.session.Moment;

/// Listens for OSC on one UDP port, on a thread of its own, from when it is made until it is
/// closed. Made and closed on the session thread.
final class OscServer implements AutoCloseable {
  private static final int LARGEST_DATAGRAM = 1 << 16;
  private static final int MOST_AT_ONCE = 256;
  private static final long LOOK_NANOS = 5_000_000;
  private static final long METER_NANOS = 50_000_000;
  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 2_000;

  private final DatagramChannel channel;
  private final Selector selector;
  private final OscClock clock = OscClock.ofTheSystem();
  private final OscCounts counts = new OscCounts();
  private final OscListeners listeners;
  private final OscDispatcher dispatcher;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
  private final Thread thread;
  private volatile boolean closing;
  private long nextMeters;

  /// @throws PerformiaException when the port is taken, or the host is open to others without token
  ///   or list
  OscServer(OscOptions options, LiveTake take) {
    @Nullable DatagramChannel opened = null;
    try {
      InetAddress host = InetAddress.getByName(options.host());
      if (!host.isLoopbackAddress() && options.token().isEmpty() && options.allowed().isEmpty()) {
        throw new PerformiaException(
            "OSC would be open to other machines",
            options.host(),
            "give --osc-token WORD or --osc-allow ADDRESS");
      }
      opened = DatagramChannel.open();
      // Bursts wait here while the thread sleeps.
      opened.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      opened.bind(new InetSocketAddress(host, options.port())).configureBlocking(false);
      selector = Selector.open();
      opened.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      close(opened);
      throw refused(options, e);
    }
    channel = opened;
    listeners = new OscListeners(channel, take);
    var parts = take.moment().parts().stream().map(Moment.Part::name).toList();
    var gate = new OscGatekeeper(options, System.nanoTime());
    dispatcher = new OscDispatcher(new OscAddresses(parts), take, clock, gate, listeners, counts);
    thread = Thread.ofPlatform().name("osc").daemon().unstarted(this::run);
    thread.start();
  }

  private static PerformiaException refused(OscOptions options, IOException cause) {
    return cause instanceof BindException
        ? new PerformiaException(
            "OSC cannot listen on port " + options.port() + " (" + cause.getMessage() + ")",
            options.host(),
            "choose another with --osc PORT",
            cause)
        : new PerformiaException(
            "OSC cannot listen (" + cause.getMessage() + ")",
            options.host(),
            "choose an address of this machine with --osc-host",
            cause);
  }

  private static void close(@Nullable DatagramChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // It was of no use anyway.
      Thread.onSpinWait();
    }
  }

  /// What came in. Any thread.
  OscCounts counts() {
    return counts;
  }

  /// The port it listens on.
  int port() {
    return channel.socket().getLocalPort();
  }

  private void run() {
    while (!closing) {
      try {
        long now = System.nanoTime();
        long rest =
            dispatcher.schedule().untilNext(now, listeners.isEmpty() ? IDLE_NANOS : LOOK_NANOS);
        // A wait of 0 ms would be one without end.
        selector.select(key -> {}, Math.max(1, rest / 1_000_000));
        receive();
        now = System.nanoTime();
        dispatcher.schedule().run(now);
        tell(now);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException e) {
        // Such as an unreachable answer: one bad datagram must not shut the door.
        counts.add(OscCounts.Fate.MALFORMED);
      }
    }
  }

  private void receive() throws IOException {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      if (!(channel.receive(bytes.clear()) instanceof InetSocketAddress from)) {
        return;
      }
      try {
        dispatcher.take(OscReader.read(bytes.flip()), from);
      } catch (MalformedPacket e) {
        counts.add(OscCounts.Fate.MALFORMED);
      }
    }
  }

  private void tell(long now) {
    boolean meters = now - nextMeters >= 0;
    if (meters) {
      nextMeters = now + METER_NANOS;
    }
    listeners.tell(meters);
  }

  /// When it returns, nothing is told and nothing is asked any more.
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The selector held nothing but the channel, which is closed next.
      closing = true;
    }
    close(channel);
  }
}
