// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import performia.engine.PerformiaException;
import performia.engine.audio.silent.SilentBackend;
import performia.engine.realtime.RealTime;

@Timeout(30)
class DeviceKeeperTest {
  /// A device on a cable: it can be pulled out and plugged in again.
  private static final class Cable implements AudioBackend {
    volatile boolean plugged = true;
    private final SilentBackend clock = new SilentBackend();

    @Override
    public String name() {
      return "cable";
    }

    @Override
    public List<Device> devices() {
      return plugged ? List.of(new Device("cable", "Cable", 0, 2, true)) : List.of();
    }

    @Override
    public AudioStream open(Request request, AudioCallback callback) {
      if (!plugged) {
        throw new PerformiaException("there is no such device", "cable", "plug it in");
      }
      AudioStream stream =
          clock.open(
              new Request("", request.sampleRate(), request.blockFrames(), 0),
              new AudioCallback() {
                @Override
                public void prepare(int sampleRate, int maxFrames) {
                  callback.prepare(sampleRate, maxFrames);
                }

                @Override
                public void process(float[][] in, float[] l, float[] r, int frames, long nanos) {
                  if (plugged) {
                    callback.process(in, l, r, frames, nanos);
                  }
                }
              });
      return new AudioStream() {
        @Override
        public int sampleRate() {
          return stream.sampleRate();
        }

        @Override
        public int blockFrames() {
          return stream.blockFrames();
        }

        @Override
        public int outputLatencyFrames() {
          return 0;
        }

        @Override
        public int inputs() {
          return 0;
        }

        @Override
        public int inputLatencyFrames() {
          return 0;
        }

        @Override
        public RealTime realTime() {
          return stream.realTime();
        }

        @Override
        public void start() {
          stream.start();
        }

        @Override
        public boolean alive() {
          return plugged && stream.alive();
        }

        @Override
        public long xruns() {
          return 0;
        }

        @Override
        public void close() {
          stream.close();
        }
      };
    }
  }

  @Test
  void theSongGoesOnWithoutTheDeviceAndComesBackWithIt() throws InterruptedException {
    Cable cable = new Cable();
    var prepared = new AtomicInteger();
    var blocks = new AtomicInteger();
    var told = new CopyOnWriteArrayList<String>();
    AudioCallback callback =
        new AudioCallback() {
          @Override
          public void prepare(int sampleRate, int maxFrames) {
            prepared.incrementAndGet();
          }

          @Override
          public void process(float[][] in, float[] l, float[] r, int frames, long nanos) {
            blocks.incrementAndGet();
          }
        };
    DeviceKeeper.Listener listener =
        new DeviceKeeper.Listener() {
          @Override
          public void lost(String device) {
            told.add("lost " + device);
          }

          @Override
          public void back(String device) {
            told.add("back " + device);
          }
        };
    AudioBackend.Request request = new AudioBackend.Request("", 48_000, 256, 0);
    try (var keeper =
        new DeviceKeeper(cable, request, new SilentBackend(), callback, 20, listener)) {
      keeper.start();
      waitFor(blocks, blocks.get() + 5);
      cable.plugged = false;
      while (told.isEmpty()) {
        Thread.sleep(5);
      }
      waitFor(blocks, blocks.get() + 20);
      assertThat(keeper.alive()).isFalse();
      cable.plugged = true;
      while (told.size() < 2) {
        Thread.sleep(5);
      }
      waitFor(blocks, blocks.get() + 5);
      assertThat(keeper.alive()).isTrue();
    }
    assertThat(told).containsExactly("lost cable", "back cable");
    assertThat(prepared).hasValue(1);
    int after = blocks.get();
    Thread.sleep(50);
    assertThat(blocks).hasValue(after);
  }

  private static void waitFor(AtomicInteger count, int wanted) throws InterruptedException {
    while (count.get() < wanted) {
      Thread.sleep(2);
    }
  }

  @Test
  void aDeviceThatIsNotThereInTheFirstPlaceIsRefused() {
    Cable cable = new Cable();
    cable.plugged = false;
    assertThatThrownBy(() ->
            new DeviceKeeper(
                cable,
                new AudioBackend.Request("", 48_000, 256, 0),
                new SilentBackend(),
                new AudioCallback() {
                  @Override
                  public void prepare(int sampleRate, int maxFrames) {}

                  @Override
                  public void process(float[][] in, float[] l, float[] r, int frames, long nanos) {}
                },
                20,
                new DeviceKeeper.Listener() {
                  @Override
                  public void lost(String device) {}

                  @Override
                  public void back(String device) {}
                }))
        .isInstanceOf(PerformiaException.class);
  }
}
