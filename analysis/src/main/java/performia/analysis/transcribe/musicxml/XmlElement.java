// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// One element of a score with all that is in it, and the place it stands at. One thread; filled by
/// [ScoreXml], then only read.
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final String file;
  private final int line;
  private final int column;
  private final List<XmlElement> children = new ArrayList<>();
  private String text = "";

  /// @param file for messages, as are line and column, from 1
  XmlElement(String name, Map<String, String> attributes, String file, int line, int column) {
    this.name = name;
    this.attributes = attributes;
    this.file = file;
    this.line = line;
    this.column = column;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void addText(String more) {
    text = text.isEmpty() ? more : text + more;
  }

  String name() {
    return name;
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  List<XmlElement> children() {
    return children;
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(c -> c.is(wanted)).toList();
  }

  /// The first child of that name.
  @Nullable XmlElement child(String wanted) {
    for (XmlElement child : children) {
      if (child.is(wanted)) {
        return child;
      }
    }
    return null;
  }

  boolean has(String wanted) {
    return child(wanted) != null;
  }

  /// The text of the element itself, blanks at its ends aside.
  String text() {
    return text.strip();
  }

  /// The text of the first child of that name; empty where there is none.
  String text(String wanted) {
    XmlElement child = child(wanted);
    return child == null ? "" : child.text();
  }

  /// An attribute; empty where there is none.
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "").strip();
  }

  /// The number the text spells, within bounds; the fallback where it spells none.
  double number(double fallback) {
    return parsed(text(), fallback);
  }

  /// The number the first child of that name spells; the fallback where there is none.
  double number(String wanted, double fallback) {
    return parsed(text(wanted), fallback);
  }

  /// The number a text spells; the fallback where it spells none or an absurd one.
  static double parsed(String text, double fallback) {
    try {
      double value = Double.parseDouble(text.strip());
      return Math.abs(value) <= 1e9 ? value : fallback;
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  PerformiaException error(String what, String fix) {
    return new PerformiaException(what, ScoreXml.place(file, line, column), fix);
  }
}
