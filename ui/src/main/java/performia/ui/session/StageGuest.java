// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import java.util.function.Consumer;

/// Someone who comes to a stage when the music begins and goes before it ends, such as a door for
/// other programs. Session thread.
public interface StageGuest {
  /// The music has begun. A guest that cannot come says so and stays away; the band plays on.
  ///
  /// @param take to look at and to steer, from whatever thread the guest has
  /// @param doors what was asked for
  /// @param news sentences for the musician
  void enter(LiveTake take, Doors doors, Consumer<String> news);

  /// The take ends: when this returns, the guest touches it no more. Also called where it never
  /// entered.
  void leave();

  /// What can be said to the guest, a row each: address, arguments, meaning, handledBy.
  List<Row> addresses();
}
