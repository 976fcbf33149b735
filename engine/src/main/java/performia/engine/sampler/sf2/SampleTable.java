// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// The sample headers of a bank, and the frames they speak of (SoundFont 2.04, section 7.10). One
/// loader thread.
final class SampleTable {
  private static final int ROM = 0x8000;
  private static final int VORBIS = 0x10;

  private final BankFile file;
  private final Table headers;
  private final Chunk frames;
  private final Map<Cut, Sound> sounds = new HashMap<>();

  SampleTable(BankFile file, Table headers, Chunk frames) {
    this.file = file;
    this.headers = headers;
    this.frames = frames;
  }

  /// How the zones change what a header says.
  ///
  /// @param startShift frames added to the start
  /// @param endShift frames added to the end
  /// @param loopStartShift frames added to the loop's start
  /// @param loopEndShift frames added to the loop's end
  /// @param mode 0 no loop, 1 loop, 3 loop while held
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

  /// The sound of a header, or null where there is nothing to play: no frames, or frames that sit
  /// in the ROM of a sound card.
  @Nullable Sound sound(int index, Change change, long zoneAt) {
    if (index >= headers.count()) {
      throw file.broken("a zone asks for sample " + index + " of " + headers.count(), zoneAt);
    }
    long at = headers.at(index);
    int type = file.unsignedShort(at + 44);
    if ((type & VORBIS) != 0) {
      throw file.refused(
          "this bank holds compressed samples (SF3), which are not played yet",
          at + 44,
          "choose an .sf2 bank, or convert this one to SF2");
    }
    if ((type & ROM) != 0) {
      return null;
    }
    Cut key = new Cut(index, change);
    Sound sound = sounds.get(key);
    if (sound == null) {
      sound = build(at, change);
      if (sound != null) {
        sounds.put(key, sound);
      }
    }
    return sound;
  }

  /// What is said when zones multiply beyond reason.
  PerformiaException tooMuch(long zoneAt) {
    return file.broken("more zones than any bank has", zoneAt);
  }

  private @Nullable Sound build(long at, Change change) {
    long available = frames.size() / 2;
    long start = file.unsignedInt(at + 20);
    long end = file.unsignedInt(at + 24);
    long loopStart = file.unsignedInt(at + 28);
    long loopEnd = file.unsignedInt(at + 32);
    if (start > end || end > available) {
      throw file.broken("sample frames %d to %d of %d".formatted(start, end, available), at + 20);
    }
    if (change.mode != 0 && (loopStart > available || loopEnd > available)) {
      throw file.broken(
          "loop frames %d to %d of %d".formatted(loopStart, loopEnd, available), at + 28);
    }
    long rate = file.unsignedInt(at + 36);
    long first = Math.clamp(start + change.startShift, start, end);
    long last = Math.clamp(end + change.endShift, first, end);
    if (last == first) {
      return null;
    }
    int count = (int) Math.min(last - first, Integer.MAX_VALUE / 4);
    int from = Math.clamp(loopStart + change.loopStartShift - first, 0, count);
    int to = Math.clamp(loopEnd + change.loopEndShift - first, 0, count);
    return new Sound(
        file.text(at, 20),
        file.slice(frames.at() + 2 * first, 2L * count),
        count,
        from,
        to,
        to > from ? loopMode(change.mode) : LoopMode.NONE,
        // A rate that cannot be meant is taken as the usual one.
        rate < 400 || rate > 400_000 ? 44100 : (int) rate,
        rootKey(at, change.rootKey));
  }

  private static LoopMode loopMode(int mode) {
    return switch (mode) {
      case 1 -> LoopMode.ALWAYS;
      case 3 -> LoopMode.WHILE_HELD;
      default -> LoopMode.NONE;
    };
  }

  /// Above 127 the header's key is invalid and middle C is meant (section 7.10).
  private double rootKey(long at, int override) {
    int own = file.unsignedByte(at + 40);
    int key = override >= 0 ? override : own > 127 ? 60 : own;
    return key - file.signedByte(at + 41) / 100.0;
  }
}
