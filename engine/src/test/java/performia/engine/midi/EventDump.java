// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What DryWetMIDI's reference dumps say is in a file: every message an instrument would hear, in
/// order of time. One thread.
final class EventDump {
  private static final Pattern EVENT =
      Pattern.compile(
          "new (TrackChunk\\(|(\\w+)Event \\{ (.*?)DeltaTime=(\\d+),\\})", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("(\\w+)=(?:\\(\\w+\\))?(\\d+),");
  private static final Pattern BYTES = Pattern.compile("Data=new byte\\[\\] \\{([\\d,]*)\\}");

  private record Timed(long tick, String text) {}

  private EventDump() {}

  /// A line a message: tick, command and channel, data; as [#lines(MidiSequence)] writes them.
  ///
  /// @param ends what the end marks of the tracks wait for, which the dumps leave out: a track of a
  ///   file of type 2 begins at the end of the one before; null in other files, where all begin at
  ///   0
  static List<String> lines(String dump, long @Nullable [] ends) {
    var events = new ArrayList<Timed>();
    long tick = 0;
    int track = 0;
    Matcher matcher = EVENT.matcher(dump);
    while (matcher.find()) {
      if (matcher.group(2) == null) {
        tick = ends == null ? 0 : track == 0 ? 0 : tick + ends[track - 1];
        track++;
        continue;
      }
      tick += Long.parseLong(matcher.group(4));
      String text = text(matcher.group(2), matcher.group(3));
      if (!text.isEmpty()) {
        events.add(new Timed(tick, text));
      }
    }
    events.sort(Comparator.comparingLong(Timed::tick));
    return events.stream().map(e -> e.tick() + " " + e.text()).toList();
  }

  private static String text(String type, String fields) {
    return switch (type) {
      case "NoteOn" -> message(fields, 0x90, "NoteNumber", "Velocity");
      case "NoteOff" -> message(fields, 0x80, "NoteNumber", "Velocity");
      case "NoteAftertouch" -> message(fields, 0xa0, "NoteNumber", "AftertouchValue");
      case "ControlChange" -> message(fields, 0xb0, "ControlNumber", "ControlValue");
      case "ProgramChange" -> message(fields, 0xc0, "ProgramNumber", "");
      case "ChannelAftertouch" -> message(fields, 0xd0, "AftertouchValue", "");
      case "PitchBend" -> {
        int value = number(fields, "PitchValue");
        yield line(0xe0, number(fields, "Channel"), value & 0x7f, value >> 7);
      }
      case "NormalSysEx" -> {
        Matcher bytes = BYTES.matcher(fields);
        yield bytes.find() ? "f0 " + hex(bytes.group(1)) : "f0";
      }
      default -> "";
    };
  }

  private static String message(String fields, int command, String first, String second) {
    int data2 = second.isEmpty() ? 0 : number(fields, second);
    return line(command, number(fields, "Channel"), number(fields, first), data2);
  }

  /// A note on of no velocity is an off.
  private static String line(int command, int channel, int data1, int data2) {
    int meant = command == 0x90 && data2 == 0 ? 0x80 : command;
    return "%02x/%d %d %d".formatted(meant, channel, data1, data2);
  }

  private static int number(String fields, String name) {
    Matcher matcher = NUMBER.matcher(fields);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return Integer.parseInt(matcher.group(2));
      }
    }
    throw new AssertionError(name + " in " + fields);
  }

  private static String hex(String decimals) {
    var hex = new StringBuilder();
    for (String number : decimals.split(",", -1)) {
      hex.append("%02x".formatted(Integer.parseInt(number)));
    }
    return hex.toString();
  }

  /// What the end marks of a file's tracks wait for: the one or two bytes before `ff 2f 00`.
  static long[] ends(byte[] file) {
    var ends = new ArrayList<Long>();
    ByteBuffer buffer = ByteBuffer.wrap(file);
    for (int at = 14; at + 8 <= file.length; at += 8 + buffer.getInt(at + 4)) {
      int mark = at + 8 + buffer.getInt(at + 4) - 3;
      int low = file[mark - 1];
      boolean two = file[mark - 2] < 0 && (file[mark - 2] & 0xff) != 0xf7; // no end of an exclusive
      int high = two ? file[mark - 2] & 0x7f : 0;
      ends.add((long) high << 7 | low);
    }
    return ends.stream().mapToLong(Long::longValue).toArray();
  }

  /// What was read, in the same words.
  static List<String> lines(MidiSequence sequence) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < sequence.size(); i++) {
      String what =
          sequence.command(i) == MidiSequence.SYSTEM_EXCLUSIVE
              ? "f0 " + HexFormat.of().formatHex(sequence.exclusive(i))
              : line(
                  sequence.command(i), sequence.channel(i), sequence.data1(i), sequence.data2(i));
      lines.add(sequence.tick(i) + " " + what);
    }
    return lines;
  }
}
