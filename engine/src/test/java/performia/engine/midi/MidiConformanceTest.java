// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import performia.engine.PerformiaException;

/// Every file of three collections: valid ones are read without a remark and hold the messages that
/// others say they hold, invalid ones are played with a sentence or refused with one.
class MidiConformanceTest {
  private static final String DRY_WET = "drywetmidi_valid_invalid";
  private static final String JAZZ_SOFT = "jazz-soft_test-midi-files";

  private static boolean isMidi(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".mid") || lower.endsWith(".midi2") || lower.endsWith(".syx");
  }

  /// What is said of a file: nothing, remarks, or "refused:" and why.
  private static List<String> said(String name, byte[] bytes) {
    try {
      MidiSequence sequence = StandardMidiFile.read(bytes, name);
      assertThat(sequence.lengthSeconds()).as(name).isFinite();
      assertThat(sequence.repairs() == 0).as(name).isEqualTo(sequence.remarks().isEmpty());
      return sequence.remarks();
    } catch (PerformiaException e) {
      assertThat(e.where()).as(name).contains("byte");
      assertThat(e.fix()).as(name).isNotEmpty();
      return List.of("refused: " + e.what());
    }
  }

  @Test
  void validFilesOfDryWetMidiAreReadWithoutARemark() {
    int count = 0;
    for (var file : ZippedFiles.of(DRY_WET).entrySet()) {
      if (file.getKey().startsWith("Valid/") && isMidi(file.getKey())) {
        assertThat(said(file.getKey(), file.getValue())).as(file.getKey()).isEmpty();
        count++;
      }
    }
    assertThat(count).isEqualTo(46);
  }

  @Test
  void theMessagesOfAFileEqualItsReferenceDump() {
    SortedMap<String, byte[]> files = ZippedFiles.of(DRY_WET);
    var byName = new TreeMap<String, byte[]>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(files);
    int compared = 0;
    int messages = 0;
    for (Map.Entry<String, byte[]> dump : files.entrySet()) {
      String name = dump.getKey();
      String song = name.replace("ValidReferences/", "Valid/").replace(".txt", ".mid");
      byte[] bytes = byName.get(song);
      if (!name.startsWith("ValidReferences/") || bytes == null) {
        continue;
      }
      var text = new String(dump.getValue(), StandardCharsets.UTF_8);
      List<String> wanted = EventDump.lines(text, bytes[9] == 2 ? EventDump.ends(bytes) : null);
      List<String> read = EventDump.lines(StandardMidiFile.read(bytes, name));
      assertThat(read.equals(wanted)).as(name + firstDifference(read, wanted)).isTrue();
      compared++;
      messages += read.size();
    }
    assertThat(compared).isEqualTo(23);
    assertThat(messages).isGreaterThan(80_000);
  }

  private static String firstDifference(List<String> read, List<String> wanted) {
    int i = 0;
    while (i < read.size() && i < wanted.size() && read.get(i).equals(wanted.get(i))) {
      i++;
    }
    return ": "
        + read.size()
        + " of "
        + wanted.size()
        + ", differs at "
        + i
        + (i < read.size() ? ", read " + read.get(i) : "")
        + (i < wanted.size() ? ", wanted " + wanted.get(i) : "");
  }

  @Test
  void everyInvalidFileIsPlayedWithASentenceOrRefusedWithOne() {
    var classes = new TreeMap<String, int[]>();
    for (var file : ZippedFiles.of(DRY_WET).entrySet()) {
      if (file.getKey().startsWith("Invalid/") && isMidi(file.getKey())) {
        List<String> said = said(file.getKey(), file.getValue());
        assertThat(said).as(file.getKey()).isNotEmpty();
        boolean refused = said.getFirst().startsWith("refused");
        classes
            .computeIfAbsent(file.getKey().split("/", -1)[1], k -> new int[2])[refused ? 1 : 0]++;
      }
    }
    var table = new ArrayList<String>();
    classes.forEach((name, counts) -> table.add(name + " " + counts[0] + "+" + counts[1]));
    assertThat(table)
        .containsExactly(
            "Extra Track Chunk 1+0",
            "Invalid Channel Event Parameter Value 41+0",
            "Invalid Chunk Size 51+0",
            "Invalid Key Signature Key 8+0",
            "Invalid Key Signature Scale 62+0",
            "Invalid Meta Event Parameter Value 70+0",
            "Invalid SMPTE Frames 5+0",
            "No End of Track 6+0",
            "No Header Chunk 3+58",
            "Not Enough Bytes 19+1",
            "Unexpected Running Status 17+0",
            "Unexpected Track Chunks Count 1+0",
            "Unknown Channel Event 11+0",
            "Unknown Chunk Id 0+1",
            "Unknown File Format 1+0");
  }

  @Test
  void whatJazzSoftCallsCorruptIsToldAndTheRestIsNot() {
    var told = new TreeMap<String, String>();
    int count = 0;
    for (var file : ZippedFiles.of(JAZZ_SOFT).entrySet()) {
      String name = file.getKey();
      if (isMidi(name)) {
        List<String> said = said(name, file.getValue());
        if (!said.isEmpty()) {
          told.put(name.substring(name.lastIndexOf('/') + 1), said.getFirst());
        }
        count++;
      }
    }
    assertThat(count).isEqualTo(92);
    assertThat(told.keySet().stream().filter(n -> !n.contains("illegal-message")))
        .containsExactly(
            "test-corrupt-file-extra-byte.mid",
            "test-corrupt-file-missing-byte.mid",
            "test-empty-file.mid",
            "test-empty-file.midi2",
            "test-empty.midi2",
            "test-no-header.midi2",
            "test-non-midi-track.mid",
            "test-not-a-midi-file.mid",
            "test-not-a-midi-file.midi2",
            "test-out-of-order-sysex.midi2",
            "test-syx-7e-06-01-id-request.syx");
    assertThat(told.keySet().stream().filter(n -> n.contains("illegal-message"))).hasSize(14);
    assertThat(told.get("test-syx-7e-06-01-id-request.syx")).contains("system exclusive");
  }

  @Test
  void music21sPrimitivesAreRead() {
    int count = 0;
    for (var file : ZippedFiles.of("music21_testPrimitive").entrySet()) {
      if (isMidi(file.getKey())) {
        List<String> said = said(file.getKey(), file.getValue());
        assertThat(said).as(file.getKey()).allMatch(s -> s.contains("than the header counts"));
        count++;
      }
    }
    assertThat(count).isEqualTo(21);
  }

  @Test
  void aClipPlaysAsTheSameScaleInAFile() {
    SortedMap<String, byte[]> files = ZippedFiles.of(JAZZ_SOFT);
    List<String> wanted = notes(files, "midi/test-c-major-scale.mid");
    assertThat(wanted).hasSize(16);
    for (String clip : List.of("m1-g0", "m1-g1", "m2-g0", "m2-g1")) {
      assertThat(notes(files, "midi2/test-c-major-scale-" + clip + ".midi2"))
          .as(clip)
          .isEqualTo(wanted);
    }
  }

  /// Seconds, on or off, key.
  private static List<String> notes(SortedMap<String, byte[]> files, String name) {
    byte[] bytes =
        files.entrySet().stream()
            .filter(e -> e.getKey().endsWith(name))
            .findFirst()
            .orElseThrow()
            .getValue();
    MidiSequence sequence = StandardMidiFile.read(bytes, name);
    var notes = new ArrayList<String>();
    for (int i = 0; i < sequence.size(); i++) {
      if (sequence.command(i) == 0x90 || sequence.command(i) == 0x80) {
        notes.add(
            "%.4f %02x %d".formatted(sequence.seconds(i), sequence.command(i), sequence.data1(i)));
      }
    }
    return notes;
  }
}
