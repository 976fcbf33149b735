// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Reads from a bank only what a list needs: name and number of presets. Reads some kilobytes,
/// whatever the file's size; any thread.
final class BankHeader {
  private static final int MOST_CHUNKS = 256;
  private static final int LONGEST_NAME = 256;
  private static final int LARGEST_SFZ = 1 << 20;

  private String name = "";
  private int presets = -1;
  private String problem = "";

  private BankHeader() {}

  /// Looks at a file; a file that cannot be read is described with a problem, never thrown about.
  static Soundfont read(Path file) {
    String fileName = String.valueOf(file.getFileName());
    int dot = fileName.lastIndexOf('.');
    String id = dot > 0 ? fileName.substring(0, dot) : fileName;
    String kind = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    BankHeader header = new BankHeader();
    long bytes = 0;
    try {
      bytes = Files.size(file);
      if (bytes == 0) {
        header.problem = "The file is empty.";
      } else if (kind.equals("sfz")) {
        header.readSfz(file);
      } else {
        header.readRiff(file, kind);
      }
    } catch (EOFException e) {
      header.problem = "The file ends in the middle of its header.";
    } catch (IOException | SecurityException e) {
      header.problem = "The file cannot be opened.";
    }
    String named = header.name.isEmpty() ? id : header.name;
    return new Soundfont(id, named, kind, file.toString(), bytes, header.presets, header.problem);
  }

  private void readSfz(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(LARGEST_SFZ);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int regions = 0;
    for (int at = text.indexOf("<region>"); at >= 0; at = text.indexOf("<region>", at + 8)) {
      regions++;
    }
    presets = regions;
    if (regions == 0 && !text.contains("#include") && !text.contains("<group>")) {
      problem = "There is no region in it.";
    }
  }

  private void readRiff(Path file, String kind) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      String form = id(in);
      long end = Math.min(in.length(), 8 + size(in));
      String type = id(in);
      boolean dls = kind.equals("dls");
      if (!form.equals("RIFF") || !type.equals(dls ? "DLS " : "sfbk")) {
        problem = "It is not a " + (dls ? "DLS bank." : "SoundFont.");
        return;
      }
      walk(in, 12, end, 0);
      if (presets < 0) {
        problem = "It has no list of presets; the file may be cut short.";
      } else if (presets == 0) {
        problem = "There is no preset in it.";
      }
    }
  }

  /// Steps over the chunks; goes into the two lists that hold the name and the preset headers.
  private void walk(RandomAccessFile in, long from, long end, int depth) throws IOException {
    long at = from;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= end; i++) {
      in.seek(at);
      String chunk = id(in);
      long size = size(in);
      if (chunk.equals("LIST") && depth == 0 && size >= 4) {
        String list = id(in);
        if (list.equals("INFO") || list.equals("pdta")) {
          walk(in, at + 12, Math.min(end, at + 8 + size), 1);
        }
      } else if (chunk.equals("INAM")) {
        name = text(in, size);
      } else if (chunk.equals("phdr")) {
        presets = (int) Math.min(65_536, size / 38) - 1;
      } else if (chunk.equals("colh") && size >= 4) {
        presets = (int) Math.min(65_536, size(in));
      }
      at += 8 + size + (size & 1);
    }
  }

  private static String id(RandomAccessFile in) throws IOException {
    byte[] bytes = new byte[4];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static long size(RandomAccessFile in) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
  }

  private static String text(RandomAccessFile in, long size) throws IOException {
    byte[] bytes = new byte[(int) Math.min(size, LONGEST_NAME)];
    in.readFully(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int zero = text.indexOf('\0');
    return (zero < 0 ? text : text.substring(0, zero)).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
