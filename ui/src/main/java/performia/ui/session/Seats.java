// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import performia.agents.style.Seat;
import performia.engine.PerformiaException;

/// The chairs of the band by their names. Pure; any thread.
final class Seats {
  private Seats() {}

  /// The seat of that name.
  ///
  /// @param where the option it came from
  static Seat of(String name, String where) {
    for (Seat seat : Seat.values()) {
      if (seat.word().equals(name)) {
        return seat;
      }
    }
    String known = Arrays.stream(Seat.values()).map(Seat::word).collect(Collectors.joining(", "));
    throw new PerformiaException("unknown part \"" + name + "\"", where, "there are " + known);
  }

  /// The seats of these names in seating order; all of them for no names.
  static List<Seat> of(List<String> names) {
    if (names.isEmpty()) {
      return List.of(Seat.values());
    }
    return names.stream().map(name -> of(name, "--parts")).distinct().sorted().toList();
  }
}
