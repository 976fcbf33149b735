// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import performia.engine.concurrent.Snapshot;

/// A reader sees one version of a snapshot, never a mixture of two.
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the first write.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The first version.")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "The second version.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two versions mixed.")
@State
public class SnapshotRaces {
  private final Snapshot snapshot = new Snapshot(2);
  private final long[] first = {1, 1};
  private final long[] second = {2, 2};
  private final long[] seen = new long[2];

  /// The one writer.
  @Actor
  public void write() {
    snapshot.write(first);
    snapshot.write(second);
  }

  /// A reader.
  @Actor
  public void read(JJ_Result result) {
    snapshot.read(seen);
    result.r1 = seen[0];
    result.r2 = seen[1];
  }
}
