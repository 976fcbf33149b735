// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Sends each system exclusive message to the reader that understands its maker; others are
/// ignored. Built off the audio thread, used only on it.
final class SystemExclusives {
  private final Exclusive message = new Exclusive();
  private final UniversalMessages universal;
  private final RolandMessages roland;
  private final YamahaMessages yamaha;

  SystemExclusives(ChannelRack rack) {
    universal = new UniversalMessages(rack);
    roland = new RolandMessages(rack);
    yamaha = new YamahaMessages(rack);
  }

  /// @param bytes the message, with or without its 0xf0 and 0xf7
  void obey(byte[] bytes, int from, int length) {
    message.look(bytes, from, length);
    switch (message.at(0)) {
      case UniversalMessages.NON_REAL_TIME, UniversalMessages.REAL_TIME -> universal.obey(message);
      case RolandMessages.MAKER -> roland.obey(message);
      case YamahaMessages.MAKER -> yamaha.obey(message);
      default -> {}
    }
  }
}
