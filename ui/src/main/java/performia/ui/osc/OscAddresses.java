// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import performia.ui.session.Row;
import performia.ui.session.Steer;

/// Every address there is, in one table: messages are dispatched by it, and `osc` and the manual
/// print it. Immutable; any thread.
final class OscAddresses {
  private static final String ENGINE = "engine";
  private static final String LEADER = "band leader";
  private static final String DOOR = "door";
  private static final List<String> USUAL = List.of("drums", "bass", "keys", "guitar");

  private final List<OscAddress> all = new ArrayList<>();

  /// @param parts in seating order
  OscAddresses(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      notes("/" + parts.get(i), i);
      strip("/" + parts.get(i), i);
    }
    transport();
    form();
    questions();
  }

  /// Those of a whole band.
  static OscAddresses ofAll() {
    return new OscAddresses(USUAL);
  }

  List<OscAddress> all() {
    return all;
  }

  /// The table as listing verbs print it.
  List<Row> rows() {
    return all.stream()
        .map(a ->
            Row.of("address", a.address())
                .and("arguments", a.arguments())
                .and("meaning", a.meaning())
                .and("handledBy", a.handledBy()))
        .toList();
  }

  /// The table as the manual prints it.
  String markdown() {
    return all.stream()
        .map(a ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(a.address(), a.arguments(), a.meaning(), a.handledBy()))
        .collect(
            Collectors.joining(
                "", "| address | arguments | meaning | handled by |\n|---|---|---|---|\n", ""));
  }

  private void notes(String part, int index) {
    all.add(
        new OscAddress(
            part + "/note_on",
            "note velocity timestamp?",
            "Press a key: 0..127, and 0..127 or 0.0..1.0",
            ENGINE,
            2,
            call -> call.take().key(index, call.whole(0, 0, 127), call.velocity(1), call.when(2))));
    all.add(
        new OscAddress(
            part + "/note_off",
            "note timestamp?",
            "Let a key go",
            ENGINE,
            1,
            call -> call.take().key(index, call.whole(0, 0, 127), 0, call.when(1))));
    steer(
        part + "/set_pattern",
        "id",
        "Play as in that feel, by name or number",
        call -> new Steer.Pattern(index, call.word(0)));
  }

  private void strip(String part, int index) {
    knob(part + "/gain", "gain", "Fader, linear 0..4", index, Steer.Knob.GAIN);
    knob(part + "/pan", "place", "-1 left .. 1 right", index, Steer.Knob.PAN);
    knob(part + "/mute", "on", "1 silent, 0 not", index, Steer.Knob.MUTE);
    knob(part + "/solo", "on", "1 alone, 0 not", index, Steer.Knob.SOLO);
    knob(part + "/send", "gain", "To the reverb, linear 0..1", index, Steer.Knob.SEND);
  }

  private void transport() {
    steer("/transport/play", "", "Start the band", call -> new Steer.Play());
    steer("/transport/stop", "", "Stop the band", call -> new Steer.Stop());
    steer(
        "/transport/locate",
        "beat",
        "Go to a beat of the song at once",
        call -> new Steer.Locate(call.number(0)));
    steer("/tempo", "bpm", "Quarter notes a minute", call -> new Steer.Tempo(call.number(0)));
    steer(
        "/master/gain",
        "gain",
        "Master fader, linear 0..4",
        call -> new Steer.MasterGain(call.number(0)));
  }

  private void form() {
    steer(
        "/intensity",
        "value",
        "Intensity of the band, 0..1",
        call -> new Steer.Intensity(call.number(0)));
    steer("/section/next", "", "On to the next section", call -> new Steer.Section(1));
    steer("/section/previous", "", "Back to the section before", call -> new Steer.Section(-1));
    steer(
        "/section/goto",
        "index",
        "To that section, 0 for the first",
        call -> new Steer.SectionTo(call.whole(0, 0, 9999)));
    steer("/cue/fill", "", "A fill in the coming bar", call -> new Steer.Fill());
    steer("/cue/end", "", "Take it home", call -> new Steer.End());
  }

  private void questions() {
    door(
        "/query/state",
        "port?",
        "Answer with /state and a /part for each",
        call -> call.listeners().state(call.from(), port(call)));
    door(
        "/query/counts",
        "port?",
        "Answer with /counts: what came in, what was refused",
        call -> call.listeners().counts(call.from(), port(call), call.counts()));
    door(
        "/subscribe",
        "port?",
        "Be told /beat /chord /tempo /section /meters",
        call -> call.listeners().add(call.from(), port(call)));
    door(
        "/unsubscribe",
        "port?",
        "No longer",
        call -> call.listeners().remove(call.from(), port(call)));
  }

  private static int port(OscCall call) throws MalformedPacket {
    return call.has(0) ? call.whole(0, 1, 65_535) : call.from().getPort();
  }

  private interface Asked {
    Steer steer(OscCall call) throws MalformedPacket;
  }

  private void steer(String address, String arguments, String meaning, Asked asked) {
    all.add(
        new OscAddress(
            address, arguments, meaning, LEADER, -1, call -> call.take().steer(asked.steer(call))));
  }

  private void knob(String address, String argument, String meaning, int part, Steer.Knob knob) {
    steer(address, argument, meaning, call -> new Steer.Turn(part, knob, call.number(0)));
  }

  private void door(String address, String arguments, String meaning, OscAddress.Action action) {
    all.add(new OscAddress(address, arguments, meaning, DOOR, -1, action));
  }
}
