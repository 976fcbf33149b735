// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.Arrays;

/// Which part hears which MIDI channel, which controllers reach it, and which parts are sent out as
/// MIDI. Immutable; any thread.
public final class MidiRoutes {
  /// Nothing in, nothing out.
  public static final MidiRoutes NONE = new MidiRoutes(filled(16), 0, 0, filled(64), false);

  private final int[] partOfChannel;
  private final long lowControllers;
  private final long highControllers;
  private final int[] channelOfPart;
  private final boolean clock;

  private MidiRoutes(int[] in, long low, long high, int[] out, boolean clock) {
    partOfChannel = in;
    lowControllers = low;
    highControllers = high;
    channelOfPart = out;
    this.clock = clock;
  }

  private static int[] filled(int length) {
    int[] none = new int[length];
    Arrays.fill(none, -1);
    return none;
  }

  /// The same, with a channel that plays a part.
  ///
  /// @param channel 0..15
  /// @param part 0..63, or -1 for none
  public MidiRoutes in(int channel, int part) {
    check("MIDI channel", channel, 0, 15);
    check("part", part, -1, 63);
    int[] in = partOfChannel.clone();
    in[channel] = part;
    return new MidiRoutes(in, lowControllers, highControllers, channelOfPart, clock);
  }

  /// The same, with every channel playing one part.
  ///
  /// @param part 0..63, or -1 for none
  public MidiRoutes inAll(int part) {
    check("part", part, -1, 63);
    int[] in = new int[16];
    Arrays.fill(in, part);
    return new MidiRoutes(in, lowControllers, highControllers, channelOfPart, clock);
  }

  /// The same, with a controller that is let through to the part, or not.
  ///
  /// @param number 0..119
  public MidiRoutes controller(int number, boolean through) {
    check("MIDI controller", number, 0, 119);
    long bit = 1L << (number & 63);
    long low = number < 64 ? changed(lowControllers, bit, through) : lowControllers;
    long high = number < 64 ? highControllers : changed(highControllers, bit, through);
    return new MidiRoutes(partOfChannel, low, high, channelOfPart, clock);
  }

  private static long changed(long bits, long bit, boolean on) {
    return on ? bits | bit : bits & ~bit;
  }

  /// The same, with the controllers every instrument knows: modulation, volume, pan, expression,
  /// pedal.
  public MidiRoutes usualControllers() {
    return controller(1, true)
        .controller(7, true)
        .controller(10, true)
        .controller(11, true)
        .controller(64, true);
  }

  /// The same, with a part whose notes are sent out.
  ///
  /// @param part 0..63
  /// @param channel 0..15, or -1 for none
  public MidiRoutes out(int part, int channel) {
    check("part", part, 0, 63);
    check("MIDI channel", channel, -1, 15);
    int[] out = channelOfPart.clone();
    out[part] = channel;
    return new MidiRoutes(partOfChannel, lowControllers, highControllers, out, clock);
  }

  /// The same, with MIDI clock sent or not.
  public MidiRoutes clock(boolean sent) {
    return new MidiRoutes(partOfChannel, lowControllers, highControllers, channelOfPart, sent);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " (" + least + ".." + most + ")");
    }
  }

  /// The part that hears a channel, or -1.
  public int part(int channel) {
    return partOfChannel[channel];
  }

  /// Whether a controller, 0..127, reaches the part.
  public boolean forwards(int number) {
    return ((number < 64 ? lowControllers : highControllers) >>> (number & 63) & 1) != 0;
  }

  /// The channel a part is sent out on, or -1.
  public int channel(int part) {
    return channelOfPart[part];
  }

  /// Whether MIDI clock is sent.
  public boolean clock() {
    return clock;
  }
}
