// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A take being recorded: its beginning is saved already, its events are saved as they are
/// appended, its end when it is finished. One thread at a time, never the audio thread.
public final class OpenTake {
  /// More events than this are counted, not kept: some five hours of a full band.
  public static final int MAX_EVENTS = 1_000_000;

  private final Database database;
  private final long id;
  private int chunk;
  private int kept;
  private long dropped;
  private boolean finished;

  OpenTake(Database database, long id) {
    this.database = database;
    this.id = id;
  }

  /// The number the library gave it.
  public long id() {
    return id;
  }

  /// Saves what sounded since the last call; the log itself is left for the caller to clear. Every
  /// second or so is a good pace: each call reaches the disk.
  public void append(TakeEvents events) {
    mustBeOpen();
    int room = Math.min(events.size(), MAX_EVENTS - kept);
    for (int from = 0; from < room; from += EventChunk.MAX_EVENTS) {
      int begin = from;
      int end = Math.min(room, from + EventChunk.MAX_EVENTS);
      byte[] bytes = EventChunk.write(events, begin, end);
      database.write(connection -> {
        TakeTable.append(connection, id, chunk, end - begin, bytes);
        return true;
      });
      chunk++;
      kept += end - begin;
    }
    dropped += events.size() - room;
  }

  /// Counts events that sounded but never reached the log, such as those a full ring dropped.
  public void countDropped(long events) {
    dropped += events;
  }

  /// Completes the take.
  ///
  /// @param length how long it lasted
  /// @param wav where its audio was written; null for none
  /// @param midi where its MIDI was written; null for none
  public void finish(Duration length, @Nullable Path wav, @Nullable Path midi) {
    mustBeOpen();
    String wavText = wav == null ? null : wav.toString();
    String midiText = midi == null ? null : midi.toString();
    database.write(connection -> {
      TakeTable.finish(connection, id, length, dropped, wavText, midiText);
      return true;
    });
    finished = true;
  }

  private void mustBeOpen() {
    if (finished) {
      throw new IllegalStateException("take " + id + " is finished");
    }
  }
}
