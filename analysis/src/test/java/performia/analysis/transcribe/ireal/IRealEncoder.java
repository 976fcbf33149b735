// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes links as the app does, for charts of our own.
public final class IRealEncoder {
  private IRealEncoder() {}

  /// One song of a scrambled link, not yet percent-encoded.
  public static String song(
      String title, String composer, String style, String key, int tempo, String chart) {
    String shorter = chart.replace("| x", "Kcl").replace(" |", "LZ").replace("   ", "XyQ");
    String music = Scramble.PREFIX + Scramble.swap(shorter);
    return String.join("=", title, composer, "", style, key, "", music, "", "" + tempo, "3");
  }

  public static String link(String... songs) {
    String body = String.join("===", songs);
    return "irealb://" + URLEncoder.encode(body, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A plain link of the old kind.
  public static String plain(
      String title, String composer, String style, String key, String chart) {
    String body = String.join("=", title, composer, style, key, "n", chart);
    return "irealbook://" + URLEncoder.encode(body, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
