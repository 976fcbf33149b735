// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import performia.engine.concurrent.EventRing;

/// A record is seen whole or not at all.
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The consumer came first.")
@Outcome(id = "7, 9", expect = Expect.ACCEPTABLE, desc = "The record arrived whole.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Half a record was seen.")
@State
public class EventRingRaces {
  private final EventRing ring = new EventRing(2, 2);
  private final long[] sent = {7, 9};
  private final long[] received = new long[2];

  /// The producer.
  @Actor
  public void offer() {
    ring.offer(sent);
  }

  /// The consumer.
  @Actor
  public void poll(JJ_Result result) {
    ring.poll(received);
    result.r1 = received[0];
    result.r2 = received[1];
  }
}
