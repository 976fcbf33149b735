// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// The headers and opcodes of an instrument, one after the other, includes opened and variables
/// replaced. One loader thread.
final class SfzTokens {
  private static final int MAX_DEPTH = 24;
  private static final int MAX_INCLUDES = 5_000;
  private static final long MAX_FILE_BYTES = 16 << 20;
  private static final long MAX_CHARACTERS = 48 << 20;
  private static final int BEGIN = 64;

  private final SfzFolder folder;
  private final SfzNotes notes;
  private final SfzVariables variables = new SfzVariables();
  private final Deque<SfzCursor> open = new ArrayDeque<>();
  private final Deque<String> openFolders = new ArrayDeque<>();
  private final Deque<Path> openFiles = new ArrayDeque<>();
  private final Map<Path, String> texts = new HashMap<>();
  private int includes;
  private long characters;

  /// @param main the main file
  SfzTokens(Path main, SfzFolder folder, SfzNotes notes) {
    this.folder = folder;
    this.notes = notes;
    String name = String.valueOf(main.getFileName());
    enter(folder.main(), name, "", new SfzPlace(main.toString(), 1));
  }

  /// The next one, or null at the end.
  @Nullable SfzToken next() {
    while (!open.isEmpty()) {
      SfzCursor cursor = open.getLast();
      if (!cursor.skipToWord()) {
        open.removeLast();
        openFolders.removeLast();
        openFiles.removeLast();
      } else if (cursor.peek() != '#' || !directive(cursor)) {
        SfzToken token = cursor.peek() == '<' ? header(cursor) : opcode(cursor);
        if (token != null) {
          return token;
        }
      }
    }
    return null;
  }

  private @Nullable SfzToken header(SfzCursor cursor) {
    SfzPlace place = cursor.place();
    String name = cursor.header();
    if (name.isEmpty()) {
      notes.say("header", "a header without its closing bracket is passed over", place);
      return null;
    }
    return new SfzToken(true, name, "", place);
  }

  private @Nullable SfzToken opcode(SfzCursor cursor) {
    SfzPlace place = cursor.place();
    String name = cursor.name();
    if (name.isEmpty()) {
      notes.say("word", "a word that is no opcode is passed over", place);
      return null;
    }
    if (name.equals("base64data") || name.equals("data")) {
      return new SfzToken(false, "base64data", cursor.data(), place);
    }
    boolean path = name.equals("sample") || name.endsWith("_path") || name.contains("label");
    return new SfzToken(false, variables.expand(name), variables.expand(cursor.value(path)), place);
  }

  /// Does what a line beginning with # says; false where it is none of ours.
  private boolean directive(SfzCursor cursor) {
    SfzPlace place = cursor.place();
    if (cursor.startsWith("#define")) {
      cursor.word();
      String name = cursor.word();
      String value = cursor.word();
      if (name.isEmpty() || name.charAt(0) != '$' || !variables.define(name, value)) {
        notes.say("define", "a #define that cannot be understood is passed over", place);
      }
      return true;
    }
    if (cursor.startsWith("#include")) {
      String written = cursor.quoted();
      if (written.isEmpty()) {
        notes.say("include", "an #include without a quoted path is passed over", place);
      } else {
        include(variables.expand(written), place);
      }
      return true;
    }
    return false;
  }

  /// Opens an included file: its path counts from the main file's folder, or, as some have it, from
  /// the folder of the file that includes it.
  private void include(String written, SfzPlace place) {
    String path = written.replace('\\', '/');
    String here = openFolders.getLast();
    Path file = folder.find(path, place);
    String inFolder = "";
    if (file == null && !here.isEmpty()) {
      file = folder.find(here + path, place);
      inFolder = here;
    }
    if (file == null) {
      notes.say("include " + path, "the included file \"" + path + "\" is not there", place);
      return;
    }
    if (openFiles.contains(file)) {
      notes.say("circle " + path, "\"" + path + "\" includes itself, which is passed over", place);
      return;
    }
    if (open.size() >= MAX_DEPTH || ++includes > MAX_INCLUDES) {
      throw broken("it includes more files than any instrument does", place);
    }
    int slash = path.lastIndexOf('/');
    enter(file, path, inFolder + path.substring(0, slash + 1), place);
  }

  private void enter(Path file, String name, String inFolder, SfzPlace place) {
    String text = texts.get(file);
    if (text == null) {
      text = read(file, place);
      texts.put(file, text);
    }
    characters += text.length() + 1;
    if (characters > MAX_CHARACTERS) {
      throw broken("more text than any instrument has", place);
    }
    open.addLast(new SfzCursor(name, text));
    openFolders.addLast(inFolder);
    openFiles.addLast(file);
  }

  private static PerformiaException broken(String what, SfzPlace place) {
    return new PerformiaException(
        "the instrument is broken: " + what, place.toString(), "choose another instrument");
  }

  private static String read(Path file, SfzPlace place) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new PerformiaException("this is no file", place.toString(), "choose an .sfz file");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new PerformiaException(
            "the text is larger than 16 MiB", place.toString(), "choose an .sfz file");
      }
      String text = decode(Files.readAllBytes(file));
      if (text.substring(0, Math.min(BEGIN, text.length())).indexOf('\0') >= 0) {
        throw new PerformiaException("this is not text", place.toString(), "choose an .sfz file");
      }
      return text;
    } catch (IOException e) {
      throw new PerformiaException(
          "the file cannot be read", place.toString(), "check that it is there and readable", e);
    }
  }

  private static String decode(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // Text of older Windows editors; it has a meaning for every byte.
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
