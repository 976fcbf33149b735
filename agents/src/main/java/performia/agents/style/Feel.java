// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import performia.engine.music.Meter;

/// A way of playing that the whole band shares, read from text. Immutable; any thread.
///
/// @param id folder name and option, such as `bossa`
/// @param name for people
/// @param words what charts call it; lower case
/// @param slowest quarter notes a minute it is at home from
/// @param fastest quarter notes a minute it is at home up to
/// @param pulses pulses in a bar it was written for
/// @param division 8 when eighths swing, 16 when sixteenths do
/// @param swingTempi ascending tempi of the swing curve
/// @param swingRatios swing at those tempi, linear between, level outside
/// @param reach how far a build goes in this feel, 1 as usual: more where intensity changes little
/// @param seats how every seat sounds
/// @param texts what every seat plays, as its own agent reads it
public record Feel(
    String id,
    String name,
    List<String> words,
    double slowest,
    double fastest,
    int pulses,
    int division,
    List<Double> swingTempi,
    List<Double> swingRatios,
    double reach,
    Map<Seat, SeatStyle> seats,
    Map<Seat, StyleText> texts) {
  public Feel {
    words = List.copyOf(words);
    swingTempi = List.copyOf(swingTempi);
    swingRatios = List.copyOf(swingRatios);
    seats = Map.copyOf(seats);
    texts = Map.copyOf(texts);
  }

  public SeatStyle seat(Seat seat) {
    SeatStyle style = seats.get(seat);
    if (style == null) {
      throw new IllegalArgumentException("feel " + id + " has no " + seat.word());
    }
    return style;
  }

  /// The same, but this seat plays and sounds as in the other; as before where that has none.
  public Feel withSeat(Seat seat, Feel other) {
    if (!other.seats.containsKey(seat)) {
      return this;
    }
    var mixedSeats = new EnumMap<>(seats);
    var mixedTexts = new EnumMap<Seat, StyleText>(Seat.class);
    mixedTexts.putAll(texts);
    mixedSeats.put(seat, other.seat(seat));
    mixedTexts.put(seat, other.text(seat));
    return new Feel(
        id,
        name,
        words,
        slowest,
        fastest,
        pulses,
        division,
        swingTempi,
        swingRatios,
        reach,
        mixedSeats,
        mixedTexts);
  }

  /// What this seat plays; an empty text where the feel has none.
  public StyleText text(Seat seat) {
    StyleText text = texts.get(seat);
    return text == null ? StyleText.parse(id + "/" + seat.word() + ".txt", "") : text;
  }

  /// The swing ratio at this tempo: 0.5 straight, 0.667 triplets.
  public double swingAt(double tempo) {
    int last = swingTempi.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (tempo <= swingTempi.get(i)) {
        if (i == 0) {
          return swingRatios.getFirst();
        }
        double part = (tempo - swingTempi.get(i - 1)) / (swingTempi.get(i) - swingTempi.get(i - 1));
        return swingRatios.get(i - 1) + part * (swingRatios.get(i) - swingRatios.get(i - 1));
      }
    }
    return swingRatios.get(last);
  }

  /// The pulses of a bar at this tempo.
  public PulseGrid grid(Meter meter, double tempo) {
    return new PulseGrid(meter, swingAt(tempo), division);
  }
}
