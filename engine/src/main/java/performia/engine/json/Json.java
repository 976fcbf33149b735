// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value as an immutable tree; objects keep the order of their keys. Any thread.
public sealed interface Json {
  /// The only `null`.
  Json NULL = new Null();

  /// An object: its fields in written order.
  record Obj(Map<String, Json> fields) implements Json {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Builder builder() {
      return new Builder();
    }
  }

  /// An array.
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// A string.
  record Str(String value) implements Json {}

  /// A finite number.
  record Num(double value) implements Json {
    public Num {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON has no number " + value);
      }
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// `null`.
  record Null() implements Json {}

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(double value) {
    return new Num(value);
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  static Json of(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  /// Collects the fields of an object in the order they are to be written. One thread.
  final class Builder {
    private final Map<String, Json> fields = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String key, Json value) {
      fields.put(key, value);
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, of(value));
    }

    public Builder put(String key, double value) {
      return put(key, of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, of(value));
    }

    public Builder put(String key, List<? extends Json> items) {
      return put(key, of(items));
    }

    public Obj build() {
      return new Obj(fields);
    }
  }
}
