// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.vorbis;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import performia.engine.PerformiaException;

/// Decodes an Ogg Vorbis file block by block. One loader thread.
public final class VorbisStream {
  /// A comment header without comments: what a file says there is of no use, and its sizes need not
  /// be believed.
  private static final byte[] NO_COMMENT =
      "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1);

  private final OggPackets packets;
  private final Info info = new Info();
  private final DspState dsp = new DspState();
  private final Block block = new Block(dsp);
  private final float[][] planar;
  private long number = 3;

  /// @param bytes the whole file
  /// @param place what the file is called in sentences
  /// @throws PerformiaException when it is no Vorbis file or its head is broken
  public VorbisStream(MemorySegment bytes, String place) {
    packets = new OggPackets(bytes, place);
    try {
      readHead();
    } catch (RuntimeException e) {
      throw explained(e);
    }
    planar = new float[info.channels][0];
  }

  private void readHead() {
    info.init();
    Comment comment = new Comment();
    comment.init();
    if (!packets.next() || !VorbisHead.isSane(packets.packet(), packets.length())) {
      throw packets.broken("it does not begin as a Vorbis stream");
    }
    take(comment, packets.packet(), packets.length(), 0);
    if (!packets.next() || !VorbisHead.isHeader(packets.packet(), packets.length(), 3)) {
      throw packets.broken("its second header is missing");
    }
    take(comment, NO_COMMENT, NO_COMMENT.length, 1);
    if (!packets.next() || !VorbisHead.booksAreSane(packets.packet(), packets.length())) {
      throw packets.broken("its code books are missing or forged");
    }
    take(comment, packets.packet(), packets.length(), 2);
    if (dsp.synthesis_init(info) != 0) {
      throw packets.broken("its code books cannot be used");
    }
    block.init(dsp);
  }

  private void take(Comment comment, byte[] bytes, int length, int number) {
    Packet packet = new Packet();
    packet.packet_base = bytes.clone();
    packet.bytes = length;
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.packetno = number;
    if (info.synthesis_headerin(comment, packet) != 0) {
      throw packets.broken("its header " + number + " cannot be understood");
    }
  }

  /// JOrbis meets impossible numbers by running out of its arrays.
  private PerformiaException explained(RuntimeException e) {
    return e instanceof PerformiaException known
        ? known
        : packets.broken("its numbers do not fit one another");
  }

  public int channels() {
    return info.channels;
  }

  /// Frames a second.
  public int sampleRate() {
    return info.rate;
  }

  /// The samples of a channel in the block decoded last, full scale 1, may go beyond; overwritten
  /// by the next.
  public float[] channel(int index) {
    return planar[index];
  }

  /// Decodes the next block.
  ///
  /// @return how many frames it has; 0 at the end
  public int next() {
    try {
      while (packets.next()) {
        int count = decode();
        if (count > 0) {
          return count;
        }
      }
      return 0;
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private int decode() {
    Packet packet = new Packet();
    packet.packet_base = packets.packet();
    packet.bytes = packets.length();
    packet.granulepos = packets.granule();
    packet.e_o_s = packets.isLast() ? 1 : 0;
    packet.packetno = number++;
    // A packet that is no audio is passed over, as every decoder does.
    if (packet.bytes == 0 || block.synthesis(packet) != 0) {
      return 0;
    }
    dsp.synthesis_blockin(block);
    return collect();
  }

  private int collect() {
    float[][][] pcm = new float[1][][];
    int[] from = new int[info.channels];
    int count = dsp.synthesis_pcmout(pcm, from);
    for (int i = 0; count > 0 && i < info.channels; i++) {
      if (planar[i].length < count) {
        planar[i] = new float[count];
      }
      System.arraycopy(pcm[0][i], from[i], planar[i], 0, count);
    }
    dsp.synthesis_read(Math.max(0, count));
    return Math.max(0, count);
  }
}
