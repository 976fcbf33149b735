// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Writes small lead sheets for the tests. Each measure holds one whole note with its own number as
/// its word, so that the words of a song tell the order of playing.
final class Sheet {
  static final String FOUR_FOUR =
      "<attributes><divisions>1</divisions><time><beats>4</beats><beat-type>4</beat-type></time>"
          + "</attributes>";

  private final StringBuilder xml = new StringBuilder();
  private int count;

  /// A measure: `left` goes before its note, `right` after it.
  Sheet measure(String left, String right) {
    return measure("", left, note(4, "" + (count + 1)), right);
  }

  Sheet measure() {
    return measure("", "");
  }

  /// A measure with attributes and contents of one's own.
  Sheet measure(String attributes, String left, String content, String right) {
    count++;
    xml.append("<measure number=\"").append(count).append("\" ").append(attributes).append(">");
    xml.append(count == 1 ? FOUR_FOUR : "").append(left).append(content).append(right);
    xml.append("</measure>\n");
    return this;
  }

  static String note(int duration, String word) {
    String lyric = word.isEmpty() ? "" : "<lyric number=\"1\"><text>" + word + "</text></lyric>";
    return "<note><rest/><duration>" + duration + "</duration>" + lyric + "</note>";
  }

  static String chord(String step, String kind) {
    return "<harmony><root><root-step>"
        + step
        + "</root-step></root><kind>"
        + kind
        + "</kind></harmony>";
  }

  static String forward() {
    return "<barline location=\"left\"><repeat direction=\"forward\"/></barline>";
  }

  static String backward() {
    return "<barline location=\"right\"><repeat direction=\"backward\"/></barline>";
  }

  static String backward(int times) {
    return "<barline location=\"right\"><repeat direction=\"backward\" times=\""
        + times
        + "\"/></barline>";
  }

  static String ending(String number) {
    return "<barline location=\"left\"><ending number=\""
        + number
        + "\" type=\"start\"/></barline>";
  }

  static String endingStop(boolean repeat) {
    return "<barline location=\"right\"><ending number=\"1\" type=\"stop\"/>"
        + (repeat ? "<repeat direction=\"backward\"/>" : "")
        + "</barline>";
  }

  static String direction(String type) {
    return "<direction><direction-type>" + type + "</direction-type></direction>";
  }

  static String words(String text) {
    return direction("<words>" + text + "</words>");
  }

  static String sound(String attributes) {
    return "<direction><direction-type><words/></direction-type><sound "
        + attributes
        + "/></direction>";
  }

  String xml() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 3.1 Partwise//EN\""
        + " \"http://www.musicxml.org/dtds/partwise.dtd\">\n"
        + "<score-partwise><part-list><score-part id=\"P1\"><part-name/></score-part></part-list>"
        + "<part id=\"P1\">\n"
        + xml
        + "</part></score-partwise>\n";
  }

  Song song() {
    return read(xml());
  }

  static Song read(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return new MusicXmlFormat().read(ChartSource.of("sheet.xml", bytes)).getFirst();
  }

  /// The words in order of playing, which are the numbers of the measures.
  String order() {
    List<String> numbers =
        new Timeline(song()).bars().stream().map(bar -> bar.written().lyrics()).toList();
    return String.join(" ", numbers);
  }
}
