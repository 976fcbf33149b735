// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import performia.engine.PerformiaException;
import performia.engine.concurrent.EventRing;
import performia.engine.event.EventRecord;
import performia.engine.event.MidiEvent;

class MidiPortsTest {
  private final List<javax.sound.midi.MidiDevice> plugged = new ArrayList<>();
  private final MidiPorts ports = () -> List.copyOf(plugged);
  private final EventRing ring = new EventRing(64, EventRecord.LONGS);
  private final List<String> told = new ArrayList<>();
  private final long[] record = new long[EventRecord.LONGS];
  private final MidiInputs inputs = new MidiInputs(ports, ring, told::add, () -> 4711);

  @Test
  void severalKeyboardsAreHeardAtOnceEachWithItsPort() throws Exception {
    FakePort one = new FakePort("Keys");
    FakePort two = new FakePort("Keys");
    plugged.add(one);
    plugged.add(two);
    inputs.look();
    two.press(0x93, 60, 100);
    one.press(0xf8, 0, 0);
    assertThat(ring.poll(record)).isTrue();
    assertThat(MidiEvent.port(record)).isEqualTo(1);
    assertThat(MidiEvent.message(record)).isEqualTo(MidiEvent.message(0x93, 60, 100));
    assertThat(MidiEvent.nanos(record)).isEqualTo(4711);
    assertThat(ring.poll(record)).isTrue();
    assertThat(MidiEvent.port(record)).isZero();
    assertThat(inputs.names()).containsEntry(0, "Keys").containsEntry(1, "Keys 2");
  }

  @Test
  void aKeyboardMayComeAndGoAndComeAgain() throws Exception {
    FakePort pad = new FakePort("Pad");
    inputs.look();
    plugged.add(pad);
    inputs.look();
    pad.press(0x90, 60, 1);
    plugged.clear();
    inputs.look();
    pad.press(0x90, 61, 1);
    plugged.add(pad);
    inputs.look();
    inputs.look();
    pad.press(0x90, 62, 1);
    assertThat(ring.size()).isEqualTo(2);
    assertThat(told)
        .containsExactly(
            "MIDI input Pad is heard.", "MIDI input Pad is gone.", "MIDI input Pad is heard.");
    inputs.close();
    inputs.close();
    assertThat(pad.isOpen()).isFalse();
  }

  @Test
  void aRefusalIsToldOnceAndTriedAgain() {
    FakePort busy = new FakePort("Busy");
    busy.refuses = true;
    plugged.add(busy);
    inputs.look();
    inputs.look();
    busy.refuses = false;
    inputs.look();
    assertThat(told)
        .containsExactly(
            "MIDI input Busy cannot be opened: another program has it.",
            "MIDI input Busy is heard.");
  }

  @Test
  void aThreadOfItsOwnFindsWhatIsThere() throws Exception {
    plugged.add(new FakePort("Keys"));
    CountDownLatch heard = new CountDownLatch(1);
    try (MidiInputs watching = new MidiInputs(ports, ring, sentence -> heard.countDown())) {
      watching.start();
      assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void softwareIsNoPort() {
    plugged.add(new FakePort("Gervill"));
    plugged.add(new FakePort("Real Time Sequencer"));
    plugged.add(new FakePort("Keys"));
    inputs.look();
    assertThat(told).containsExactly("MIDI input Keys is heard.");
    assertThat(ports.list()).extracting(MidiPorts.Port::name).containsExactly("Keys");
  }

  @Test
  void theSystemsListCanBeAskedFor() {
    assertThat(MidiPorts.system().list()).noneMatch(port -> port.name().contains("Gervill"));
  }

  @Test
  void messagesAreSentAtTheirMomentAndNotBefore() {
    FakePort synth = new FakePort("Synth");
    plugged.add(synth);
    MidiEvent.write(record, 0, MidiEvent.message(0x90, 60, 1), 1000, 0);
    ring.offer(record);
    MidiEvent.write(record, 0, 0xf8, 5000, 0);
    ring.offer(record);
    try (MidiOutput output = MidiOutput.open(ports, "Synth", ring, 100, told::add)) {
      assertThat(output.sendDue(1099)).isEqualTo(1);
      assertThat(synth.received).isEmpty();
      assertThat(output.sendDue(1100)).isEqualTo(4000);
      assertThat(synth.received).containsExactly("90/3");
      output.sendDue(6000);
      assertThat(synth.received).containsExactly("90/3", "f8/1");
    }
    assertThat(synth.isOpen()).isFalse();
  }

  @Test
  void anOutputThatIsNotThereIsRefusedInASentence() {
    assertThatThrownBy(() -> MidiOutput.open(ports, "Nowhere", ring, 0, told::add))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("Nowhere");
  }
}
