// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.Locale;
import performia.engine.json.Json;
import performia.ui.session.Face;
import performia.ui.session.LatencyRequest;
import performia.ui.session.Row;
import performia.ui.session.Session;
import picocli.CommandLine.Option;

/// `latency`: how long sound takes through a device. Main thread.
final class LatencyVerb extends Verb {
  private static final int LONGEST_BLOCK = 4096;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int CELLS = 24;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "The sound system, as devices lists it, or silent; else the best there is.")
  String backend = "";

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Where the sound goes, as devices lists it.")
  String device = "";

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "44100, 48000 (usual) or 96000 frames a second.")
  int rate = 48_000;

  @Option(names = "--block", paramLabel = "N", description = "Frames in a block, 64 usually.")
  int block = PlayVerb.USUAL_BLOCK;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to measure, 10 usually; at least what the test signal takes.")
  int seconds = 10;

  @Override
  void check() {
    RenderVerb.requireRate(rate);
    if (block < 16 || block > LONGEST_BLOCK) {
      throw new Usage("--block", block + " is not from 16 to " + LONGEST_BLOCK);
    }
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new Usage("--seconds", seconds + " is not from 1 to " + LONGEST_SECONDS);
    }
  }

  @Override
  void run(Session session, Console console, Face face) {
    var request = new LatencyRequest(backend, device, rate, block, seconds);
    Row measured = session.latency(request, face);
    answer(console, measured, json ? "" : picture(measured, console.rich()));
  }

  /// A table of the stages, a bar for the 99 of 100, and the round trip.
  private static String picture(Row measured, boolean rich) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s Hz, blocks of %s; %s xruns; %s bytes allocated on the callback's thread%n",
            measured.text("backend"),
            measured.text("rate"),
            measured.text("block"),
            measured.text("xruns"),
            measured.text("allocatedBytes")));
    text.append(
        String.format("%-10s %8s %8s %8s %8s %8s%n", "ms", "mean", "p95", "p99", "p99.9", "max"));
    for (Row.Field field : measured.fields()) {
      if (field.value() instanceof Json.Obj stages) {
        double widest = 1e-9;
        for (Json stage : stages.fields().values()) {
          widest = Math.max(widest, figure(stage, "p99"));
        }
        for (var entry : stages.fields().entrySet()) {
          text.append(line(entry.getKey(), entry.getValue(), widest, rich));
        }
      }
    }
    return text.append(roundTrip(measured.text("roundTripFrames"), measured.text("rate")))
        .toString();
  }

  private static String line(String name, Json stage, double widest, boolean rich) {
    int cells = (int) Math.round(figure(stage, "p99") / widest * CELLS);
    return String.format(
                Locale.ROOT,
                "%-10s %8.3f %8.3f %8.3f %8.3f %8.3f  %s",
                name,
                figure(stage, "mean"),
                figure(stage, "p95"),
                figure(stage, "p99"),
                figure(stage, "p999"),
                figure(stage, "max"),
                (rich ? "█" : "#").repeat(cells))
            .stripTrailing()
        + System.lineSeparator();
  }

  private static double figure(Json stage, String name) {
    return stage instanceof Json.Obj object && object.fields().get(name) instanceof Json.Num number
        ? number.value()
        : 0;
  }

  private static String roundTrip(String frames, String rate) {
    if (frames.isEmpty()) {
      return "round trip: none heard; connect the output to the input to measure it";
    }
    double millis = Integer.parseInt(frames) * 1000.0 / Integer.parseInt(rate);
    return String.format(Locale.ROOT, "round trip: %s frames, %.2f ms", frames, millis);
  }
}
