// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import performia.engine.PerformiaException;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.region.Preset;

/// Breaks small banks of every format in seeded ways, opens each and plays what opens. Only a
/// [PerformiaException] may come, every sample must be a number, no case may take more than two
/// seconds of processor time. One thread.
///
/// `FuzzBanks [--kind sf2|sf3|dls|sfz] [--count 10000] [--seed 1] [--only CASE] [--keep FOLDER]`;
/// exits 1 when anything fell out. Run it with a small heap, `-Xmx256m`: whatever believes a forged
/// size fails.
public final class FuzzBanks {
  /// The formats.
  public enum Kind {
    SF2,
    SF3,
    DLS,
    SFZ
  }

  /// What became of the cases of a format.
  ///
  /// @param played how many opened and sounded
  /// @param refused how many got a sentence
  /// @param longestSeconds processor time of the slowest
  /// @param failures what must not happen, a line a case
  public record Result(
      Kind kind, int played, int refused, double longestSeconds, List<String> failures) {}

  private static final int RATE = 48_000;
  private static final int BLOCK = 256;
  private static final int BLOCKS = 4;
  private static final double MAX_SECONDS = 2;
  private static final int MAX_FAILURES = 50;

  private final Path folder;
  private final Kind kind;
  private final long seed;
  private final byte[] seedBank;
  private final String seedText;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];
  private final float[] reverb = new float[BLOCK];
  private final float[] chorus = new float[BLOCK];

  private FuzzBanks(Path folder, Kind kind, long seed) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("bank/kit"));
    this.kind = kind;
    this.seed = seed;
    boolean text = kind == Kind.SFZ;
    seedBank =
        switch (kind) {
          case SF2 -> Seeds.sf2();
          case SF3 -> Seeds.sf3(Seeds.resource("seed.ogg"));
          case DLS -> Seeds.dls();
          case SFZ -> new byte[0];
        };
    seedText = text ? Seeds.sfz(this.folder) : "";
    if (text) {
      SfzMutations.prepare(this.folder, folder.resolve("outside"));
    }
  }

  public static void main(String[] arguments) throws IOException {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
    int count = 10_000;
    long seed = 1;
    int only = -1;
    Path keep = null;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--kind" -> kinds.retainAll(List.of(Kind.valueOf(value.toUpperCase(Locale.ROOT))));
        case "--count" -> count = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--only" -> only = Integer.parseInt(value);
        case "--keep" -> keep = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    Path folder = Files.createTempDirectory("performia-fuzz");
    boolean failed = false;
    try {
      System.out.println(
          "| format | cases | played | refused | slowest CPU s | failures |\n"
              + "|---|---|---|---|---|---|");
      for (Kind kind : kinds) {
        Path own = folder.resolve(kind.name());
        int first = only < 0 ? 0 : only;
        Result result = run(own, kind, seed, first, only < 0 ? count : only + 1);
        print(result);
        failed |= !result.failures().isEmpty();
        if (keep != null) {
          Files.createDirectories(keep);
          Files.copy(
              bank(own.resolve("bank/kit"), kind),
              keep.resolve(kind + "-" + (only < 0 ? count : only)),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } finally {
      delete(folder);
    }
    if (failed) {
      System.exit(1);
    }
  }

  private static void print(Result result) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.2f | %d |%n",
        result.kind(),
        result.played() + result.refused() + result.failures().size(),
        result.played(),
        result.refused(),
        result.longestSeconds(),
        result.failures().size());
    result.failures().forEach(failure -> System.out.println("  " + failure));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Runs cases `[from, to)` of a format, case 0 being the whole bank, in a folder of their own.
  public static Result run(Path folder, Kind kind, long seed, int from, int to) throws IOException {
    FuzzBanks fuzz = new FuzzBanks(folder, kind, seed);
    int played = 0;
    int refused = 0;
    double longest = 0;
    List<String> failures = new ArrayList<>();
    for (int i = from; i < to && failures.size() < MAX_FAILURES; i++) {
      long before = fuzz.threads.getCurrentThreadCpuTime();
      String failure = "";
      try {
        fuzz.playCase(i);
        played++;
      } catch (PerformiaException e) {
        refused++;
        failure = fuzz.unclear(e);
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        failure = told(e);
      }
      double seconds = (fuzz.threads.getCurrentThreadCpuTime() - before) / 1e9;
      longest = Math.max(longest, seconds);
      // The first cases also pay for the program's own warming up.
      if (failure.isEmpty() && seconds > MAX_SECONDS && i > from) {
        failure = "took " + seconds + " s";
      }
      if (!failure.isEmpty()) {
        failures.add(kind + " case " + i + " of seed " + seed + ": " + failure);
      }
    }
    return new Result(kind, played, refused, longest, failures);
  }

  private static String told(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    int told = 0;
    for (StackTraceElement element : e.getStackTrace()) {
      if (element.getClassName().startsWith("performia") && told++ < 5) {
        text.append(" < ").append(element);
      }
    }
    return text.toString();
  }

  /// A sentence must say where.
  private String unclear(PerformiaException e) {
    return e.where().isEmpty() || e.what().isEmpty() ? "a sentence without a place: " + e : "";
  }

  private static Path bank(Path folder, Kind kind) {
    return folder.resolve("kit." + kind.name().toLowerCase(Locale.ROOT));
  }

  private void playCase(int number) throws IOException {
    Random random = new Random(seed * 1_000_003 + number);
    Mutations mutations = new Mutations(random);
    Path file = bank(folder, kind);
    if (kind != Kind.SFZ) {
      Files.write(file, number == 0 ? seedBank : mutations.of(seedBank));
      play(file, random);
      return;
    }
    SfzMutations texts = new SfzMutations(random, mutations);
    String text = number == 0 || random.nextInt(4) == 0 ? seedText : texts.of(seedText);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    String[] samples = {"a.wav", "b c.flac", "d.ogg"};
    Path sample = folder.resolve("samples").resolve(samples[random.nextInt(samples.length)]);
    byte[] good = number == 0 ? Files.readAllBytes(sample) : texts.breakSample(sample);
    try {
      play(file, random);
    } finally {
      Files.write(sample, good);
    }
  }

  private void play(Path file, Random random) {
    for (float[] bus : new float[][] {left, right, reverb, chorus}) {
      Arrays.fill(bus, 0);
    }
    try (SoundBank bank = SoundBank.open(file)) {
      for (Preset preset : bank.presets()) {
        preset.load();
      }
      MidiSynth synth = new MidiSynth(bank, RATE, BLOCK, 8);
      for (int i = 0; i < BLOCKS; i++) {
        events(synth, random);
        render(synth);
      }
    }
  }

  private static void events(MidiSynth synth, Random random) {
    int channel = random.nextBoolean() ? 9 : 0;
    synth.program(0, channel, random.nextInt(4) == 0 ? random.nextInt(128) : 0);
    for (int k = 0; k < 6; k++) {
      int key = random.nextInt(3) == 0 ? random.nextInt(128) : 55 + random.nextInt(15);
      synth.noteOn(k * 20, channel, key, 1 + random.nextInt(127));
      if (random.nextBoolean()) {
        synth.noteOff(k * 20 + 10, channel, key);
      }
    }
    synth.control(200, channel, random.nextInt(128), random.nextInt(128));
    synth.bend(210, channel, random.nextInt(16384));
  }

  private void render(MidiSynth synth) {
    synth.render(left, right, reverb, chorus, BLOCK);
    if (synth.refusedFrames() > 0) {
      throw new IllegalStateException(synth.refusedFrames() + " frames that are no numbers");
    }
    for (float[] bus : new float[][] {left, right, reverb, chorus}) {
      for (int i = 0; i < BLOCK; i++) {
        if (!Float.isFinite(bus[i])) {
          throw new IllegalStateException("sample " + i + " is " + bus[i]);
        }
        bus[i] = 0;
      }
    }
  }
}
