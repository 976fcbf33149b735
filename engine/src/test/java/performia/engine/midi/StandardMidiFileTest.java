// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Note;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;

class StandardMidiFileTest {
  private static Timeline timeline() {
    var c = List.of(new ChordChange(0, new Chord("C", 0, 0b1001_0001, 0)));
    Section verse =
        new Section(
            "A",
            List.of(new Bar(Meter.COMMON, 0, c, "one two"), new Bar(new Meter(3, 4), 90, c, "")));
    return new Timeline(
        new Song(
            "Tune",
            "",
            new Key(9, true, false),
            120,
            "",
            List.of(verse),
            List.of(new Song.Pass("A1", 0))));
  }

  private static List<String> messages(MidiSequence sequence) {
    var list = new ArrayList<String>();
    for (int i = 0; i < sequence.size(); i++) {
      list.add(
          "%d %02x/%d %d %d"
              .formatted(
                  sequence.tick(i),
                  sequence.command(i),
                  sequence.channel(i),
                  sequence.data1(i),
                  sequence.data2(i)));
    }
    return list;
  }

  private static MidiSequence written(double offset, Note... notes) {
    Timeline timeline = timeline();
    byte[] bytes =
        StandardMidiFile.bytes(
            timeline,
            TempoMap.of(timeline),
            List.of(new MidiTrack("Bass", 1, 33, List.of(notes))),
            offset);
    return StandardMidiFile.read(bytes, "test");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    MidiSequence sequence = written(0, new Note(0, 1, 40, 0.5), new Note(4.5, 0.5, 43, 1));
    assertThat(messages(sequence))
        .containsExactly(
            "0 c0/1 33 0", "0 90/1 40 64", "960 80/1 40 64", "4320 90/1 43 127", "4800 80/1 43 64");
    assertThat(sequence.seconds(1)).isZero();
    assertThat(sequence.seconds(2)).isEqualTo(0.5);
    assertThat(sequence.seconds(3)).isCloseTo(2 + 0.5 * 60 / 90, within());
    assertThat(sequence.repairs()).isZero();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  @Test
  void offsComeBeforeOnsAndAnOverlappedKeyIsCut() {
    MidiSequence sequence =
        written(0, new Note(1, 2, 40, 1), new Note(0, 4, 40, 1), new Note(1, 1, 45, 1));
    assertThat(messages(sequence))
        .containsExactly(
            "0 c0/1 33 0",
            "0 90/1 40 127",
            "960 80/1 40 64",
            "960 90/1 40 127",
            "960 90/1 45 127",
            "1920 80/1 45 64",
            "2880 80/1 40 64");
  }

  @Test
  void ofTwoStrokesAtOneTickTheStrongerStays() {
    MidiSequence sequence = written(0, new Note(1, 2, 40, 0.2), new Note(1, 1, 40, 1));
    assertThat(messages(sequence))
        .containsExactly("0 c0/1 33 0", "960 90/1 40 127", "1920 80/1 40 64");
  }

  @Test
  void whatLiesBeforeTheStartBeginsAtTickZeroUnlessAnOffsetMakesRoom() {
    assertThat(messages(written(0, new Note(-0.02, 1, 40, 1))))
        .contains("0 90/1 40 127", "941 80/1 40 64");
    assertThat(messages(written(4, new Note(-0.02, 1, 40, 1)))).contains("3821 90/1 40 127");
  }

  @Test
  void theSamePerformanceGivesTheSameBytesWhateverTheOrder(@TempDir Path folder)
      throws IOException {
    Timeline timeline = timeline();
    List<Note> notes = List.of(new Note(0, 1, 40, 1), new Note(2, 1, 41, 1), new Note(0, 1, 52, 1));
    Path one = folder.resolve("one.mid");
    Path two = folder.resolve("two.mid");
    StandardMidiFile.write(
        one, timeline, TempoMap.of(timeline), List.of(new MidiTrack("a", 0, 0, notes)), 0);
    StandardMidiFile.write(
        two,
        timeline,
        TempoMap.of(timeline),
        List.of(new MidiTrack("a", 0, 0, notes.reversed())),
        0);
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("one.mid", "two.mid");
  }

  @Test
  void aFolderThatIsNotThereGetsASentence(@TempDir Path folder) {
    Timeline timeline = timeline();
    Path file = folder.resolve("none").resolve("a.mid");
    assertThatThrownBy(
            () -> StandardMidiFile.write(file, timeline, TempoMap.of(timeline), List.of(), 0))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("a.mid");
  }

  @Test
  void theJdkReadsMetreKeyTempoMarkersAndLyrics() throws Exception {
    Timeline timeline = timeline();
    byte[] bytes =
        StandardMidiFile.bytes(
            timeline, TempoMap.of(timeline), List.of(new MidiTrack("Drums", 9, 0, List.of())), 2);
    var sequence = javax.sound.midi.MidiSystem.getSequence(new java.io.ByteArrayInputStream(bytes));
    assertThat(sequence.getResolution()).isEqualTo(960);
    var metas = new ArrayList<String>();
    var track = sequence.getTracks()[0];
    for (int i = 0; i < track.size(); i++) {
      var event = track.get(i);
      if (event.getMessage() instanceof javax.sound.midi.MetaMessage meta) {
        var text = new StringBuilder();
        for (byte b : meta.getData()) {
          text.append(meta.getType() < 8 ? String.valueOf((char) b) : (b & 0xff) + " ");
        }
        metas.add("%d %02x %s".formatted(event.getTick(), meta.getType(), text.toString().strip()));
      }
    }
    assertThat(metas)
        .containsExactly(
            "0 03 Tune",
            "0 58 2 2 24 8",
            "0 51 7 161 32",
            "0 59 0 1",
            "1920 58 4 2 24 8",
            "1920 06 A1",
            "1920 05 one two",
            "5760 58 3 2 24 8",
            "5760 51 10 44 43",
            "8640 2f ");
  }

  @Test
  void smpteTimeIsIndependentOfTempo() {
    // 25 frames a second, 40 ticks a frame: a tick is a millisecond.
    byte[] file = smf(0, 0xe7, 0x28, 0x87, 0x68, 0x90, 60, 100, 0, 0xff, 0x2f, 0);
    MidiSequence sequence = StandardMidiFile.read(file, "test");
    assertThat(sequence.seconds(0)).isCloseTo(1, within());
  }

  @Test
  void runningStatusAndCutTracksAreUnderstood() {
    byte[] file = smf(0, 0, 96, 0, 0x90, 60, 100, 96, 62, 100, 96, 0x80, 60);
    MidiSequence sequence = StandardMidiFile.read(file, "test");
    assertThat(messages(sequence)).containsExactly("0 90/0 60 100", "96 90/0 62 100");
    assertThat(sequence.repairs()).isEqualTo(1);
  }

  @Test
  void whatIsNoMidiFileIsRefusedWithItsOffset() {
    assertThatThrownBy(() -> StandardMidiFile.read(new byte[0], "x.mid"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("x.mid, byte 0");
    assertThatThrownBy(() -> StandardMidiFile.read(smf(0, 0, 96, 0, 60, 100), "x.mid"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("no status byte");
    assertThatThrownBy(() -> StandardMidiFile.read(smf(0, 0, 0, 0, 0x90, 60, 100), "x.mid"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("no ticks");
  }

  /// A file of one track.
  private static byte[] smf(int format, int division1, int division2, int... track) {
    int[] head = {
      'M',
      'T',
      'h',
      'd',
      0,
      0,
      0,
      6,
      0,
      format,
      0,
      1,
      division1,
      division2,
      'M',
      'T',
      'r',
      'k',
      0,
      0,
      0,
      track.length
    };
    byte[] bytes = new byte[head.length + track.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i < head.length ? head[i] : track[i - head.length]);
    }
    return bytes;
  }

  @Test
  void aByteFlippedAnywhereNeverHangsOrEscapesAsAnotherException() {
    Timeline timeline = timeline();
    var notes = new ArrayList<Note>();
    for (int i = 0; i < 20; i++) {
      notes.add(new Note(i * 0.3, 0.5, 40 + i, 0.7));
    }
    byte[] good =
        StandardMidiFile.bytes(
            timeline, TempoMap.of(timeline), List.of(new MidiTrack("x", 0, 0, notes)), 0);
    int read = 0;
    for (int i = 0; i < good.length; i++) {
      for (int flip : new int[] {0xff, 0x80, 0x7f, 1}) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) flip;
        try {
          StandardMidiFile.read(bad, "bad");
          read++;
        } catch (PerformiaException e) {
          assertThat(e.where()).contains("byte");
        }
      }
    }
    assertThat(read).isGreaterThan(good.length);
  }
}
