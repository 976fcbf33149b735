// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.List;
import performia.engine.sampler.articulation.BandShape;
import performia.engine.sampler.articulation.FilterKind;
import performia.engine.sampler.articulation.FilterShape;
import performia.engine.sampler.articulation.Slots;

/// Reads a region's filters and equaliser. One loader thread.
final class ToneCompiler {
  private static final int BANDS = 3;
  private static final float[] BAND_HZ = {50, 500, 5000};

  private final Settings settings;

  ToneCompiler(Settings settings) {
    this.settings = settings;
  }

  List<FilterShape> filters() {
    boolean first = isUsed("", "fil");
    boolean second = isUsed("2", "fil2");
    List<FilterShape> filters = new ArrayList<>();
    if (first || second) {
      filters.add(first ? filter("", "fil") : nothing());
    }
    if (second) {
      filters.add(filter("2", "fil2"));
    }
    return List.copyOf(filters);
  }

  private static FilterShape nothing() {
    return new FilterShape(
        FilterKind.NONE, 20_000, 60, 0, performia.engine.sampler.articulation.Amount.ZERO, 0, 0, 0);
  }

  private boolean isUsed(String number, String prefix) {
    return settings.has("cutoff" + number) || kind(prefix) == FilterKind.PINK;
  }

  private FilterShape filter(String number, String prefix) {
    return new FilterShape(
        kind(prefix),
        settings.number("cutoff" + number, 20_000),
        settings.key(prefix + "_keycenter", 60),
        settings.number(prefix + "_keytrack", 0),
        settings.amount(prefix + "_veltrack", 0, "", 1),
        settings.number(prefix + "_random", 0),
        settings.number("resonance" + number, 0),
        settings.number(prefix + "_gain", 0));
  }

  private FilterKind kind(String prefix) {
    return switch (settings.text(prefix + "_type", "lpf_2p")) {
      case "lpf_1p" -> FilterKind.LOW_PASS_1;
      case "lpf_4p" -> FilterKind.LOW_PASS_4;
      case "lpf_6p" -> FilterKind.LOW_PASS_6;
      case "hpf_1p" -> FilterKind.HIGH_PASS_1;
      case "hpf_2p", "hpf_2p_sv" -> FilterKind.HIGH_PASS_2;
      case "hpf_4p" -> FilterKind.HIGH_PASS_4;
      case "hpf_6p" -> FilterKind.HIGH_PASS_6;
      case "bpf_1p" -> FilterKind.BAND_PASS_1;
      case "bpf_2p", "bpf_2p_sv" -> FilterKind.BAND_PASS_2;
      case "bpf_4p" -> FilterKind.BAND_PASS_4;
      case "bpf_6p" -> FilterKind.BAND_PASS_6;
      case "brf_1p" -> FilterKind.BAND_REJECT_1;
      case "brf_2p", "brf_2p_sv" -> FilterKind.BAND_REJECT_2;
      case "apf_1p" -> FilterKind.ALL_PASS_1;
      case "pink" -> FilterKind.PINK;
      case "lsh" -> FilterKind.LOW_SHELF;
      case "hsh" -> FilterKind.HIGH_SHELF;
      case "peq" -> FilterKind.PEAK;
      case "none", "comb" -> FilterKind.NONE;
      default -> FilterKind.LOW_PASS_2;
    };
  }

  List<BandShape> bands() {
    int last = 0;
    for (int i = 1; i <= BANDS; i++) {
      if (isUsed(i)) {
        last = i;
      }
    }
    List<BandShape> bands = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      String name = "eq" + i + "_";
      FilterKind kind =
          switch (settings.text(name + "type", "peak")) {
            case "lshelf" -> FilterKind.LOW_SHELF;
            case "hshelf" -> FilterKind.HIGH_SHELF;
            default -> FilterKind.PEAK;
          };
      bands.add(
          new BandShape(
              isUsed(i) ? kind : FilterKind.NONE,
              settings.number(name + "freq", BAND_HZ[i - 1]),
              settings.number(name + "vel2freq", 0),
              settings.number(name + "bw", 1),
              settings.number(name + "gain", 0),
              settings.number(name + "vel2gain", 0)));
    }
    return List.copyOf(bands);
  }

  private boolean isUsed(int band) {
    return settings.number("eq" + band + "_gain", 0) != 0
        || settings.number("eq" + band + "_vel2gain", 0) != 0
        || !settings.controls("eqN_gain", band, -1, -1, 1).isEmpty()
        || isMoved("lfoN_eqXgain", band)
        || isMoved("egN_eqXgain", band);
  }

  private boolean isMoved(String family, int band) {
    return settings.region().family(family).stream().anyMatch(o -> o.x() == band)
        || settings.region().family(family + "_onccY").stream().anyMatch(o -> o.x() == band);
  }

  /// The controllers that move filters and bands.
  void controls(SlotTable slots) {
    for (int i = 0; i < 2; i++) {
      String number = i == 0 ? "" : "2";
      move(slots, "cutoff" + number, Slots.CUTOFF + i);
      move(slots, "resonance" + number, Slots.RESONANCE + i);
      move(slots, "fil" + number + "_gain", Slots.FILTER_GAIN + i);
      MovementCompiler.pressure(settings, slots, "cutoff" + number + "_", Slots.CUTOFF + i);
    }
    for (int i = 0; i < BANDS; i++) {
      move(slots, "eqN_freq", i + 1, Slots.BAND_FREQUENCY + i);
      move(slots, "eqN_bw", i + 1, Slots.BAND_WIDTH + i);
      move(slots, "eqN_gain", i + 1, Slots.BAND_GAIN + i);
    }
  }

  private void move(SlotTable slots, String target, int slot) {
    settings.controls(target, -1, -1, slot, 1).forEach(slots::control);
  }

  private void move(SlotTable slots, String target, int n, int slot) {
    settings.controls(target, n, -1, slot, 1).forEach(slots::control);
  }
}
