// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Builds the kit's FluidSynth drivers, runs them and ours in turn, and prints the engine's goals
/// E1 to E8 and E12 as a table: ratios of medians over the rounds. What cannot be measured here is
/// said so.
///
/// `EngineBench [KIT] [ROUNDS] [GM_BANK]`; KIT is the folder with `c`, `midi` and `scripts`.
public final class EngineBench {
  private static final long PATIENCE_SECONDS = 600;
  private static final String CUBIC = "4";

  private final Path kit;
  private final int rounds;
  private final Path gm;
  private final Path folder;
  private final List<String> rows = new ArrayList<>();

  private EngineBench(Path kit, int rounds, Path gm, Path folder) {
    this.kit = kit;
    this.rounds = rounds;
    this.gm = gm;
    this.folder = folder;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] given) throws IOException, InterruptedException {
    String[] args = given.length == 1 ? given[0].trim().split("\\s+") : given;
    boolean says = args.length > 0 && !args[0].isEmpty();
    Path kit = Path.of(says ? args[0] : "../../../shared/kits/engine").toAbsolutePath().normalize();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Path gm = Path.of(args.length > 2 ? args[2] : "/usr/share/sounds/sf2/FluidR3_GM.sf2");
    Path folder = Files.createDirectories(Path.of("engine-bench").toAbsolutePath());
    var bench = new EngineBench(kit, rounds, gm, folder);
    bench.run();
    System.out.println("| goal | figure |\n|---|---|");
    bench.rows.forEach(System.out::println);
  }

  private void run() throws IOException, InterruptedException {
    if (!Files.isDirectory(kit.resolve("c"))) {
      row("E1–E12", "not measured: no kit in " + kit);
      return;
    }
    Path banks = folder.resolve("bank");
    Path bank = banks.resolve("bench.sf2");
    if (!Files.exists(bank)) {
      String script = kit.resolve("scripts/make_sf2.py").toString();
      start(List.of("python3", script, banks.toString(), "--wide"));
    }
    if (!Files.exists(bank)) {
      row("E1–E7", "not measured: python3 did not make the kit's bank");
      return;
    }
    boolean peer = true;
    for (String driver : List.of("fs_bench", "fs_events", "fs_render", "fs_first")) {
      peer &= build(driver);
    }
    voices(bank.toString(), peer);
    events(bank.toString(), peer);
    swap(bank.toString());
    songs(peer);
  }

  private boolean build(String driver) throws IOException, InterruptedException {
    String source = kit.resolve("c/" + driver + ".c").toString();
    Path program = folder.resolve(driver);
    if (!Files.exists(program)) {
      start(List.of("gcc", "-O2", "-o", program.toString(), source, "-lfluidsynth", "-lm"));
    }
    return Files.exists(program);
  }

  private void voices(String bank, boolean peer) throws IOException, InterruptedException {
    double[][] ns = new double[7][rounds];
    double[] load = new double[rounds];
    double[] worst = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ns[0][round] = peer ? peerVoice(bank) : Double.NaN;
      ns[1][round] = voice(bank, "1", CUBIC);
      ns[2][round] = voice(bank, "1", CUBIC, "-XX:UseAVX=2");
      ns[3][round] = voice(bank, "1", "4-plain");
      ns[4][round] = voice(bank, "0", CUBIC);
      ns[5][round] = voice(bank, "2", CUBIC);
      ns[6][round] = voice(bank, "1", "7");
      List<String> many = List.of(bank, "1", "4096", "48000", CUBIC, "0", "2", "64");
      String crowd = java("VoiceCost", many);
      load[round] = figure(crowd, "block_us_med") / (64e6 / 48000) * 100;
      worst[round] = figure(crowd, "block_us_max");
    }
    double[] m = Arrays.stream(ns).mapToDouble(EngineBench::median).toArray();
    ratio("E1 vectors as wide as the machine's (goal 5 ×, stretch 8 ×)", m[0], m[1]);
    ratio("E1 -XX:UseAVX=2 (goal 3 ×, stretch 5 ×)", m[0], m[2]);
    ratio("E1 without vectors (goal 1.3 ×, stretch 1.8 ×)", m[0], m[3]);
    row("E2 full modulation / plain voice (goal 1.3)", figures(m[5] / m[4], m[5], m[4]));
    ratio("E3 studio beside FluidSynth's 4-point (goal 1 ×)", m[0], m[6]);
    row(
        "E4 4,096 filtered voices (goal 50 % of a core, worst block 1,333 µs)",
        String.format(Locale.ROOT, "%.0f %%, worst block %.0f µs", median(load), median(worst)));
  }

  private double peerVoice(String bank) throws IOException, InterruptedException {
    String program = folder.resolve("fs_bench").toString();
    return figure(start(List.of(program, bank, "1", "256", "48000", "4", "0", "1")), "min_ns_vf");
  }

  private double voice(String bank, String preset, String kernel, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = List.of(bank, preset, "256", "48000", kernel, "0", "1", "64");
    return figure(java("VoiceCost", arguments, options), "min_ns_vf");
  }

  private void events(String bank, boolean peer) throws IOException, InterruptedException {
    for (String polyphony : List.of("256", "4096")) {
      String ours = java("EventCost", List.of(bank, "1", polyphony));
      String theirs =
          peer
              ? start(
                  List.of(
                      folder.resolve("fs_events").toString(), bank, "1", "fluidsynth", polyphony))
              : "";
      for (String event : List.of("cc11", "bend", "note")) {
        String key = "event=" + event + " voices_on_channel=16";
        row(
            "E5 " + event + ", 16 voices, polyphony " + polyphony,
            String.format(
                Locale.ROOT,
                "%.0f ns; FluidSynth %s",
                figure(line(ours, key), "ns_event_med"),
                peer
                    ? String.format(
                        Locale.ROOT, "%.0f ns", figure(line(theirs, key), "ns_event_med"))
                    : "not there"));
      }
    }
  }

  private static String line(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).findFirst().orElse("");
  }

  private void swap(String bank) throws IOException, InterruptedException {
    String said = java("SwapCost", List.of(bank, "1", "128"));
    row(
        "E7 swap (goal 0 missed, within 2 s)",
        String.format(
            Locale.ROOT,
            "after %.1f s; plain %.0f missed; first block %.0f µs, worst %.0f µs, %.0f missed",
            figure(said, "swap_s"),
            figure(said, "plain_missed"),
            figure(said, "first_us"),
            figure(said, "worst_us"),
            figure(said, " missed")));
  }

  private void songs(boolean peer) throws IOException, InterruptedException {
    if (!Files.exists(gm)) {
      row("E6, E8, E12", "not measured: no bank " + gm);
      return;
    }
    for (String song : List.of("band", "storm", "automation", "mpe", "stress256_piano")) {
      String file = kit.resolve("midi/" + song + ".mid").toString();
      String ours = java("SongCost", List.of(gm.toString(), file));
      String theirs =
          peer
              ? start(
                  List.of(
                      folder.resolve("fs_render").toString(),
                      gm.toString(),
                      file,
                      "48000",
                      "4",
                      "1",
                      "256"))
              : "";
      ratio("E12 " + song + ", effects on (goal 4 ×)", 1 / rtf(theirs), 1 / rtf(ours));
      if (song.equals("storm") || song.equals("automation")) {
        String plain = java("SongCost", List.of(gm.toString(), file, "48000", "plain"));
        row(
            "E6 bytes allocated, " + song,
            String.format(Locale.ROOT, "%.0f", figure(plain, "alloc_bytes")));
      }
    }
  }

  private static double rtf(String said) {
    return figure(said, "rtf");
  }

  private void ratio(String goal, double theirs, double ours) {
    row(
        goal,
        Double.isNaN(theirs)
            ? String.format(Locale.ROOT, "%.3g; FluidSynth is not there", ours)
            : figures(theirs / ours, theirs, ours));
  }

  private static String figures(double ratio, double first, double second) {
    return String.format(Locale.ROOT, "**%.2f** (%.3g / %.3g)", ratio, first, second);
  }

  private void row(String goal, String figure) {
    rows.add("| " + goal + " | " + figure + " |");
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// The number after `key=`, NaN when there is none.
  private static double figure(String said, String key) {
    int at = said.indexOf(key + "=");
    if (at < 0) {
      return Double.NaN;
    }
    String rest = said.substring(at + key.length() + 1).strip();
    int end = 0;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
      end++;
    }
    return Double.parseDouble(rest.substring(0, end));
  }

  private String java(String main, List<String> arguments, String... options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "--add-modules=jdk.incubator.vector"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("performia.benchmarks." + main);
    command.addAll(arguments);
    return start(command);
  }

  /// Runs a program to its end.
  ///
  /// @return what it said; nothing when it could not be run
  private String start(List<String> command) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return ""; // the program is not there; whoever wanted it sees that nothing came
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
