// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import performia.engine.SharedData;
import performia.engine.json.Json;
import performia.engine.json.JsonText;

class OscCodecTest {
  @Test
  void readsTheDatagramsOfAnotherImplementationAsThatDoes() throws Exception {
    Json all = vectors();
    int seen = 0;
    for (Json item : ((Json.Arr) all).items()) {
      var vector = ((Json.Obj) item).fields();
      byte[] bytes = HexFormat.of().parseHex(text(field(vector, "hex")));
      if (text(field(vector, "kind")).equals("invalid")) {
        assertThatThrownBy(() -> OscReader.read(ByteBuffer.wrap(bytes)))
            .isInstanceOf(MalformedPacket.class);
      } else {
        OscPacket packet = OscReader.read(ByteBuffer.wrap(bytes));
        same(packet, (Json.Obj) item);
        var again = ByteBuffer.allocate(65_536);
        OscWriter.write(packet, again);
        same(OscReader.read(again.flip()), (Json.Obj) item);
      }
      seen++;
    }
    assertThat(seen).isEqualTo(27);
  }

  private static Json vectors() throws IOException {
    var file = SharedData.require("data/osc_vectors/osc_vectors.json");
    return JsonText.read(Files.readString(file), "osc_vectors.json");
  }

  private static void same(OscPacket packet, Json.Obj wanted) {
    var fields = wanted.fields();
    if (packet instanceof OscPacket.Message message) {
      assertThat(message.address()).isEqualTo(text(field(fields, "address")));
      same(message.arguments(), ((Json.Arr) field(fields, "args")).items());
      return;
    }
    var bundle = (OscPacket.Bundle) packet;
    boolean outer = fields.containsKey("contents");
    List<Json> inside = ((Json.Arr) field(fields, outer ? "contents" : "bundle")).items();
    if (outer && !bundle.time().isNow()) {
      assertThat((double) bundle.time().seconds())
          .isEqualTo(((Json.Num) field(fields, "timestamp")).value());
    }
    assertThat(bundle.packets()).hasSize(inside.size());
    for (int i = 0; i < inside.size(); i++) {
      same(bundle.packets().get(i), (Json.Obj) inside.get(i));
    }
  }

  private static void same(List<?> values, List<Json> wanted) {
    assertThat(values).hasSize(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      Object value = values.get(i);
      switch (wanted.get(i)) {
        case Json.Num number ->
            assertThat(((Number) value).doubleValue()).isEqualTo(number.value(), within(1e-12));
        case Json.Str string -> assertThat(value).isEqualTo(string.value());
        case Json.Bool truth -> assertThat(value).isEqualTo(truth.value());
        case Json.Null nothing -> assertThat(value).isEqualTo(OscPacket.Sign.NIL);
        case Json.Obj blob ->
            assertThat(HexFormat.of().formatHex((byte[]) value))
                .isEqualTo(text(field(blob.fields(), "blob")));
        case Json.Arr array -> {
          if (value instanceof TimeTag tag) {
            assertThat(tag.bits()).isZero();
          } else {
            same((List<?>) value, array.items());
          }
        }
      }
    }
  }

  private static Json field(Map<String, Json> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static String text(Json json) {
    return ((Json.Str) json).value();
  }

  @Test
  void aTimeTagKeepsItsNanosecond() {
    // RFC 5905, figure 4: 1 January 1970 is 2208988800 in NTP seconds.
    assertThat(TimeTag.of(0, 0).bits()).isEqualTo(2_208_988_800L << 32);
    assertThat(TimeTag.of(0, 500_000_000).bits() & 0xffff_ffffL).isEqualTo(0x8000_0000L);
    var chance = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      long seconds = chance.nextInt(2_000_000_000);
      int nanos = chance.nextInt(1_000_000_000);
      TimeTag tag = TimeTag.of(seconds, nanos);
      assertThat(tag.seconds()).isEqualTo(seconds);
      assertThat(tag.nanos()).isEqualTo(nanos);
    }
  }

  @Test
  void everyTypeComesBackAsItWent() throws Exception {
    var message =
        OscPacket.Message.of(
            "/all",
            1,
            2f,
            "three",
            4L,
            5.0,
            new TimeTag(6),
            'c',
            new OscPacket.Colour(7),
            new OscPacket.Midi(8),
            true,
            false,
            OscPacket.Sign.NIL,
            OscPacket.Sign.IMPULSE,
            new OscPacket.Symbol("s"),
            List.of(9, List.of("ten")));
    var bundle = new OscPacket.Bundle(TimeTag.NOW, List.of(message, message));
    var bytes = ByteBuffer.allocate(1024);
    OscWriter.write(bundle, bytes);
    assertThat(OscReader.read(bytes.flip())).isEqualTo(bundle);
  }

  @Test
  void bundlesNestEightDeepAndNoDeeper() throws Exception {
    OscPacket packet = OscPacket.Message.of("/x");
    for (int i = 0; i < 8; i++) {
      packet = new OscPacket.Bundle(TimeTag.NOW, List.of(packet));
    }
    var bytes = ByteBuffer.allocate(1024);
    OscWriter.write(packet, bytes);
    assertThat(OscReader.read(bytes.flip())).isEqualTo(packet);
    OscWriter.write(new OscPacket.Bundle(TimeTag.NOW, List.of(packet)), bytes.clear());
    assertThatThrownBy(() -> OscReader.read(bytes.flip())).isInstanceOf(MalformedPacket.class);
  }

  @Test
  void noiseIsReadOrRefusedAndNothingElse() {
    var chance = new Random(3);
    var good = ByteBuffer.allocate(256);
    OscWriter.write(
        new OscPacket.Bundle(
            TimeTag.NOW, List.of(OscPacket.Message.of("/drums/note_on", 38, List.of(1, "x")))),
        good);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = Arrays.copyOf(good.array(), good.position());
      for (int k = 0; k <= i % 4; k++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
      }
      try {
        OscReader.read(ByteBuffer.wrap(bytes, 0, 1 + chance.nextInt(bytes.length)));
      } catch (MalformedPacket e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
