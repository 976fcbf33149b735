// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.ui.session.Face;
import performia.ui.session.Near;
import performia.ui.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line: finds the verb, reads its options, runs it on a session, answers with an exit
/// code: 0 done, 1 it failed and said why, 2 wrong usage. Only the verb asked for is built, so that
/// the start stays quick. Main thread.
public final class Cli {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private record Entry(String name, String summary, Supplier<Verb> verb) {}

  private static final List<Entry> VERBS =
      List.of(
          new Entry(
              "demo",
              "Play a built-in song with the whole band; without a sound device, write a WAV.",
              DemoVerb::new),
          new Entry("play", "Play a song live and be steered by keys.", PlayVerb::new),
          new Entry("render", "Play a song into WAV, MIDI and stems.", RenderVerb::new),
          new Entry("synth", "Play a MIDI file through a bank into a WAV.", SynthVerb::new),
          new Entry("import", "Bring charts into the library.", ImportVerb::new),
          new Entry(
              "songs", "List the songs of the library and the built-in ones.", SongsVerb::new),
          new Entry("takes", "List what was played and rendered.", TakesVerb::new),
          new Entry("soundfonts", "List the banks on this machine.", SoundfontsVerb::new),
          new Entry("devices", "List the sound devices.", DevicesVerb::new),
          new Entry("latency", "Measure how long sound takes through a device.", LatencyVerb::new),
          new Entry("osc", "List what other programs can say to a band that plays.", OscVerb::new),
          new Entry("doctor", "Say what is there and what is wrong.", DoctorVerb::new));

  private final Function<@Nullable Path, Session> sessions;
  private final Console console;
  private final String version;

  /// @param sessions makes the session for what `--home` says
  /// @param console where to answer
  /// @param version the program's own
  Cli(Function<@Nullable Path, Session> sessions, Console console, String version) {
    this.sessions = sessions;
    this.console = console;
    this.version = version;
  }

  /// Runs one command line.
  ///
  /// @return the exit code
  public int run(String... arguments) {
    var words = List.of(arguments);
    String home = null;
    boolean json = words.contains("--json");
    if (!words.isEmpty() && words.getFirst().equals("--home")) {
      if (words.size() == 1) {
        return wrong("--home", "names no folder", "write --home DIR before the verb", json);
      }
      home = words.get(1);
      words = words.subList(2, words.size());
    }
    String first = words.isEmpty() ? "--help" : words.getFirst();
    switch (first) {
      case "-h", "--help", "help" -> {
        if (words.size() < 2) {
          console.out().print(overview());
          return 0;
        }
        return run(words.get(1), "--help");
      }
      case "-V", "--version" -> {
        console.out().println("Performia " + version);
        return 0;
      }
      default -> {}
    }
    for (Entry entry : VERBS) {
      if (entry.name.equals(first)) {
        return run(entry, words.subList(1, words.size()), home);
      }
    }
    String what =
        first.startsWith("-")
            ? "no verb before \"" + first + "\""
            : "unknown verb \"" + first + "\"";
    return wrong("", what, hint(first), json);
  }

  private int run(Entry entry, List<String> words, @Nullable String home) {
    Verb verb = entry.verb.get();
    var line = new CommandLine(verb);
    line.setUsageHelpWidth(Math.clamp(usageWidth(), 60, 100));
    line.getCommandSpec()
        .name("performia " + entry.name)
        .usageMessage()
        .description(entry.summary)
        .sortOptions(false)
        .abbreviateSynopsis(true);
    try {
      line.parseArgs(words.toArray(String[]::new));
      if (verb.help) {
        console.out().print(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
        return 0;
      }
      verb.check();
      Face face = new TerminalFace(console, verb.json);
      Path asked = verb.home != null ? verb.home : home == null ? null : Path.of(home);
      try (Session session = sessions.apply(asked)) {
        return session.attempt(entry.name, face, () -> verb.run(session, console, face))
            ? 0
            : FAILED;
      }
    } catch (ParameterException e) {
      // Told before the words behind it were read, it may not know yet that JSON is wanted.
      boolean json = words.contains("--json");
      String what = String.valueOf(e.getMessage()).replace("option option", "option");
      return wrong(entry.name, what, help(entry), json);
    } catch (Usage e) {
      return wrong(e.where(), String.valueOf(e.getMessage()), help(entry), verb.json);
    }
  }

  private int wrong(String where, String what, String fix, boolean json) {
    new TerminalFace(console, json).failed(new PerformiaException(what, where, fix));
    return WRONG_USAGE;
  }

  private static String help(Entry entry) {
    return "see performia " + entry.name + " --help";
  }

  private static int usageWidth() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("\\d{2,3}") ? Integer.parseInt(columns) : 80;
  }

  private static String overview() {
    var text = new StringBuilder();
    text.append("Performia: an AI band that plays with you.\n\n")
        .append("performia [--home DIR] VERB ...    performia VERB --help says more\n\n");
    for (Entry entry : VERBS) {
      text.append(String.format("  %-11s %s%n", entry.name, entry.summary));
    }
    text.append("\n  --home DIR  where everything lives    --version  which Performia this is\n");
    return text.toString();
  }

  private static String hint(String word) {
    List<String> names = VERBS.stream().map(Entry::name).toList();
    List<String> near = Near.matches(word, names);
    return near.isEmpty()
        ? "there are " + String.join(", ", names)
        : "did you mean " + String.join(" or ", near) + "?";
  }
}
