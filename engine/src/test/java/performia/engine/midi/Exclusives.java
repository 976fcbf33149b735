// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A MIDI file in which every system exclusive message there is follows the other, between notes on
/// all channels. One thread.
final class Exclusives {
  private static final String NAME = "20".repeat(16);
  private static final String[] MESSAGES = {
    "7e7f0902",
    "7f7f04010060",
    "7f7f04020050",
    "7f7f04030048",
    "7f7f04040042",
    "7f7f04050101010101000003013c",
    "7f7f0405010101010102000201200203",
    "7f7f09010042034005207f",
    "7f7f09020140",
    "7f7f0903004a0042",
    "7f7f0a01092a072a0a105b205d307941",
    "7e7f080100",
    "7e7f080800007f" + "40".repeat(12),
    "7f7f080903007f" + "4020".repeat(12),
    "7f7f0802000245452000464660100",
    "7e7f0807010001455f0000",
    "7e7f08050003" + NAME + "41".repeat(12),
    "7e7f08060003" + NAME + "4100".repeat(12),
    "4110421240007f0041",
    "411042124000040078",
    "41104212401115021800",
    "4110421240114040414243444546474849000",
    "411042124011300a0000",
    "4110421240012002",
    "4110421240013003",
    "4110421241012a4600",
    "43104c00007e00",
    "43104c08000702",
    "43104c0800185000",
    "43104c302a0246",
    "43104c08004141424344",
    "7e7f0901",
    "7e7f0903",
    "002032010203"
  };

  private Exclusives() {}

  /// Ten messages a second for a minute and more, and three notes between each.
  static byte[] file() {
    var track = new ByteArrayOutputStream();
    message(track, 0, 0xb0, 101, 0);
    message(track, 0, 0xb0, 100, 6);
    message(track, 0, 0xb0, 6, 5);
    for (int i = 0; i < 600; i++) {
      int channel = i % 16;
      int key = 40 + i * 7 % 50;
      message(track, 0, 0x90 | channel, key, 100);
      message(track, 2, 0xb0 | channel, 60 + i % 40, i * 5 % 128);
      exclusive(track, i < 30 ? dump(i) : MESSAGES[i % MESSAGES.length]);
      message(track, 4, 0xe0 | channel, 0, i * 11 % 128);
      message(track, 4, 0x80 | channel, key, 64);
    }
    track.writeBytes(new byte[] {0, (byte) 0xff, 0x2f, 0});
    var file = new ByteArrayOutputStream();
    file.writeBytes("MThd\0\0\0\6\0\0\0\1\0\60MTrk".getBytes(StandardCharsets.ISO_8859_1));
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.write(track.size() >> shift);
    }
    file.writeBytes(track.toByteArray());
    return file.toByteArray();
  }

  private static String dump(int program) {
    return "7e7f0801%02x".formatted(program) + NAME + "404020".repeat(128) + "00";
  }

  private static void message(ByteArrayOutputStream out, int delta, int... bytes) {
    out.write(delta);
    for (int b : bytes) {
      out.write(b);
    }
  }

  private static void exclusive(ByteArrayOutputStream out, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
    int length = bytes.length + 1;
    out.write(0);
    out.write(0xf0);
    if (length > 127) {
      out.write(0x80 | length >> 7);
    }
    out.write(length & 0x7f);
    out.writeBytes(bytes);
    out.write(0xf7);
  }
}
