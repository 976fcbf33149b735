// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import performia.analysis.transcribe.chart.SongFileFormat;
import performia.analysis.transcribe.chordpro.ChordProFormat;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.grid.GridFormat;
import performia.analysis.transcribe.ireal.IRealFormat;
import performia.analysis.transcribe.musicxml.MusicXmlFormat;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

/// The front door for charts: recognises the format by its content and gives the songs in it.
/// Stateless; any thread, usually the loader, as it reads files.
public final class ChartReader {
  /// A larger file is refused.
  public static final int MAX_BYTES = 16 << 20;

  /// In order of asking, the most particular first; the last takes any text.
  private static final List<ChartFormat> FORMATS =
      List.of(
          new MusicXmlFormat(),
          new IRealFormat(),
          new SongFileFormat(),
          new ChordProFormat(),
          new GridFormat());

  private ChartReader() {}

  /// Reads every song in a file, at least one. A song without a title is called after the file.
  ///
  /// @throws PerformiaException when the file cannot be read or is no chart
  public static List<Song> read(Path file) {
    Path fileName = file.getFileName();
    String name = fileName == null ? file.toString() : fileName.toString();
    return read(ChartSource.of(name, bytes(file)));
  }

  /// Reads every song in a text, such as one pasted or an iReal Pro link.
  ///
  /// @param name what to call the text in messages
  public static List<Song> read(String text, String name) {
    return read(ChartSource.of(name, text));
  }

  private static List<Song> read(ChartSource source) {
    if (source.text().isBlank()) {
      throw new PerformiaException(
          "the file is empty", source.name(), "write a chart such as | C | Am | F | G |");
    }
    boolean binary = source.isBinary();
    for (ChartFormat format : FORMATS) {
      if ((!binary || format.mayBeBinary()) && format.recognises(source)) {
        return format.read(source);
      }
    }
    throw new PerformiaException(
        binary ? "a binary file, not a chart" : "not a chart that Performia knows",
        source.name(),
        "give song or chart JSON, grid text, ChordPro, an iReal Pro link or MusicXML");
  }

  private static byte[] bytes(Path file) {
    String where = file.toString();
    if (Files.isDirectory(file)) {
      throw new PerformiaException("that is a folder", where, "name a chart file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new PerformiaException(
            "larger than " + (MAX_BYTES >> 20) + " MiB", where, "a chart is text; check the file");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new PerformiaException("no such file", where, "check the name", e);
    } catch (AccessDeniedException e) {
      throw new PerformiaException("may not be read", where, "change its permissions", e);
    } catch (IOException e) {
      throw new PerformiaException("cannot be read", where, "check the disk and the file", e);
    }
  }
}
