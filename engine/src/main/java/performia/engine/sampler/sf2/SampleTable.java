// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.Frames;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.riff.BankFile;

/// The sample headers of a bank, and the frames they speak of (SoundFont 2.04, section 7.10). One
/// loader thread.
final class SampleTable {
  private static final int ROM = 0x8000;
  private static final int VORBIS = 0x10;

  private final BankFile file;
  private final Table headers;
  private final SampleFrames frames;
  private final Repairs repairs;
  private final Map<Cut, Sound> sounds = new HashMap<>();
  private final Map<Span, Frames> spans = new HashMap<>();

  SampleTable(BankFile file, Table headers, SampleFrames frames, Repairs repairs) {
    this.file = file;
    this.headers = headers;
    this.frames = frames;
    this.repairs = repairs;
  }

  /// How the zones change what a header says.
  ///
  /// @param startShift frames added to the start
  /// @param endShift frames added to the end
  /// @param loopStartShift frames added to the loop's start
  /// @param loopEndShift frames added to the loop's end
  /// @param mode 0 and 2 no loop, 1 loop, 3 loop while held
  /// @param rootKey key that replaces the header's, or -1
  record Change(
      long startShift,
      long endShift,
      long loopStartShift,
      long loopEndShift,
      int mode,
      int rootKey) {}

  /// A header and how it is changed: one sound, however many zones play it.
  private record Cut(int index, Change change) {}

  /// A stretch of the bank: one memory, however many sounds lie on it.
  private record Span(long first, int count) {}

  /// The sound of a header, or null where there is nothing to play: no frames, or frames that sit
  /// in the ROM of a sound card.
  @Nullable Sound sound(int index, Change change, long zoneAt) {
    if (index >= headers.count()) {
      repairs.add(
          "no sample",
          "a zone asks for sample %d of %d and stays silent%s"
              .formatted(index, headers.count(), place(zoneAt)));
      return null;
    }
    long at = headers.at(index);
    int type = file.unsignedShort(at + 44);
    if ((type & ROM) != 0) {
      repairs.add(
          "rom",
          "sample \"%s\" sits in the ROM of a sound card and stays silent%s"
              .formatted(file.text(at, 20), place(at)));
      return null;
    }
    Cut key = new Cut(index, change);
    Sound sound = sounds.get(key);
    if (sound == null) {
      sound = (type & VORBIS) != 0 ? compressed(index, at, change) : build(at, change);
      if (sound != null) {
        sounds.put(key, sound);
      }
    }
    return sound;
  }

  private static String place(long at) {
    return " (byte " + at + ")";
  }

  /// What is said when zones multiply beyond reason.
  PerformiaException tooMuch(long zoneAt) {
    return file.broken("more zones than any bank has", zoneAt);
  }

  private @Nullable Sound build(long at, Change change) {
    long available = frames.count();
    long start = file.unsignedInt(at + 20);
    long end = end(at, start, available);
    long first = Math.clamp(start + change.startShift, Math.min(start, end), end);
    long last = Math.clamp(end + change.endShift, first, end);
    if (last == first) {
      return null;
    }
    int count = (int) Math.min(last - first, Integer.MAX_VALUE / 4);
    Frames memory = spans.computeIfAbsent(new Span(first, count), s -> frames.linear(first, count));
    return sound(at, change, memory, first, count);
  }

  /// The header of a compressed sample counts bytes for its frames, and its loop from its start.
  private @Nullable Sound compressed(int index, long at, Change change) {
    VorbisSample stream =
        frames.stream(index, file.unsignedInt(at + 20), file.unsignedInt(at + 24));
    if (stream.frames() == 0) {
      repairs.add(
          "stream",
          "sample \"%s\" is no Vorbis stream and stays silent%s"
              .formatted(file.text(at, 20), place(at + 20)));
      return null;
    }
    int first = Math.clamp(change.startShift, 0, stream.frames());
    int last = Math.clamp(stream.frames() + change.endShift, first, stream.frames());
    if (last == first) {
      return null;
    }
    return sound(at, change, frames.cut(stream, first, last - first), first, last - first);
  }

  /// Where a sample ends: its header's word, as far as there are frames.
  private long end(long at, long start, long available) {
    long end = file.unsignedInt(at + 24);
    if (start > end || end > available) {
      repairs.add(
          "sample bounds",
          "sample \"%s\" is frames %d to %d of %d and is cut to what is there%s"
              .formatted(file.text(at, 20), start, end, available, place(at + 20)));
      return Math.max(Math.min(start, available), Math.min(end, available));
    }
    return end;
  }

  private Sound sound(long at, Change change, Frames memory, long first, int count) {
    long loopStart = file.unsignedInt(at + 28) + change.loopStartShift - first;
    long loopEnd = file.unsignedInt(at + 32) + change.loopEndShift - first;
    int from = Math.clamp(loopStart, 0, count);
    int to = Math.clamp(loopEnd, 0, count);
    LoopMode mode = loopMode(change.mode);
    if (mode != LoopMode.NONE && (from != loopStart || to != loopEnd || to <= from)) {
      repairs.add(
          "loop bounds",
          "sample \"%s\" loops over frames %d to %d of %d and %s%s"
              .formatted(
                  file.text(at, 20),
                  loopStart,
                  loopEnd,
                  count,
                  to > from ? "is cut to what is there" : "is played once",
                  place(at + 28)));
    }
    return new Sound(
        file.text(at, 20),
        memory,
        count,
        from,
        to,
        to > from ? mode : LoopMode.NONE,
        rate(at),
        rootKey(at, change.rootKey),
        file.signedByte(at + 41));
  }

  /// A rate that cannot be meant is taken as the usual one (section 7.10 asks for 400 to 50000).
  private int rate(long at) {
    long rate = file.unsignedInt(at + 36);
    if (rate >= 400 && rate <= 400_000) {
      return (int) rate;
    }
    repairs.add(
        "rate",
        "sample \"%s\" says %d frames a second and is taken as 44100%s"
            .formatted(file.text(at, 20), rate, place(at + 36)));
    return 44_100;
  }

  private static LoopMode loopMode(int mode) {
    return switch (mode) {
      case 1 -> LoopMode.ALWAYS;
      case 3 -> LoopMode.WHILE_HELD;
      default -> LoopMode.NONE;
    };
  }

  /// Above 127 the header's key is invalid, or 255 for unpitched, and middle C is meant (section
  /// 7.10).
  private int rootKey(long at, int override) {
    int own = file.unsignedByte(at + 40);
    return override >= 0 ? override : own > 127 ? 60 : own;
  }
}
