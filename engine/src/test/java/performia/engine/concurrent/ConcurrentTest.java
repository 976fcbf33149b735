// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("ThreadPriorityCheck") // two threads may share one core
class ConcurrentTest {
  @Test
  void aFullRingDropsTheNewestAndCounts() {
    EventRing ring = new EventRing(4, 1);
    for (long i = 0; i < 6; i++) {
      assertThat(ring.offer(new long[] {i})).isEqualTo(i < 4);
    }
    assertThat(ring.dropped()).isEqualTo(2);
    assertThat(ring.size()).isEqualTo(4);
    long[] record = new long[1];
    for (long i = 0; i < 4; i++) {
      assertThat(ring.poll(record)).isTrue();
      assertThat(record[0]).isEqualTo(i);
    }
    assertThat(ring.poll(record)).isFalse();
  }

  @Test
  void betweenTwoThreadsEveryRecordArrivesWholeAndInOrder() throws InterruptedException {
    EventRing ring = new EventRing(64, 3);
    int count = 200_000;
    Thread producer =
        Thread.ofPlatform()
            .start(() -> {
              long[] record = new long[3];
              for (long i = 0; i < count; ) {
                record[0] = i;
                record[1] = ~i;
                record[2] = i * 31;
                if (ring.offer(record)) {
                  i++;
                } else {
                  Thread.yield();
                }
              }
            });
    long[] record = new long[3];
    for (long i = 0; i < count; ) {
      if (ring.poll(record)) {
        assertThat(record[0] == i && record[1] == ~i && record[2] == i * 31).isTrue();
        i++;
      } else {
        Thread.yield();
      }
    }
    producer.join();
  }

  @Test
  void aSnapshotIsNeverTorn() throws InterruptedException {
    Snapshot snapshot = new Snapshot(16);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              long[] values = new long[16];
              for (long i = 1; i <= 200_000; i++) {
                java.util.Arrays.fill(values, i);
                snapshot.write(values);
              }
            });
    long[] seen = new long[16];
    long last = 0;
    while (last < 200_000) {
      snapshot.read(seen);
      for (long value : seen) {
        assertThat(value == seen[0]).isTrue();
      }
      assertThat(seen[0]).isGreaterThanOrEqualTo(last);
      last = seen[0];
    }
    writer.join();
  }

  @Test
  void audioKeepsItsFrameNumbersAcrossADrop() {
    AudioRing ring = new AudioRing(2, 4, 2);
    float[][] block = {{1, 2, 3, 4, 5, 6}, {-1, -2, -3, -4, -5, -6}};
    assertThat(ring.write(100, block, 6)).isTrue();
    assertThat(ring.write(106, block, 6)).isFalse();
    assertThat(ring.droppedFrames()).isEqualTo(6);
    float[][] into = new float[2][4];
    assertThat(ring.read(into)).isEqualTo(4);
    assertThat(ring.firstFrame()).isEqualTo(100);
    assertThat(into[1]).containsExactly(-1, -2, -3, -4);
    assertThat(ring.read(into)).isEqualTo(2);
    assertThat(ring.firstFrame()).isEqualTo(104);
    assertThat(ring.write(112, block, 1)).isTrue();
    assertThat(ring.read(into)).isEqualTo(1);
    assertThat(ring.firstFrame()).isEqualTo(112);
    assertThat(ring.read(into)).isZero();
  }

  @Test
  void ofTwoThingsHandedOverTheNewestWins() {
    Handoff<String> handoff = new Handoff<>();
    assertThat(handoff.take()).isNull();
    assertThat(handoff.put("old")).isNull();
    assertThat(handoff.put("new")).isEqualTo("old");
    assertThat(handoff.take()).isEqualTo("new");
    assertThat(handoff.isEmpty()).isTrue();
  }

  @Test
  void aWorkerThatThrowsIsToldOncePerKindAndTheOthersGoOn() {
    var told = new ArrayList<String>();
    var worked = new AtomicLong();
    Worker bad =
        () -> {
          throw new IllegalStateException("bad");
        };
    WorkerRound round =
        new WorkerRound(
            List.of(bad, () -> (int) worked.incrementAndGet()),
            (worker, e) -> told.add(e.getMessage()));
    round.work();
    round.work();
    assertThat(told).containsExactly("bad");
    assertThat(round.failures()).isEqualTo(2);
    assertThat(worked).hasValue(2);
  }

  @Test
  void aWorkerThreadWorksUntilItIsClosed() throws InterruptedException {
    var worked = new AtomicLong();
    WorkerThread thread =
        new WorkerThread(
            "test",
            List.of(() -> (int) Math.min(0, -worked.incrementAndGet())),
            1_000_000,
            (worker, e) -> {});
    thread.start();
    while (worked.get() < 3) {
      Thread.sleep(1);
    }
    thread.close();
    thread.close();
    assertThat(thread.alive()).isFalse();
  }
}
