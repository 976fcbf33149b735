// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import performia.engine.PerformiaException;

/// A JSON value together with where it stands, for reading it with good messages: every question
/// that the value does not answer throws a [PerformiaException] naming the file and the path, such
/// as `song.json at sections[2].bars[5]`. Immutable; any thread.
///
/// @param value what is there; [Json#NULL] also for a field that is missing
/// @param source the file name
/// @param path how to get there from the top; empty at the top
public record JsonView(Json value, String source, String path) {
  /// Parses text and stands at its top.
  public static JsonView read(String text, String source) {
    return new JsonView(JsonText.read(text, source), source, "");
  }

  /// Whether anything is there.
  public boolean isPresent() {
    return !(value instanceof Json.Null);
  }

  public boolean isText() {
    return value instanceof Json.Str;
  }

  public boolean isNumber() {
    return value instanceof Json.Num;
  }

  public boolean isArray() {
    return value instanceof Json.Arr;
  }

  public boolean isObject() {
    return value instanceof Json.Obj;
  }

  /// The field of that name, present or not; this must be an object.
  public JsonView field(String name) {
    String below = path.isEmpty() ? name : path + "." + name;
    return new JsonView(object().fields().getOrDefault(name, Json.NULL), source, below);
  }

  /// The names of all fields in written order; this must be an object.
  public Set<String> names() {
    return object().fields().keySet();
  }

  /// All items; this must be an array.
  public List<JsonView> items() {
    if (!(value instanceof Json.Arr array)) {
      throw wrong("a list");
    }
    var items = new ArrayList<JsonView>();
    for (Json item : array.items()) {
      items.add(new JsonView(item, source, path + "[" + items.size() + "]"));
    }
    return List.copyOf(items);
  }

  /// Text of at most 100,000 characters.
  public String text() {
    if (!(value instanceof Json.Str string)) {
      throw wrong("text");
    }
    if (string.value().length() > 100_000) {
      throw error("text of more than 100000 characters", "shorten it");
    }
    return string.value();
  }

  public String text(String otherwise) {
    return isPresent() ? text() : otherwise;
  }

  /// A number from `low` to `high`, both included.
  public double number(double low, double high) {
    if (!(value instanceof Json.Num number)) {
      throw wrong("a number");
    }
    double given = number.value();
    if (!(given >= low && given <= high)) {
      String range =
          JsonText.writeCompact(Json.of(low)) + " to " + JsonText.writeCompact(Json.of(high));
      throw error(
          JsonText.writeCompact(value) + " is out of range", "write a number from " + range);
    }
    return given;
  }

  public double number(double low, double high, double otherwise) {
    return isPresent() ? number(low, high) : otherwise;
  }

  /// A whole number from `low` to `high`, both included.
  public int integer(int low, int high) {
    double given = number(low, high);
    if (given != Math.rint(given)) {
      throw wrong("a whole number");
    }
    return (int) given;
  }

  public int integer(int low, int high, int otherwise) {
    return isPresent() ? integer(low, high) : otherwise;
  }

  public boolean bool(boolean otherwise) {
    if (!isPresent()) {
      return otherwise;
    }
    if (!(value instanceof Json.Bool bool)) {
      throw wrong("true or false");
    }
    return bool.value();
  }

  /// Where this stands, for messages.
  public String where() {
    return path.isEmpty() ? source : source + " at " + path;
  }

  /// What a reader throws when the value makes no sense to it.
  public PerformiaException error(String what, String fix) {
    return new PerformiaException(what, where(), fix);
  }

  private Json.Obj object() {
    if (!(value instanceof Json.Obj object)) {
      throw wrong("an object");
    }
    return object;
  }

  private PerformiaException wrong(String expected) {
    String found =
        switch (value) {
          case Json.Obj object -> "an object";
          case Json.Arr array -> "a list";
          case Json.Str string -> "text";
          case Json.Num number -> "a number";
          case Json.Bool bool -> "true or false";
          case Json.Null nothing -> "nothing";
        };
    return error("expected " + expected + " but found " + found, "write " + expected + " here");
  }
}
