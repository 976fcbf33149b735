// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import performia.engine.PerformiaException;
import performia.ui.session.Doors;
import performia.ui.session.Steer;

/// The door on a free port of this machine, with a take that only remembers.
class OscServerTest {
  private static final String HERE = "127.0.0.1";

  private final StandIn take = new StandIn();
  private OscServer server;
  private DatagramSocket socket;

  @BeforeEach
  void openTheDoor() throws IOException {
    server = new OscServer(new OscOptions(HERE, 0, "", List.of(), 100_000), take);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(5_000);
  }

  @AfterEach
  void shutIt() {
    server.close();
    socket.close();
  }

  @Test
  void theFoundingAddressesPlayNotes() throws Exception {
    send(OscPacket.Message.of("/drums/note_on", 38, 100, 0f));
    send(OscPacket.Message.of("/bass/note_on", 40, 0.5f, 0f));
    send(OscPacket.Message.of("/bass/note_off", 40, 0f));
    until(() -> take.keys.size() == 3);
    assertThat(take.keys)
        .containsExactly(
            new StandIn.Key(0, 38, 100 / 127f, 0),
            new StandIn.Key(1, 40, 0.5f, 0),
            new StandIn.Key(1, 40, 0, 0));
  }

  @Test
  void aPatternReachesEveryPart() throws Exception {
    send(OscPacket.Message.of("/*/mute", 1));
    until(() -> take.steers.size() == 4);
    assertThat(take.steers).contains(new Steer.Turn(3, Steer.Knob.MUTE, 1));
  }

  @Test
  void aBundleOfTheFutureReachesTheEngineEarlyWithItsMoment() throws Exception {
    Instant then = Instant.now().plusMillis(200);
    long about = System.nanoTime() + 200_000_000;
    var note = OscPacket.Message.of("/keys/note_on", 60, 100);
    var stop = OscPacket.Message.of("/transport/stop");
    send(
        new OscPacket.Bundle(
            TimeTag.of(then.getEpochSecond(), then.getNano()), List.of(note, stop)));
    until(() -> take.keys.size() == 1 && take.steers.size() == 1);
    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(about - 5_000_000);
    assertThat(take.keys.getFirst().nanos()).isBetween(about - 20_000_000, about + 20_000_000);
  }

  @Test
  void twentyThousandBadDatagramsLeaveItUnharmed() throws Exception {
    var chance = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[1 + chance.nextInt(64)];
      chance.nextBytes(noise);
      // Never a slash, so that none is a message by chance.
      noise[0] = (byte) 1;
      send(noise);
    }
    long last = -1;
    while (last != server.counts().of(OscCounts.Fate.MALFORMED)) {
      last = server.counts().of(OscCounts.Fate.MALFORMED);
      Thread.sleep(20);
    }
    assertThat(last).isPositive();
    send(OscPacket.Message.of("/cue/fill"));
    until(() -> !take.steers.isEmpty());
    assertThat(take.steers).containsExactly(new Steer.Fill());
  }

  @Test
  void wrongArgumentsAreCountedAndIgnored() throws Exception {
    send(OscPacket.Message.of("/drums/note_on", 300, 100));
    send(OscPacket.Message.of("/tempo", "fast"));
    send(OscPacket.Message.of("/tempo", Float.NaN));
    send(OscPacket.Message.of("/tempo"));
    send(OscPacket.Message.of("/nobody"));
    until(() -> server.counts().of(OscCounts.Fate.UNKNOWN) == 1);
    assertThat(server.counts().of(OscCounts.Fate.UNFIT)).isEqualTo(4);
    assertThat(take.keys).isEmpty();
    assertThat(take.steers).isEmpty();
  }

  @Test
  void whatIsMoreThanASecondMayBringIsDropped() throws Exception {
    server.close();
    server = new OscServer(new OscOptions(HERE, 0, "", List.of(), 10), take);
    for (int i = 0; i < 50; i++) {
      send(OscPacket.Message.of("/cue/fill"));
    }
    until(() -> server.counts().of(OscCounts.Fate.TOO_MANY) >= 20);
    assertThat(take.steers.size()).isLessThan(50);
  }

  @Test
  void aSubscriberIsToldWhatChanges() throws Exception {
    send(OscPacket.Message.of("/subscribe"));
    var told = new ArrayList<String>();
    while (!told.containsAll(List.of("/beat", "/chord", "/tempo", "/section", "/meters"))) {
      told.add(receive().address());
    }
    take.beat = 2;
    OscPacket.Message next = receive();
    while (!next.address().equals("/beat")) {
      next = receive();
    }
    assertThat(next.arguments()).isEqualTo(List.of(2, 2, 4));
  }

  @Test
  void aQuestionIsAnswered() throws Exception {
    send(OscPacket.Message.of("/query/state"));
    assertThat(receive().arguments()).startsWith("Song", "pop", "PLAYING", "Verse");
    assertThat(receive().address()).isEqualTo("/part");
  }

  @Test
  void otherMachinesNeedATokenOrAList() {
    assertThatThrownBy(
            () -> new OscServer(new OscOptions("0.0.0.0", 0, "", List.of(), 10), take).close())
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("--osc-token");
    var options = new OscOptions("0.0.0.0", 0, "sesame", List.of("10.0.0.7"), 10);
    var gate = new OscGatekeeper(options, 0);
    var friend = new java.net.InetSocketAddress("10.0.0.7", 1);
    var stranger = new java.net.InetSocketAddress("10.0.0.8", 1);
    assertThat(gate.knows(friend)).isTrue();
    assertThat(gate.knows(stranger)).isFalse();
    assertThat(gate.admit(OscPacket.Message.of("/token", "open"), stranger)).isFalse();
    assertThat(gate.knows(stranger)).isFalse();
    assertThat(gate.admit(OscPacket.Message.of("/token", "sesame"), stranger)).isTrue();
    assertThat(gate.knows(stranger)).isTrue();
  }

  @Test
  void aPortThatIsTakenIsToldInASentenceAndTheBandPlaysOn() {
    var told = new ArrayList<String>();
    var guest = new OscGuest();
    guest.enter(take, new Doors(server.port(), HERE, "", List.of()), told::add);
    guest.leave();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("port " + server.port()).contains("--osc PORT");
  }

  @Test
  void theManualHasTheTableOfTheCode() throws IOException {
    Path manual = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("osc.md");
    assertThat(Files.readString(manual)).contains(OscAddresses.ofAll().markdown());
  }

  private void send(OscPacket packet) throws IOException {
    var bytes = ByteBuffer.allocate(4096);
    OscWriter.write(packet, bytes);
    send(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  private void send(byte[] bytes) throws IOException {
    socket.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), server.port()));
  }

  private OscPacket.Message receive() throws Exception {
    var packet = new DatagramPacket(new byte[8192], 8192);
    socket.receive(packet);
    return (OscPacket.Message)
        OscReader.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
  }

  /// Waits as long as it takes, up to what no machine needs.
  static void until(BooleanSupplier true_) throws InterruptedException {
    for (int i = 0; i < 2_000 && !true_.getAsBoolean(); i++) {
      Thread.sleep(5);
    }
    assertThat(true_.getAsBoolean()).isTrue();
  }
}
