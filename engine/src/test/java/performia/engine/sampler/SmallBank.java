// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes small SoundFont 2 files for tests: one sound a zone, one instrument a preset. One thread.
final class SmallBank {
  static final int ATTENUATION = 48;
  static final int ATTACK = 34;
  static final int DECAY = 36;
  static final int SUSTAIN = 37;
  static final int RELEASE = 38;
  static final int LOOP = 54;
  static final int EXCLUSIVE = 57;
  static final int PAN = 17;
  static final int KEYS = 43;
  static final int VELOCITIES = 44;
  static final int CUTOFF = 8;

  static final int LOW_BITS = 0xa5;

  private boolean deep;
  private float rise24;
  private final List<short[]> samples = new ArrayList<>();
  private final List<int[]> sampleFacts = new ArrayList<>();
  private final List<List<int[]>> zones = new ArrayList<>();
  private final List<int[]> presets = new ArrayList<>();
  private final List<int[]> presetGenerators = new ArrayList<>();
  private final List<int[]> modulators = new ArrayList<>();

  /// Adds a 24-bit sound that rises by so much a frame, full scale 1, as sample 0.
  SmallBank rising(int frames, float rise) {
    rise24 = rise * 0x1p23f;
    samples.add(new short[frames]);
    sampleFacts.add(new int[] {44_100, 60, 0, frames, 0});
    return deep();
  }

  private int rising(int frame) {
    return Math.round(frame * rise24);
  }

  /// Writes eight more bits a frame, [#LOW_BITS] each.
  SmallBank deep() {
    deep = true;
    return this;
  }

  /// Adds a sound, looped over all of it.
  ///
  /// @return its index
  int sample(short[] frames, int rate, int rootKey) {
    return sample(frames, rate, rootKey, 0, frames.length);
  }

  int sample(short[] frames, int rate, int rootKey, int loopStart, int loopEnd) {
    return sample(frames, rate, rootKey, loopStart, loopEnd, 0);
  }

  int sample(short[] frames, int rate, int rootKey, int loopStart, int loopEnd, int cents) {
    samples.add(frames);
    sampleFacts.add(new int[] {rate, rootKey, loopStart, loopEnd, cents});
    return samples.size() - 1;
  }

  /// Adds a preset, whose zones follow.
  SmallBank preset(int bank, int program) {
    presets.add(new int[] {bank, program, zones.size()});
    return this;
  }

  /// Adds a zone to the last preset: pairs of generator and amount, in the file's units.
  SmallBank zone(int sample, int... generatorsAndAmounts) {
    List<int[]> zone = new ArrayList<>();
    for (int i = 0; i < generatorsAndAmounts.length; i += 2) {
      zone.add(new int[] {generatorsAndAmounts[i], generatorsAndAmounts[i + 1]});
    }
    zone.add(new int[] {53, sample});
    zones.add(zone);
    return this;
  }

  /// Adds a generator to every preset zone.
  SmallBank presetGenerator(int generator, int amount) {
    presetGenerators.add(new int[] {generator, amount});
    return this;
  }

  /// Adds a modulator to every instrument zone: source, target, amount, secondary source,
  /// transform.
  SmallBank modulator(int source, int target, int amount, int scale, int transform) {
    modulators.add(new int[] {source, target, amount, scale, transform});
    return this;
  }

  /// A sine of whole periods that lasts `frames`, at half of full scale.
  static short[] sine(int frames, int periods) {
    short[] sine = new short[frames];
    for (int i = 0; i < frames; i++) {
      sine[i] = (short) Math.round(16384 * StrictMath.sin(2 * Math.PI * periods * i / frames));
    }
    return sine;
  }

  Path write(Path folder) {
    try {
      return Files.write(folder.resolve("small.sf2"), bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    Bytes info =
        new Bytes()
            .chunk("ifil", new Bytes().u16(2).u16(4))
            .chunk("isng", new Bytes().name("EMU8000", 8))
            .chunk("INAM", new Bytes().name("Small Bank", 20));
    Bytes smpl = new Bytes();
    Bytes headers = new Bytes();
    int at = 0;
    for (int i = 0; i < samples.size(); i++) {
      short[] frames = samples.get(i);
      int[] facts = sampleFacts.get(i);
      for (int frame = 0; frame < frames.length; frame++) {
        smpl.u16(rise24 > 0 ? rising(frame) >> 8 : frames[frame]);
      }
      for (int pad = 0; pad < 46; pad++) {
        smpl.u16(0);
      }
      headers.name("sample " + i, 20).u32(at).u32(at + frames.length);
      headers.u32(at + facts[2]).u32(at + facts[3]).u32(facts[0]);
      headers.u8(facts[1]).u8(facts[4]).u16(0).u16(1);
      at += frames.length + 46;
    }
    headers.name("EOS", 46);
    Bytes riff =
        new Bytes()
            .text("sfbk")
            .list("INFO", info)
            .list("sdta", frames(smpl))
            .list("pdta", hydra(headers));
    return new Bytes().chunk("RIFF", riff).take();
  }

  private Bytes frames(Bytes smpl) {
    Bytes low = new Bytes();
    for (int i = 0; deep && i < smpl.size() / 2; i++) {
      low.u8(rise24 > 0 ? rising(i) : LOW_BITS);
    }
    Bytes all = new Bytes().chunk("smpl", smpl);
    return deep ? all.chunk("sm24", low) : all;
  }

  private Bytes hydra(Bytes headers) {
    Bytes phdr = new Bytes();
    Bytes pbag = new Bytes();
    Bytes pgen = new Bytes();
    Bytes inst = new Bytes();
    Bytes ibag = new Bytes();
    Bytes igen = new Bytes();
    Bytes imod = new Bytes();
    for (int i = 0; i < presets.size(); i++) {
      int[] preset = presets.get(i);
      phdr.name("preset " + i, 20).u16(preset[1]).u16(preset[0]).u16(i).u32(0).u32(0).u32(0);
      pbag.u16(pgen.size() / 4).u16(0);
      presetGenerators.forEach(g -> pgen.u16(g[0]).u16(g[1]));
      pgen.u16(41).u16(i);
      inst.name("instrument " + i, 20).u16(preset[2]);
    }
    for (List<int[]> zone : zones) {
      ibag.u16(igen.size() / 4).u16(imod.size() / 10);
      zone.forEach(g -> igen.u16(g[0]).u16(g[1]));
      modulators.forEach(m -> imod.u16(m[0]).u16(m[1]).u16(m[2]).u16(m[3]).u16(m[4]));
    }
    phdr.name("EOP", 24).u16(presets.size()).u32(0).u32(0).u32(0);
    pbag.u16(pgen.size() / 4).u16(0);
    inst.name("EOI", 20).u16(zones.size());
    ibag.u16(igen.size() / 4).u16(imod.size() / 10);
    return new Bytes()
        .chunk("phdr", phdr)
        .chunk("pbag", pbag)
        .chunk("pmod", new Bytes().name("", 10))
        .chunk("pgen", pgen.u32(0))
        .chunk("inst", inst)
        .chunk("ibag", ibag)
        .chunk("imod", imod.name("", 10))
        .chunk("igen", igen.u32(0))
        .chunk("shdr", headers);
  }

  /// A growing little-endian buffer.
  private static final class Bytes {
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

    private ByteBuffer room(int more) {
      if (buffer.remaining() < more) {
        ByteBuffer larger =
            ByteBuffer.allocate(2 * buffer.capacity() + more).order(ByteOrder.LITTLE_ENDIAN);
        buffer = larger.put(buffer.flip());
      }
      return buffer;
    }

    int size() {
      return buffer.position();
    }

    Bytes u8(int value) {
      room(1).put((byte) value);
      return this;
    }

    Bytes u16(int value) {
      room(2).putShort((short) value);
      return this;
    }

    Bytes u32(int value) {
      room(4).putInt(value);
      return this;
    }

    Bytes text(String text) {
      byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
      room(letters.length).put(letters);
      return this;
    }

    Bytes name(String name, int length) {
      text(name);
      for (int i = name.length(); i < length; i++) {
        u8(0);
      }
      return this;
    }

    Bytes chunk(String tag, Bytes content) {
      byte[] bytes = content.take();
      text(tag).u32(bytes.length);
      room(bytes.length).put(bytes);
      return bytes.length % 2 == 0 ? this : u8(0);
    }

    Bytes list(String type, Bytes content) {
      Bytes typed = new Bytes().text(type);
      byte[] bytes = content.take();
      typed.room(bytes.length).put(bytes);
      return chunk("LIST", typed);
    }

    byte[] take() {
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    }
  }
}
