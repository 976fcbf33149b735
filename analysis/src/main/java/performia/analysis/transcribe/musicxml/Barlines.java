// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `barline` elements: repeats, endings, double bars. Stateless; any thread.
final class Barlines {
  /// More times than this is a mistake or an attack.
  static final int MAX_TIMES = 64;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private Barlines() {}

  static void read(XmlElement barline, Measure into) {
    boolean left = barline.attribute("location").equals("left");
    String style = barline.text("bar-style");
    boolean strong = style.equals("light-light") || style.contains("heavy");
    into.startsSection |= strong && left;
    into.endsSection |= strong && !left && !barline.attribute("location").equals("middle");
    into.segno |= barline.has("segno");
    into.codaSignAtStart |= barline.has("coda") && left;
    into.codaSignAtEnd |= barline.has("coda") && !left;
    XmlElement ending = barline.child("ending");
    if (ending != null) {
      ending(ending, into);
    }
    XmlElement repeat = barline.child("repeat");
    if (repeat != null) {
      repeat(repeat, into);
    }
  }

  private static void repeat(XmlElement repeat, Measure into) {
    if (repeat.attribute("direction").equals("forward")) {
      into.repeatStart = true;
      return;
    }
    double times = XmlElement.parsed(repeat.attribute("times"), 2);
    into.repeatTimes = Math.clamp((int) times, 2, MAX_TIMES);
    into.repeatAfterJump |= repeat.attribute("after-jump").equals("yes");
  }

  private static void ending(XmlElement ending, Measure into) {
    if (!ending.attribute("type").equals("start")) {
      into.endingStops = true;
      return;
    }
    into.endingStarts = true;
    Matcher numbers = NUMBER.matcher(ending.attribute("number"));
    while (numbers.find()) {
      int number = Integer.parseInt(numbers.group());
      if (number >= 1 && number <= MAX_TIMES && !into.endingStart.contains(number)) {
        into.endingStart.add(number);
      }
    }
  }
}
