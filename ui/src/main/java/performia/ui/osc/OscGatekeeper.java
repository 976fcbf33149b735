// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/// Decides who may come in, and how much of it. OSC thread.
final class OscGatekeeper {
  private static final int MOST_GUESTS = 64;
  private static final long SECOND = 1_000_000_000L;

  private final OscOptions options;
  private final Set<InetAddress> known = new HashSet<>();
  private long second;
  private int inSecond;

  OscGatekeeper(OscOptions options, long now) {
    this.options = options;
    second = now;
  }

  /// Whether one message more may come in within this second.
  boolean hasRoom(long now) {
    if (now - second >= SECOND) {
      second = now;
      inSecond = 0;
    }
    return inSecond < options.mostPerSecond() && inSecond++ >= 0;
  }

  /// Whether whoever sends from there may.
  boolean knows(InetSocketAddress from) {
    InetAddress address = from.getAddress();
    return address.isLoopbackAddress()
        || known.contains(address)
        || options.allowed().contains(address.getHostAddress());
  }

  /// Lets a machine in that says the right word.
  ///
  /// @return whether it was the right one
  boolean admit(OscPacket.Message message, InetSocketAddress from) {
    boolean right =
        message.address().equals("/token")
            && message.arguments().size() == 1
            && message.arguments().getFirst() instanceof String said
            && !options.token().isEmpty()
            && MessageDigest.isEqual(bytes(said), bytes(options.token()));
    if (right && known.size() < MOST_GUESTS) {
      known.add(from.getAddress());
    }
    return right;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
