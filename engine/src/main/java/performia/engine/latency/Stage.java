// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import java.util.Locale;

/// Where time goes between the player's sound and the band's.
public enum Stage {
  /// From the sound at the input to the callback that gets it, as the device tells.
  INPUT,
  /// From the callback that got the sound to the decision what was heard.
  LISTENING,
  /// What an agent or a model took to answer.
  INFERENCE,
  /// From the answer to the block that plays it.
  QUEUE,
  /// What the callback took to render a block.
  RENDER,
  /// From the callback to the sound, as the device tells.
  OUTPUT,
  /// How much later than its period a callback began: no part of the way, but what eats its slack.
  ENTRY,
  /// The whole way: the newest of each stage on it, added up once a block.
  TOTAL;

  /// As people and programs read it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
