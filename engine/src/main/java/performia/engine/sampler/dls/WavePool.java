// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.DecodedFrames;
import performia.engine.sampler.region.Frames;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// The waves of a bank: 16-bit mono is played where it lies, 8-bit and stereo are written out when
/// they are loaded. One loader thread builds it.
final class WavePool {
  private static final int PCM = 1;

  private final BankFile file;
  private final Chunk pool;
  private final Map<Long, Chunk> lists = new HashMap<>();
  private final long[] offsets;
  private final Arena arena;
  private final Repairs repairs;
  private final Map<Integer, Wave> waves = new HashMap<>();
  private final Map<Key, Sound> sounds = new HashMap<>();

  /// A wave as it lies in the file.
  private record Wave(
      String name, Frames frames, int frameCount, int rate, @Nullable WaveSettings settings) {}

  private record Key(int index, WaveSettings settings) {}

  /// @param pool the list `wvpl`
  /// @param table the chunk `ptbl`, which numbers the waves by their place in the pool
  /// @param arena what keeps frames that are written out
  WavePool(BankFile file, Chunk pool, Chunk table, Arena arena, Repairs repairs) {
    this.file = file;
    this.pool = pool;
    this.arena = arena;
    this.repairs = repairs;
    for (Chunk list : Chunk.between(file, pool.at(), pool.at() + pool.size())) {
      if (list.tag().equals("LISTwave")) {
        lists.put(list.at() - 12 - pool.at(), list);
      }
    }
    offsets = offsets(file, table);
  }

  private static long[] offsets(BankFile file, Chunk table) {
    if (table.size() < 8) {
      return new long[0];
    }
    long head = Math.max(8, Math.min(file.unsignedInt(table.at()), table.size()));
    long count = Math.min(file.unsignedInt(table.at() + 4), (table.size() - head) / 4);
    long[] offsets = new long[(int) count];
    for (int i = 0; i < count; i++) {
      offsets[i] = file.unsignedInt(table.at() + head + 4L * i);
    }
    return offsets;
  }

  /// The settings of a wave itself, where its region has none.
  WaveSettings settings(long index) {
    Wave wave = wave(index);
    WaveSettings own = wave == null ? null : wave.settings;
    return own == null ? WaveSettings.PLAIN : own;
  }

  /// The sound of a wave under some settings, or null where there is nothing to play.
  @Nullable Sound sound(long index, WaveSettings settings) {
    Wave wave = wave(index);
    if (wave == null) {
      return null;
    }
    return sounds.computeIfAbsent(new Key((int) index, settings), key -> sound(wave, settings));
  }

  private Sound sound(Wave wave, WaveSettings settings) {
    int from = (int) Math.min(settings.loopStart(), wave.frameCount);
    int to = (int) Math.min(settings.loopEnd(), wave.frameCount);
    LoopMode loop = to > from ? settings.loop() : LoopMode.NONE;
    if (settings.loop() != LoopMode.NONE && to != settings.loopEnd()) {
      repairs.add(
          "loop",
          "wave \"%s\" loops over frames %d to %d of %d and is cut to what is there"
              .formatted(wave.name, settings.loopStart(), settings.loopEnd(), wave.frameCount));
    }
    return new Sound(
        wave.name,
        wave.frames,
        wave.frameCount,
        from,
        to,
        loop,
        wave.rate,
        settings.rootKey(),
        settings.cents());
  }

  private @Nullable Wave wave(long index) {
    if (index >= offsets.length || !lists.containsKey(offsets[(int) index])) {
      repairs.add(
          "wave",
          "a region asks for wave %d, which is not there, and stays silent (byte %d)"
              .formatted(index, pool.at()));
      return null;
    }
    int number = (int) index;
    Wave wave = waves.get(number);
    if (wave == null) {
      wave = read(lists.getOrDefault(offsets[number], pool));
      if (wave != null) {
        waves.put(number, wave);
      }
    }
    return wave;
  }

  private @Nullable Wave read(Chunk list) {
    List<Chunk> chunks = Chunk.between(file, list.at(), list.at() + list.size());
    Chunk format = Chunk.named(file, chunks, "fmt ", list.at());
    Chunk data = Chunk.named(file, chunks, "data", list.at());
    int channels = file.unsignedShort(format.at() + 2);
    long rate = file.unsignedInt(format.at() + 4);
    int bits = file.unsignedShort(format.at() + 14);
    String name = DlsNames.name(file, chunks);
    if (file.unsignedShort(format.at()) != PCM
        || channels < 1
        || channels > 8
        || (bits != 8 && bits != 16)
        || rate < 400
        || rate > 400_000) {
      repairs.add(
          "format",
          "wave \"%s\" is of a kind that is not played and stays silent (byte %d)"
              .formatted(name, format.at()));
      return null;
    }
    int count = (int) Math.min(data.size() / ((long) channels * (bits / 8)), Integer.MAX_VALUE / 4);
    if (count == 0) {
      return null;
    }
    Chunk own = first(chunks, "wsmp");
    return new Wave(
        name,
        frames(data, count, channels, bits),
        count,
        (int) rate,
        own == null ? null : WaveSettings.read(file, own));
  }

  private static @Nullable Chunk first(List<Chunk> chunks, String tag) {
    for (Chunk chunk : chunks) {
      if (chunk.tag().equals(tag)) {
        return chunk;
      }
    }
    return null;
  }

  private Frames frames(Chunk data, int count, int channels, int bits) {
    if (channels == 1 && bits == 16) {
      return Frames.of(file.slice(data.at(), 2L * count), false);
    }
    return new DecodedFrames(false, () -> written(data, count, channels, bits));
  }

  /// The mean of the channels, 16 bits a frame; 8-bit waves are unsigned.
  private MemorySegment written(Chunk data, int count, int channels, int bits) {
    MemorySegment out = arena.allocate(2L * count, 64);
    for (int i = 0; i < count; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        long sample = (long) i * channels + channel;
        sum +=
            bits == 8
                ? file.unsignedByte(data.at() + sample) - 128 << 8
                : file.signedShort(data.at() + 2 * sample);
      }
      out.set(ValueLayout.JAVA_SHORT, 2L * i, (short) (sum / channels));
    }
    return out;
  }
}
