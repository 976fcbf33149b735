// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// Reads an SFZ instrument (SFZ 1, 2 and ARIA, as described at sfzformat.com) into a document. One
/// loader thread.
public final class SfzReader {
  private static final int MAX_OPCODES = 300_000;
  private static final int MAX_REGIONS = 60_000;
  private static final int MAX_CURVES = 256;

  private final SfzNotes notes = new SfzNotes();
  private final OpcodeReader opcodes = new OpcodeReader(notes);
  private final SfzControlReader control = new SfzControlReader();
  private final List<SfzRegion> regions = new ArrayList<>();
  private final List<SfzScope> effects = new ArrayList<>();
  private final Map<String, String> embedded = new LinkedHashMap<>();
  private final List<SfzCurve> curves = new ArrayList<>();
  private @Nullable SfzScope global;
  private @Nullable SfzScope master;
  private @Nullable SfzScope group;
  private @Nullable SfzScope current;
  private int count;

  private SfzReader() {
    for (int i = 0; i < 7; i++) {
      curves.add(SfzCurve.builtIn(i));
    }
  }

  /// Reads an instrument's text and everything it includes; samples are not opened.
  ///
  /// @throws PerformiaException when it cannot be read, is no text, leads out of its folder by an
  ///   include, or is too large to be meant; the place is the file and the line
  public static SfzDocument read(Path main) {
    SfzFolder folder;
    try {
      folder = new SfzFolder(main);
    } catch (IOException e) {
      throw new PerformiaException(
          "the folder cannot be read", main.toString(), "check that it is there and readable", e);
    }
    return new SfzReader().document(main, folder);
  }

  private SfzDocument document(Path main, SfzFolder folder) {
    SfzTokens tokens = new SfzTokens(main, folder, notes);
    for (SfzToken token = tokens.next(); token != null; token = tokens.next()) {
      if (token.isHeader()) {
        close();
        open(token);
      } else {
        take(token);
      }
    }
    close();
    opcodes.tell();
    String name = String.valueOf(main.getFileName());
    return new SfzDocument(
        name.toLowerCase(Locale.ROOT).endsWith(".sfz")
            ? name.substring(0, name.length() - 4)
            : name,
        folder,
        control.control(),
        List.copyOf(regions),
        List.copyOf(curves),
        List.copyOf(effects),
        Collections.unmodifiableMap(embedded),
        opcodes.uses(),
        notes.sentences());
  }

  private void open(SfzToken token) {
    String header = token.name().toLowerCase(Locale.ROOT);
    SfzScope scope = new SfzScope(header, token.place());
    current = scope;
    switch (header) {
      case "global" -> {
        global = scope;
        master = null;
        group = null;
      }
      case "master" -> {
        master = scope;
        group = null;
      }
      case "group" -> group = scope;
      case "control" -> control.open();
      case "region", "curve", "effect", "midi", "sample" -> {
        // These pass nothing on.
      }
      default ->
          notes.say(
              "header " + header, "the section <" + header + "> is passed over", token.place());
    }
  }

  private void take(SfzToken token) {
    if (++count > MAX_OPCODES) {
      throw tooMuch("more opcodes than any instrument has", token.place());
    }
    SfzScope scope = current;
    if (scope == null) {
      notes.say("before", "opcodes before the first section are passed over", token.place());
      return;
    }
    boolean isControl = scope.header().equals("control");
    if (isControl && token.name().startsWith("hint_")) {
      control.hint(token.name(), token.text());
      return;
    }
    Opcode opcode = opcodes.read(token);
    if (opcode == null) {
      return;
    }
    if (isControl) {
      control.read(opcode);
    }
    scope.put(opcode);
    if (opcode.base().equals("key")) {
      // One word for three, so that whichever is written last of them holds.
      scope.put(as("lokey", opcode));
      scope.put(as("hikey", opcode));
      scope.put(as("pitch_keycenter", opcode));
    }
  }

  private static Opcode as(String name, Opcode key) {
    return new Opcode(name, name, -1, -1, -1, key.text(), key.number(), key.place());
  }

  /// Makes what the section that ends was for.
  private void close() {
    SfzScope scope = current;
    if (scope == null) {
      return;
    }
    switch (scope.header()) {
      case "region" -> region(scope);
      case "curve" -> curve(scope);
      case "effect" -> effects.add(scope);
      case "sample" -> embed(scope);
      default -> {
        // The others are read as they come.
      }
    }
    current = null;
  }

  private void region(SfzScope own) {
    if (regions.size() >= MAX_REGIONS) {
      throw tooMuch("more regions than any instrument has", own.place());
    }
    List<SfzScope> scopes = new ArrayList<>(4);
    scopes.add(own);
    for (SfzScope outer : new @Nullable SfzScope[] {group, master, global}) {
      if (outer != null) {
        scopes.add(outer);
      }
    }
    String sample = "";
    for (int i = 0; i < scopes.size() && sample.isEmpty(); i++) {
      Opcode written = scopes.get(i).opcode("sample");
      sample = written == null ? "" : written.text();
    }
    boolean file = !sample.isEmpty() && sample.charAt(0) != '*';
    regions.add(
        new SfzRegion(scopes, file ? control.defaultPath() + sample : sample, control.keyOffset()));
  }

  private void embed(SfzScope scope) {
    Opcode name = scope.opcode("name");
    Opcode data = scope.opcode("base64data");
    if (name == null || data == null) {
      notes.say("sample", "an embedded sample without name or data is passed over", scope.place());
    } else {
      embedded.put(name.text(), data.text());
    }
  }

  private void curve(SfzScope scope) {
    Opcode index = scope.opcode("curve_index");
    int at = index == null || !index.isNumber() ? curves.size() : (int) Math.round(index.number());
    if (at >= MAX_CURVES) {
      notes.say("curves", "more than 256 curves; the last are passed over", scope.place());
      return;
    }
    while (curves.size() <= at) {
      curves.add(SfzCurve.builtIn(0));
    }
    curves.set(at, SfzCurve.of(at, scope));
  }

  private static PerformiaException tooMuch(String what, SfzPlace place) {
    return new PerformiaException(
        "the instrument is broken: " + what, place.toString(), "choose another instrument");
  }
}
