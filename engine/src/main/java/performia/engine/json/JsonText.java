// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import performia.engine.PerformiaException;

/// JSON text to tree and back. Reading is strict (RFC 8259, no comments, no duplicate keys) and
/// bounded; writing is deterministic: same tree, same text. Any thread.
public final class JsonText {
  /// Objects and arrays nested deeper than this are refused.
  public static final int MAX_DEPTH = 64;

  /// A text with more values than this is refused.
  public static final int MAX_VALUES = 4_000_000;

  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}) column (\\d{1,9})");

  private final JsonReader reader;
  private final String source;
  private int values;

  private JsonText(String text, String source) {
    reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MAX_DEPTH);
    this.source = source;
  }

  /// Reads one JSON value and nothing after it.
  ///
  /// @param source what the text came from, for messages; such as a file name
  /// @throws PerformiaException when it is no JSON or too deep or too large, with line and column
  public static Json read(String text, String source) {
    var parser = new JsonText(text, source);
    try {
      Json value = parser.value();
      if (parser.reader.peek() != JsonToken.END_DOCUMENT) {
        throw parser.wrong("text after the end of the JSON value", "remove what follows it");
      }
      return value;
    } catch (MalformedJsonException e) {
      throw parser.malformed(e);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw parser.wrong(
          "the JSON ends too early or is damaged", "check that the file is complete");
    }
  }

  private Json value() throws IOException {
    if (++values > MAX_VALUES) {
      throw wrong("more than " + MAX_VALUES + " values", "split the file");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new Json.Str(reader.nextString());
      case NUMBER -> number();
      case BOOLEAN -> new Json.Bool(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield Json.NULL;
      }
      default -> throw wrong("a value is missing", "complete the JSON");
    };
  }

  private Json number() throws IOException {
    double value = Double.parseDouble(reader.nextString());
    if (!Double.isFinite(value)) {
      throw wrong("a number is too large", "write one below 1e308");
    }
    return new Json.Num(value);
  }

  private Json object() throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    reader.beginObject();
    while (reader.hasNext()) {
      String key = reader.nextName();
      if (fields.containsKey(key)) {
        throw wrong("the key \"" + key + "\" stands twice in one object", "remove one of them");
      }
      fields.put(key, value());
    }
    reader.endObject();
    return new Json.Obj(fields);
  }

  private Json array() throws IOException {
    var items = new ArrayList<Json>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value());
    }
    reader.endArray();
    return new Json.Arr(items);
  }

  private PerformiaException malformed(MalformedJsonException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Nesting limit")) {
      return wrong("nested deeper than " + MAX_DEPTH, "flatten it");
    }
    return wrong("not valid JSON", "look for a missing comma, quote or bracket just before");
  }

  private PerformiaException wrong(String what, String fix) {
    Matcher place = PLACE.matcher(reader.toString());
    String where =
        place.find() ? source + ", line " + place.group(1) + ", column " + place.group(2) : source;
    return new PerformiaException(what, where, fix);
  }

  /// Writes a tree as JSON on one line, without a line break at its end.
  public static String writeCompact(Json json) {
    var out = new StringBuilder();
    JsonLayout.compact(json, out);
    return out.toString();
  }

  /// Writes a tree for people: whatever fits on a line of 100 characters stands on one; ends with a
  /// line break.
  public static String write(Json json) {
    return new JsonLayout(100).pretty(json) + "\n";
  }
}
