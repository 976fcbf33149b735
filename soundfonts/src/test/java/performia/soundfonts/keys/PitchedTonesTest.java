// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import performia.soundfonts.guitars.Guitars;
import performia.soundfonts.strings.Ensembles;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Fourier;
import performia.soundfonts.waves.Tuning;

/// What every keyboard, guitar and ensemble tone must keep, at a low, a middle and a high split.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PitchedTonesTest {
  private final Map<String, Sound> rendered = new LinkedHashMap<>();

  private static final int SIZE = 1 << 17;

  static Stream<Tone> tones() {
    Map<String, Tone> tones = new LinkedHashMap<>();
    List<Preset> presets = new ArrayList<>(Keyboards.presets());
    presets.addAll(Guitars.presets());
    presets.addAll(Ensembles.presets());
    presets.forEach(p -> p.placements().forEach(q -> tones.put(q.tone().name(), q.tone())));
    return tones.values().stream();
  }

  /// Many players have no single line in the spectrum; `RoundTest` looks after their tuning.
  static Stream<Tone> soloTones() {
    return tones().filter(t -> !t.name().startsWith("String") && !t.name().endsWith("Pad"));
  }

  static Stream<Tone> struckTones() {
    return tones().filter(t -> t.layers().size() > 1);
  }

  @ParameterizedTest
  @MethodSource("tones")
  void splitsCoverTheWholeKeyboardWithoutOverlap(Tone tone) {
    int next = 0;
    for (KeySplit split : tone.keySplits()) {
      assertThat(split.low()).isEqualTo(next);
      assertThat(split.root()).isBetween(split.low(), split.high());
      next = split.high() + 1;
    }
    assertThat(next).isEqualTo(128);
  }

  @ParameterizedTest
  @MethodSource("tones")
  void soundsAreFiniteFreeOfOffsetAndNotSilent(Tone tone) {
    for (KeySplit split : some(tone)) {
      Sound sound = render(tone, split, tone.layers().getLast());
      double sum = 0;
      double power = 0;
      for (float v : sound.left()) {
        assertThat(Float.isFinite(v)).isTrue();
        sum += v;
        power += v * (double) v;
      }
      double rms = Math.sqrt(power / sound.left().length);
      assertThat(rms).isGreaterThan(1e-4);
      assertThat(Math.abs(sum / sound.left().length)).isLessThan(0.01 * rms);
      assertThat(Math.abs(sound.left()[0])).as("first frame").isLessThan((float) (0.2 * rms));
    }
  }

  @ParameterizedTest
  @MethodSource("soloTones")
  void everySplitIsInTuneWithinTwoCentsAlsoWhenItsLoopGoesRound(Tone tone) {
    for (KeySplit split : some(tone)) {
      // Stiff low piano strings are tuned by a partial that the ear goes by, not by the first.
      double reference = Tuning.curve(split.root(), 21, 4, 45, 2, 69, 1);
      int partial = tone.name().equals("Grand Piano") ? (int) Math.round(reference) : 1;
      if (tone.name().startsWith("Organ Perc")) {
        partial = 3;
      }
      double expected = partial * Tuning.hertz(split.root());
      double cents = 1200 * StrictMath.log(measured(tone, split, expected) / expected);
      assertThat(cents / StrictMath.log(2))
          .as("%s key %d", tone.name(), split.root())
          .isBetween(-2.0, 2.0);
    }
  }

  @ParameterizedTest
  @MethodSource("tones")
  void loopsCloseWithoutAStep(Tone tone) {
    for (KeySplit split : some(tone)) {
      for (VelocityLayer layer : tone.layers()) {
        Sound sound = render(tone, split, layer);
        assertThat(sound.isLooped()).isTrue();
        for (float[] x : List.of(sound.left(), sound.right())) {
          int start = sound.loopStart();
          int end = sound.loopEnd();
          double steepest = 0;
          for (int i = start + 1; i < end; i++) {
            steepest = Math.max(steepest, Math.abs(x[i] - x[i - 1]));
          }
          assertThat((double) Math.abs(x[start] - x[end - 1])).isLessThanOrEqualTo(steepest);
          for (int i = 0; i < Sound.LOOP_GUARD_FRAMES; i++) {
            assertThat(x[end + i]).isCloseTo(x[start + i], within(1e-4 * steepest + 1e-7));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("soloTones")
  void loopsDoNotBreathe(Tone tone) {
    for (KeySplit split : some(tone)) {
      for (VelocityLayer layer : tone.layers()) {
        Sound sound = render(tone, split, layer);
        int part = Math.min(Sound.frames(0.06), (sound.loopEnd() - sound.loopStart()) / 2);
        double early = rms(sound.left(), sound.loopStart(), sound.loopStart() + part);
        double late = rms(sound.left(), sound.loopEnd() - part, sound.loopEnd());
        assertThat(20 * StrictMath.log10(late / early))
            .as("%s key %d", tone.name(), split.root())
            .isBetween(-2.5, 2.5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("struckTones")
  void aHarderStrokeIsBrighter(Tone tone) {
    for (KeySplit split : some(tone)) {
      double before = 0;
      for (VelocityLayer layer : tone.layers()) {
        double centroid = centroid(render(tone, split, layer));
        assertThat(centroid)
            .as("%s key %d velocity %.2f", tone.name(), split.root(), layer.velocity())
            .isGreaterThan(before);
        before = centroid;
      }
      assertThat(tone.playback(split).dynamicsDb()).isGreaterThanOrEqualTo(20);
    }
  }

  @ParameterizedTest
  @MethodSource("tones")
  void theSameNoteIsTheSameFrames(Tone tone) {
    KeySplit split = tone.keySplits().getLast();
    VelocityLayer layer = tone.layers().getFirst();
    assertThat(render(tone, split, layer).right())
        .isEqualTo(renderAnew(tone, split, layer).right());
  }

  private static List<KeySplit> some(Tone tone) {
    List<KeySplit> all = tone.keySplits();
    return List.of(all.getFirst(), all.get(all.size() / 2), all.getLast());
  }

  private Sound render(Tone tone, KeySplit split, VelocityLayer layer) {
    String name = tone.name() + split.root() + layer;
    return rendered.computeIfAbsent(name, n -> renderAnew(tone, split, layer));
  }

  private static Sound renderAnew(Tone tone, KeySplit split, VelocityLayer layer) {
    Chance chance = Chance.of(tone.name(), split.root(), layer.velocity(), 0);
    return tone.render(split.root(), layer.velocity(), 0, chance);
  }

  /// The strongest peak near a frequency in the note as a player plays it, the loop going round.
  private double measured(Tone tone, KeySplit split, double expected) {
    Sound sound = render(tone, split, tone.layers().getLast());
    double[] power = power(sound, Math.min(sound.loopStart() / 4, 4000), SIZE / 2, SIZE);
    double bin = (double) Sound.RATE_HZ / SIZE;
    int from = (int) (expected * 0.97 / bin);
    int to = (int) Math.ceil(expected * 1.03 / bin);
    int best = from;
    for (int i = from; i <= to; i++) {
      best = power[i] > power[best] ? i : best;
    }
    double a = StrictMath.log(power[best - 1]);
    double b = StrictMath.log(power[best]);
    double c = StrictMath.log(power[best + 1]);
    return (best + 0.5 * (a - c) / (a - 2 * b + c)) * bin;
  }

  private static double[] power(Sound sound, int from, int length, int size) {
    double[] re = new double[size];
    double[] im = new double[size];
    int loop = sound.loopEnd() - sound.loopStart();
    for (int i = 0; i < length; i++) {
      int at = from + i;
      at = at < sound.loopEnd() ? at : sound.loopStart() + (at - sound.loopStart()) % loop;
      double window = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length);
      re[i] = sound.left()[at] * window;
    }
    Fourier.transform(re, im);
    double[] out = new double[size / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = re[i] * re[i] + im[i] * im[i] + 1e-30;
    }
    return out;
  }

  private static double centroid(Sound sound) {
    double[] power = power(sound, 0, Sound.RATE_HZ / 10, 8192);
    double sum = 0;
    double moment = 0;
    for (int i = 1; i < power.length; i++) {
      sum += power[i];
      moment += i * power[i];
    }
    return moment / sum;
  }

  private static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * (double) x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private static Offset<Float> within(double reach) {
    return Offset.offset((float) reach);
  }
}
