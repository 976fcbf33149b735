// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import performia.ui.session.LiveTake;
import performia.ui.session.Moment;
import performia.ui.session.Steer;

/// A take that remembers what it is told.
final class StandIn implements LiveTake {
  record Key(int part, int pitch, float velocity, long nanos) {}

  final List<Key> keys = Collections.synchronizedList(new ArrayList<>());
  final List<Steer> steers = Collections.synchronizedList(new ArrayList<>());
  volatile int beat = 1;

  @Override
  public Moment moment() {
    var parts =
        Stream.of("drums", "bass", "keys", "guitar")
            .map(name -> new Moment.Part(name, 0.25, false))
            .toList();
    return new Moment(
        "Song",
        "pop",
        7,
        Moment.State.PLAYING,
        "Verse",
        "Chorus",
        3,
        2,
        32,
        beat,
        4,
        "C",
        "F",
        2,
        0.5,
        120,
        parts,
        "");
  }

  @Override
  public void steer(Steer request) {
    steers.add(request);
  }

  @Override
  public void key(int part, int pitch, float velocity, long nanos) {
    keys.add(new Key(part, pitch, velocity, nanos));
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public boolean isSilent() {
    return true;
  }

  @Override
  public void close() {}
}
