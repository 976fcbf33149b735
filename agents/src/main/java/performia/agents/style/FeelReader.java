// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import performia.engine.PerformiaException;

/// Reads `feel.txt`, the sheet the whole band shares. Stateless; any thread.
///
/// ```
/// name    Bossa nova
/// words   bossa nova, bossa, latin
/// tempo   100 160
/// pulses  4
/// reach   1                # how far --build goes here, 0..2
/// swing   8 0.5            # or tempo:ratio pairs: swing 8 120:0.667 240:0.58
/// [drums program=0 gain=0.9 pan=0 reverb=0.15 mean=0 spread=4 steps=0,1,0,2 enters=0]
/// [keys program=16 gain=0.7 effects=rotary:0.8,rotary-speed:1]
/// ```
public final class FeelReader {
  private FeelReader() {}

  /// @param id folder name
  /// @param sheet the parsed `feel.txt`
  /// @param texts the seats' own files
  public static Feel read(String id, StyleText sheet, Map<Seat, StyleText> texts) {
    StyleText.Block head = sheet.head();
    try {
      String[] tempo = head.value("tempo", "40 240").split("\\s+");
      String[] swing = head.value("swing", "8 0.5").split("\\s+");
      var tempi = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      for (int i = 1; i < swing.length; i++) {
        String[] pair = swing[i].split(":");
        tempi.add(pair.length > 1 ? Double.parseDouble(pair[0]) : 100.0);
        ratios.add(Double.parseDouble(pair[pair.length - 1]));
      }
      var seats = new EnumMap<Seat, SeatStyle>(Seat.class);
      for (Seat seat : Seat.values()) {
        List<StyleText.Block> blocks = sheet.named(seat.word());
        if (blocks.isEmpty()) {
          throw sheet.wrong(1, "no [" + seat.word() + "] block", "give every seat its sound");
        }
        seats.put(seat, seat(blocks.getFirst()));
      }
      List<String> words =
          List.of(head.value("words", id).toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
      return new Feel(
          id,
          head.value("name", id),
          words,
          Double.parseDouble(tempo[0]),
          Double.parseDouble(tempo[1]),
          Integer.parseInt(head.value("pulses", "4")),
          Integer.parseInt(swing[0]),
          tempi,
          ratios,
          Math.clamp(Double.parseDouble(head.value("reach", "1")), 0.0, 2.0),
          seats,
          texts);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new PerformiaException(
          "a number is missing or misspelled", sheet.source(), "compare it with a shipped feel", e);
    }
  }

  private static SeatStyle seat(StyleText.Block block) {
    var steps = new ArrayList<Double>();
    for (String step : block.word("steps", "0,0,0,0").split(",")) {
      steps.add(Double.parseDouble(step));
    }
    int program = (int) block.number("program", 0);
    return new SeatStyle(
        program,
        block.number("gain", 0.8),
        block.number("pan", 0),
        block.number("reverb", 0.15),
        block.number("mean", 0),
        block.number("spread", 4),
        steps,
        block.number("enters", 0),
        (int) block.number("calm", program),
        block.number("below", 0),
        effects(block.word("effects", "")));
  }

  /// Pairs such as `rotary:0.8,echo:0.2`.
  private static Map<String, Double> effects(String text) {
    var effects = new LinkedHashMap<String, Double>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
      String[] two = pair.split(":");
      effects.put(two[0], Double.parseDouble(two[1]));
    }
    return effects;
  }
}
