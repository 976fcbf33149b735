// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Small good banks of every format, which mutations then break: few frames, so that most changes
/// hit what matters. Any thread.
final class Seeds {
  private static final int FRAMES = 300;

  private Seeds() {}

  /// Bytes of a resource beside this class.
  static byte[] resource(String name) throws IOException {
    try (InputStream in = Seeds.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its part " + name);
      }
      return in.readAllBytes();
    }
  }

  private static Riff sine(int frames) {
    Riff out = new Riff();
    for (int i = 0; i < frames; i++) {
      out.shorts((int) (12000 * StrictMath.sin(i * 2 * Math.PI / 50)));
    }
    return out;
  }

  /// A bank with two presets, a stereo pair, 24-bit frames, modulators, loops of each kind.
  static byte[] sf2() {
    Riff frames = sine(FRAMES).raw(new byte[92]).raw(sine(FRAMES).toBytes()).raw(new byte[92]);
    Riff low = new Riff().raw(new byte[2 * (FRAMES + 46)]);
    Riff samples = new Riff();
    header(samples, "left", 0, FRAMES, 4, 1);
    header(samples, "right", FRAMES + 46, 2 * FRAMES + 46, 2, 0);
    header(samples, "EOS", 0, 0, 0, 0);
    Riff data = new Riff().chunk("smpl", frames).chunk("sm24", low);
    return sound(2, data, samples);
  }

  /// The same with compressed samples.
  static byte[] sf3(byte[] ogg) {
    Riff samples = new Riff();
    header(samples, "left", 0, ogg.length, 0x14, 1);
    header(samples, "right", ogg.length, 2L * ogg.length, 0x12, 0);
    header(samples, "EOS", 0, 0, 0, 0);
    return sound(3, new Riff().chunk("smpl", new Riff().raw(ogg).raw(ogg)), samples);
  }

  private static void header(Riff out, String name, long from, long to, int type, int link) {
    boolean packed = (type & 0x10) != 0;
    out.text(name, 20).ints(from, to, packed ? 20 : from + 20, packed ? 220 : from + 220, 44100);
    out.bytes(60, 3).shorts(link, type);
  }

  private static byte[] sound(int version, Riff data, Riff samples) {
    Riff facts =
        new Riff()
            .chunk("ifil", new Riff().shorts(version, 4))
            .chunk("isng", new Riff().text("EMU8000", 8))
            .chunk("INAM", new Riff().text("Seed", 6));
    Riff presets =
        new Riff().text("One", 20).shorts(0, 0, 0).ints(0, 0, 0).text("Two", 20).shorts(0, 128, 1);
    presets.ints(0, 0, 0).text("EOP", 20).shorts(0, 0, 3).ints(0, 0, 0);
    Riff instruments = new Riff().text("Inst", 20).shorts(0).text("EOI", 20).shorts(3);
    Riff tables =
        new Riff()
            .chunk("phdr", presets)
            .chunk("pbag", new Riff().shorts(0, 0, 2, 1, 3, 1, 4, 2))
            .chunk(
                "pmod",
                new Riff()
                    .shorts(0x0502, 52, 10, 0, 0)
                    .shorts(2, 8, -2400, 0, 0)
                    .shorts(0, 0, 0, 0, 0))
            .chunk("pgen", new Riff().shorts(51, 2, 41, 0, 41, 0, 41, 0, 0, 0))
            .chunk("inst", instruments)
            .chunk("ibag", new Riff().shorts(0, 0, 3, 1, 12, 2, 15, 3))
            .chunk(
                "imod",
                new Riff()
                    .shorts(0x0081, 8, -3000, 0, 0)
                    .shorts(0x0201, 0x8000, 50, 0x0081, 0)
                    .shorts(1, 17, 30, 0, 0)
                    .shorts(0, 0, 0, 0, 0))
            .chunk(
                "igen",
                new Riff()
                    .shorts(8, 9000, 9, 120, 38, -2000)
                    .shorts(
                        43, 0x7f00, 54, 1, 34, -4000, 36, -1000, 21, -500, 5, 200, 11, 1200, 26,
                        -3000, 53, 0)
                    .shorts(44, 0x7f40, 54, 3, 53, 1)
                    .shorts(0, 0))
            .chunk("shdr", samples);
    return new Riff().list("INFO", facts).list("sdta", data).list("pdta", tables).file("sfbk");
  }

  /// A DLS 2 collection: a melodic and a drum instrument over two waves.
  static byte[] dls() {
    Riff one = instrument(0, 0, 0);
    Riff two = instrument(0x8000_0000L, 0, 1);
    Riff first = wave(16);
    Riff second = wave(8);
    byte[] firstWave = new Riff().list("wave", first).toBytes();
    Riff pool = new Riff().raw(firstWave).list("wave", second);
    return new Riff()
        .chunk("vers", new Riff().ints(0x0002_0000, 0))
        .chunk("colh", new Riff().ints(2))
        .list("lins", new Riff().raw(one.toBytes()).raw(two.toBytes()))
        .chunk("ptbl", new Riff().ints(8, 2, 0, firstWave.length))
        .list("wvpl", pool)
        .list("INFO", new Riff().chunk("INAM", new Riff().text("Seed", 6)))
        .file("DLS ");
  }

  private static Riff instrument(long bank, int program, int wave) {
    Riff region =
        new Riff()
            .chunk("rgnh", new Riff().shorts(0, 127, 0, 127, 1, 0, 1))
            .chunk("wsmp", sampleInfo())
            .chunk("wlnk", new Riff().shorts(0, 0).ints(1, wave));
    Riff connections =
        new Riff()
            .ints(8, 4)
            .shorts(0, 0, 0x0206, 0)
            .ints(-0x0200_0000L)
            .shorts(0x0002, 0, 0x0001, 0x8000)
            .ints(0x03c0_0000)
            .shorts(0x0001, 0x0081, 0x0003, 0)
            .ints(50 << 16)
            .shorts(0x0005, 0, 0x0500, 0)
            .ints(1200 << 16);
    return new Riff()
        .list(
            "ins ",
            new Riff()
                .chunk("insh", new Riff().ints(1, bank, program))
                .list("lrgn", new Riff().list("rgn2", region))
                .list("lar2", new Riff().chunk("art2", connections))
                .list("INFO", new Riff().chunk("INAM", new Riff().text("Ins", 4))));
  }

  private static Riff sampleInfo() {
    return new Riff().ints(20).shorts(60, 0).ints(0, 0, 1).ints(16, 0, 20, 200);
  }

  private static Riff wave(int bits) {
    Riff data = new Riff();
    for (int i = 0; i < FRAMES; i++) {
      double value = StrictMath.sin(i * 2 * Math.PI / 50);
      if (bits == 8) {
        data.bytes((int) (128 + 90 * value));
      } else {
        data.shorts((int) (12000 * value));
      }
    }
    return new Riff()
        .chunk(
            "fmt ", new Riff().shorts(1, 1).ints(22050, 22050L * bits / 8).shorts(bits / 8, bits))
        .chunk("data", data)
        .chunk("wsmp", sampleInfo());
  }

  /// Puts a folder with an instrument's samples and includes there; returns the main text.
  static String sfz(Path folder) throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    Riff wav =
        new Riff()
            .chunk("fmt ", new Riff().shorts(1, 1).ints(44100, 88200).shorts(2, 16))
            .chunk("data", sine(FRAMES))
            .chunk("smpl", new Riff().ints(0, 0, 0, 60, 0, 0, 0, 1, 0, 0, 0, 20, 219, 0, 0));
    Files.write(samples.resolve("a.wav"), wav.file("WAVE"));
    Files.write(samples.resolve("b c.flac"), resource("seed.flac"));
    Files.write(samples.resolve("d.ogg"), resource("seed.ogg"));
    Files.writeString(folder.resolve("part.sfz"), "<region>sample=d.ogg key=$K\n");
    return new String(resource("seed.sfz"), StandardCharsets.UTF_8);
  }
}
