// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.tone.Sound;

/// Writes a SoundFont 2.04 file from samples, instruments and presets. The same content gives the
/// same bytes. One thread; the file appears whole or not at all.
final class Sf2Writer {
  /// Zero frames that must follow every sample (SoundFont 2.04 section 6.1).
  static final int GAP_FRAMES = 46;

  private static final int MOST_RECORDS = 65_535;

  private final List<StoredSample> samples;
  private final List<ZoneList> instruments;
  private final List<ZoneList> presets;

  Sf2Writer(List<StoredSample> samples, List<ZoneList> instruments, List<ZoneList> presets) {
    this.samples = samples;
    this.instruments = instruments;
    this.presets = presets;
  }

  /// Writes aside, then moves into place.
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Not a temporary file: those are for their owner's eyes only, and a bank is for everybody.
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 20)) {
        writeTo(out);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private void writeTo(OutputStream out) throws IOException {
    byte[] info = info();
    byte[] hydra = hydra();
    long frames = samples.stream().mapToLong(s -> s.frames().length + GAP_FRAMES).sum();
    int sampleBytes = Math.toIntExact(frames * 2);
    int sdta = 4 + 8 + sampleBytes;
    int total = 4 + 8 + info.length + 8 + sdta + 8 + hydra.length;
    LittleEndian head = new LittleEndian(12 + 8 + info.length + 8 + 4 + 8);
    head.put("RIFF").putInt(total).put("sfbk");
    head.put("LIST").putInt(info.length).put(info);
    head.put("LIST").putInt(sdta).put("sdta");
    head.put("smpl").putInt(sampleBytes);
    out.write(head.bytes());
    for (StoredSample sample : samples) {
      LittleEndian pcm = new LittleEndian(2 * (sample.frames().length + GAP_FRAMES));
      for (short frame : sample.frames()) {
        pcm.putShort(frame);
      }
      out.write(pcm.bytes());
    }
    out.write(new LittleEndian(8).put("LIST").putInt(hydra.length).bytes());
    out.write(hydra);
  }

  private static byte[] info() {
    Chunks list = new Chunks("INFO");
    list.add("ifil", new LittleEndian(4).putShort(2).putShort(4).bytes());
    list.text("isng", "EMU8000");
    list.text("INAM", "Performia");
    list.text("IENG", "Performia: every sample is computed, none is recorded");
    list.text("ICOP", "Copyright Performia contributors, GPL-3.0-or-later");
    list.text("ISFT", "performia.soundfonts");
    return list.bytes();
  }

  private byte[] hydra() {
    Table presetTable = new Table(presets, true);
    Table instrumentTable = new Table(instruments, false);
    Chunks list = new Chunks("pdta");
    list.add("phdr", presetTable.headers());
    list.add("pbag", presetTable.bags());
    list.add("pmod", presetTable.modulators());
    list.add("pgen", presetTable.generators());
    list.add("inst", instrumentTable.headers());
    list.add("ibag", instrumentTable.bags());
    list.add("imod", instrumentTable.modulators());
    list.add("igen", instrumentTable.generators());
    list.add("shdr", sampleHeaders());
    return list.bytes();
  }

  private byte[] sampleHeaders() {
    LittleEndian out = new LittleEndian(46 * (samples.size() + 1));
    int start = 0;
    for (StoredSample sample : samples) {
      int length = sample.frames().length;
      boolean looped = sample.loopEnd() > 0;
      out.putName(sample.name()).putInt(start).putInt(start + length);
      out.putInt(start + (looped ? sample.loopStart() : 0));
      out.putInt(start + (looped ? sample.loopEnd() : length));
      out.putInt(Sound.RATE_HZ).putByte(sample.root()).putByte(0);
      out.putShort(sample.partner()).putShort(sample.side().type);
      start += length + GAP_FRAMES;
    }
    return out.putName("EOS").bytes();
  }

  /// A RIFF list that grows chunk by chunk.
  private static final class Chunks {
    private final List<byte[]> parts = new ArrayList<>();
    private int length;

    Chunks(String type) {
      append(new LittleEndian(4).put(type).bytes());
    }

    void add(String id, byte[] body) {
      append(new LittleEndian(8).put(id).putInt(body.length).bytes());
      append(body);
    }

    void text(String id, String text) {
      add(id, new LittleEndian(text.length() + 2 - text.length() % 2).put(text).bytes());
    }

    private void append(byte[] bytes) {
      parts.add(bytes);
      length += bytes.length;
    }

    byte[] bytes() {
      LittleEndian out = new LittleEndian(length);
      for (byte[] part : parts) {
        out.put(part);
      }
      return out.bytes();
    }
  }

  /// The four record arrays of the presets, or of the instruments.
  private static final class Table {
    private final List<ZoneList> lists;
    private final boolean presets;
    private final List<Zone> zones;

    Table(List<ZoneList> lists, boolean presets) {
      this.lists = lists;
      this.presets = presets;
      zones = lists.stream().flatMap(l -> l.zones().stream()).toList();
    }

    byte[] headers() {
      LittleEndian out = new LittleEndian((presets ? 38 : 22) * (lists.size() + 1));
      int bag = 0;
      for (ZoneList list : lists) {
        header(out, list.name(), list.program(), list.bank(), bag);
        bag += list.zones().size();
      }
      header(out, presets ? "EOP" : "EOI", 0, 0, bag);
      return out.bytes();
    }

    private void header(LittleEndian out, String text, int program, int bank, int bag) {
      out.putName(text);
      if (presets) {
        out.putShort(program).putShort(bank);
      }
      out.putShort(index(bag));
      if (presets) {
        out.putInt(0).putInt(0).putInt(0);
      }
    }

    byte[] bags() {
      LittleEndian out = new LittleEndian(4 * (zones.size() + 1));
      int generator = 0;
      int modulator = 0;
      for (Zone zone : zones) {
        out.putShort(index(generator)).putShort(index(modulator));
        generator += zone.amounts().size();
        modulator += zone.modulators().size();
      }
      return out.putShort(index(generator)).putShort(index(modulator)).bytes();
    }

    byte[] modulators() {
      int count = zones.stream().mapToInt(z -> z.modulators().size()).sum();
      LittleEndian out = new LittleEndian(10 * (count + 1));
      for (Zone zone : zones) {
        for (Modulator m : zone.modulators()) {
          out.putShort(m.source()).putShort(m.target().number);
          out.putShort(m.amount()).putShort(m.amountSource()).putShort(0);
        }
      }
      return out.bytes();
    }

    byte[] generators() {
      int count = zones.stream().mapToInt(z -> z.amounts().size()).sum();
      LittleEndian out = new LittleEndian(4 * (count + 1));
      for (Zone zone : zones) {
        zone.amounts().forEach((g, amount) -> out.putShort(g.number).putShort(amount));
      }
      return out.bytes();
    }

    private static int index(int value) {
      if (value > MOST_RECORDS) {
        throw new IllegalStateException("too many zones for a SoundFont: " + value + " records");
      }
      return value;
    }
  }
}
