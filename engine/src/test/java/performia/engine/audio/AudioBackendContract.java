// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import performia.engine.PerformiaException;

/// What every back end promises. A sub-class gives one; it ends by itself or runs until closed.
@Timeout(30)
public abstract class AudioBackendContract {
  /// A back end that can be opened on this machine; skips the test where there is none.
  protected abstract AudioBackend backend();

  /// Counts its calls.
  private static final class Counting implements AudioCallback {
    final AtomicInteger prepared = new AtomicInteger();
    final AtomicInteger blocks = new AtomicInteger();
    volatile int maxFrames;
    volatile boolean wrong;

    @Override
    public void prepare(int sampleRate, int newMaxFrames) {
      prepared.incrementAndGet();
      maxFrames = newMaxFrames;
      wrong |= sampleRate != 48_000 || blocks.get() > 0;
    }

    @Override
    public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
      blocks.incrementAndGet();
      wrong |= prepared.get() != 1 || frames < 1 || frames > maxFrames || left.length < frames;
      java.util.Arrays.fill(left, 0, frames, 0);
      java.util.Arrays.fill(right, 0, frames, 0);
    }
  }

  @Test
  void theCallbackIsPreparedOnceAndThenCalledUntilTheStreamIsClosed() throws Exception {
    Counting callback = new Counting();
    AudioStream stream = backend().open(new AudioBackend.Request("", 48_000, 512, 0), callback);
    assertThat(callback.prepared).hasValue(1);
    assertThat(callback.blocks).hasValue(0);
    assertThat(stream.sampleRate()).isEqualTo(48_000);
    assertThat(stream.blockFrames()).isPositive();
    assertThat(stream.alive()).isTrue();
    stream.start();
    while (callback.blocks.get() < 3) {
      Thread.sleep(1);
    }
    stream.close();
    int after = callback.blocks.get();
    Thread.sleep(50);
    assertThat(callback.blocks).hasValue(after);
    assertThat(callback.wrong).isFalse();
    assertThat(stream.alive()).isFalse();
    stream.close();
  }

  @Test
  void aDeviceThatIsNotThereGetsASentence() {
    AudioBackend backend = backend();
    assertThatThrownBy(
            () -> backend.open(new AudioBackend.Request("no such", 48_000, 512, 0), new Counting()))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("no such");
  }

  @Test
  void everyDeviceHasAnIdOfItsOwn() {
    assertThat(backend().devices()).extracting(AudioBackend.Device::id).doesNotHaveDuplicates();
    assertThat(backend().name()).matches("[a-z]+");
  }
}
