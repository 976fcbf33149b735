// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.recording.flac.FlacStream;
import performia.engine.sampler.recording.vorbis.VorbisStream;

/// The recordings of one instrument: opens sound files of every kind, each once, and holds their
/// frames until it is closed. Any loader threads, also several at once; close it only after the
/// last voice that plays them has left the audio thread.
///
/// 16-bit mono WAV and little-endian AIFF files are mapped and played in place. All others are
/// decoded: up to 16 bits, and Vorbis, to 16-bit frames, more bits to 32-bit floats; into memory
/// while the budget lasts, then into temporary files that are mapped. What is mapped and has no
/// room in the budget is streamed: only its beginning is loaded, and [Prefetch] reads on ahead of
/// the voices.
public final class Recordings implements AutoCloseable {
  private static final int PIECE = 4096;
  private static final int MAX_CHANNELS = 2;

  private final MemoryBudget budget;
  private final Arena arena = Arena.ofShared();
  private final ConcurrentHashMap<Path, Recording> opened = new ConcurrentHashMap<>();

  /// @param memoryBytes how much memory frames may take
  /// @param cacheFolder where frames beyond that go; null = nowhere, they are refused
  public Recordings(long memoryBytes, @Nullable Path cacheFolder) {
    budget = new MemoryBudget(memoryBytes, cacheFolder);
  }

  /// With a quarter of the machine's memory and no cache folder.
  public Recordings() {
    this(MemoryBudget.usual(), null);
  }

  /// Opens a file, or gives what it gave before.
  ///
  /// @throws PerformiaException when it cannot be read, is of no known kind, is broken, or has no
  ///   room; the place is the file and the byte
  public Recording open(Path file) {
    Recording known = opened.get(file);
    return known != null ? known : opened.computeIfAbsent(file, this::read);
  }

  private Recording read(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        Arena passing = Arena.ofConfined()) {
      if (!Files.isRegularFile(path)) {
        throw new PerformiaException("this is no file", path.toString(), "choose a sound file");
      }
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), passing);
      SoundFile file = new SoundFile(path.toString(), bytes);
      PcmLayout layout = layout(file);
      if (layout != null && inPlace(layout)) {
        long size = layout.frameCount() * layout.frameBytes();
        MemorySegment frames = channel.map(FileChannel.MapMode.READ_ONLY, layout.at(), size, arena);
        boolean streamed = !budget.take(size);
        return recording(file, layout, List.of(frames), false, layout.frameCount(), true, streamed);
      }
      return decode(file, layout);
    } catch (IOException e) {
      throw new PerformiaException(
          "the recording cannot be read",
          path.toString(),
          "check that it is there and readable",
          e);
    }
  }

  /// Decodes a whole sound file that lies in memory, such as a compressed sample of a bank.
  ///
  /// @param place what it is called in sentences
  /// @throws PerformiaException as [#open]
  public Recording decode(String place, MemorySegment bytes) {
    SoundFile file = new SoundFile(place, bytes);
    return decode(file, layout(file));
  }

  /// The beginnings of all streamed recordings opened so far, for [Prefetch] to keep in memory.
  public List<MemorySegment> heads() {
    return opened.values().stream()
        .filter(Recording::streamed)
        .flatMap(recording -> recording.channels().stream())
        .map(Recording::head)
        .toList();
  }

  /// Bytes that frames may still take.
  public long memoryLeft() {
    return budget.left();
  }

  private static @Nullable PcmLayout layout(SoundFile file) {
    if (WavReader.isWav(file)) {
      return WavReader.read(file);
    }
    return AiffReader.isAiff(file) ? AiffReader.read(file) : null;
  }

  private static boolean inPlace(PcmLayout layout) {
    return layout.channels() == 1
        && layout.encoding() == Encoding.SIGNED_16
        && layout.order() == ByteOrder.LITTLE_ENDIAN
        && layout.frameCount() > 0
        && layout.frameCount() <= FrameStore.MAX_FRAMES;
  }

  private Recording decode(SoundFile file, @Nullable PcmLayout layout) {
    if (layout != null) {
      return pcm(file, layout);
    }
    String tag = file.tag(0);
    if (tag.equals("fLaC") || tag.startsWith("ID3")) {
      return flac(file);
    }
    if (tag.equals("OggS")) {
      return vorbis(file);
    }
    throw file.refused("this is not a sound file that can be played", 0);
  }

  private Recording pcm(SoundFile file, PcmLayout layout) {
    int kept = Math.min(MAX_CHANNELS, layout.channels());
    boolean wide = layout.encoding().isWide();
    try (FrameStore store = new FrameStore(budget, kept, wide, layout.frameCount())) {
      float[][] planar = new float[kept][PIECE];
      for (long at = 0; at < layout.frameCount() && !store.isFull(); at += PIECE) {
        int count = (int) Math.min(PIECE, layout.frameCount() - at);
        for (int c = 0; c < kept; c++) {
          long from = layout.at() + at * layout.frameBytes() + (long) c * layout.encoding().bytes();
          layout
              .encoding()
              .read(file.bytes(), layout.order(), from, layout.frameBytes(), planar[c], count);
        }
        store.append(planar, count);
      }
      check(file, store);
      return recording(
          file, layout, store.keep(arena), wide, store.count(), false, store.isSpilled());
    }
  }

  private static Recording recording(
      SoundFile file,
      PcmLayout layout,
      List<MemorySegment> channels,
      boolean wide,
      long count,
      boolean inPlace,
      boolean streamed) {
    List<Recording.Loop> loops =
        layout.loops().stream().filter(loop -> loop.end() <= count).toList();
    return new Recording(
        name(file),
        channels,
        wide,
        (int) count,
        layout.sampleRate(),
        loops,
        layout.rootKey(),
        inPlace,
        streamed);
  }

  private Recording flac(SoundFile file) {
    FlacStream stream = new FlacStream(file.bytes(), file.place());
    int kept = Math.min(MAX_CHANNELS, stream.channels());
    boolean wide = stream.bits() > 16;
    float scale = (float) Math.scalb(1.0, 1 - stream.bits());
    try (FrameStore store = new FrameStore(budget, kept, wide, stream.totalFrames())) {
      float[][] planar = new float[kept][PIECE];
      int count;
      while (!store.isFull() && (count = stream.next()) > 0) {
        for (int c = 0; c < kept; c++) {
          if (planar[c].length < count) {
            planar[c] = new float[count];
          }
          int[] from = stream.channel(c);
          for (int i = 0; i < count; i++) {
            planar[c][i] = from[i] * scale;
          }
        }
        store.append(planar, count);
      }
      check(file, store);
      return compressed(file, store, wide, stream.sampleRate());
    }
  }

  private Recording vorbis(SoundFile file) {
    VorbisStream stream = new VorbisStream(file.bytes(), file.place());
    int kept = Math.min(MAX_CHANNELS, stream.channels());
    try (FrameStore store = new FrameStore(budget, kept, false, 0)) {
      float[][] planar = new float[kept][];
      int count;
      while (!store.isFull() && (count = stream.next()) > 0) {
        for (int c = 0; c < kept; c++) {
          planar[c] = stream.channel(c);
        }
        store.append(planar, count);
      }
      check(file, store);
      return compressed(file, store, false, stream.sampleRate());
    }
  }

  private Recording compressed(SoundFile file, FrameStore store, boolean wide, int rate) {
    int count = store.count();
    return new Recording(
        name(file), store.keep(arena), wide, count, rate, List.of(), -1, false, store.isSpilled());
  }

  private static void check(SoundFile file, FrameStore store) {
    if (store.count() == 0) {
      throw file.broken("it holds no frames", 0);
    }
  }

  private static String name(SoundFile file) {
    String place = file.place().replace('\\', '/');
    return place.substring(place.lastIndexOf('/') + 1);
  }

  /// Lets go of every frame.
  @Override
  public void close() {
    arena.close();
  }
}
