// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import performia.engine.concurrent.Handoff;

/// What is put is taken once, or handed back to be disposed of, and never lost: of two things put,
/// each is found in exactly one place.
@JCStressTest
@Outcome(
    id = "1, 0, 2",
    expect = Expect.ACCEPTABLE,
    desc = "The first was taken, the second waits.")
@Outcome(
    id = "2, 1, 0",
    expect = Expect.ACCEPTABLE,
    desc = "The second was taken, the first came back.")
@Outcome(
    id = "0, 1, 2",
    expect = Expect.ACCEPTABLE,
    desc = "Nothing was taken, the first came back.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Something was lost, or taken twice.")
@State
public class HandoffRaces {
  private final Handoff<Integer> handoff = new Handoff<>();

  /// The giver puts two things, one after the other.
  @Actor
  public void put(III_Result result) {
    handoff.put(1);
    Integer back = handoff.put(2);
    result.r2 = back == null ? 0 : back;
  }

  /// The taker.
  @Actor
  public void take(III_Result result) {
    Integer taken = handoff.take();
    result.r1 = taken == null ? 0 : taken;
  }

  /// What is left at the end.
  @Arbiter
  public void rest(III_Result result) {
    Integer left = handoff.take();
    result.r3 = left == null ? 0 : left;
  }
}
