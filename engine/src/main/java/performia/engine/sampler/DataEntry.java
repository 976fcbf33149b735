// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.sf2.GeneratorControl;

/// The registered and non-registered parameters of one channel: which one is chosen (controllers
/// 98..101), and what entering, raising and lowering a value does to it (6, 38, 96, 97). Built off
/// the audio thread, used only on it.
final class DataEntry {
  static final int MPE = 6;

  /// The AWE32 counts from the middle of 14 bits.
  private static final int MIDDLE = 8192;

  private static final int NONE = 0x3fff;

  /// GS and XG: parameters of the part, and of single drums (0x18..0x1f GS, 0x14.. XG).
  private static final int PART = 1;

  private static final int DRUM_FIRST = 0x14;
  private static final int DRUM_LAST = 0x1f;

  private int number;
  private boolean registered;
  private int coarse;
  private int fine;

  /// Whether the number of a generator is not complete yet.
  private boolean counting;

  DataEntry() {
    reset();
  }

  /// Nothing is chosen.
  void reset() {
    number = NONE;
    registered = true;
    coarse = 64;
    fine = 0;
    counting = false;
  }

  /// Whether a registered parameter is chosen.
  boolean isChosen(int wanted) {
    return registered && number == wanted;
  }

  /// Obeys a controller, if it is one of the seven.
  void control(Channel channel, int controller, int bits) {
    switch (controller) {
      case Channel.RPN -> choose(channel, true, bits << 7 | number & 0x7f);
      case Channel.RPN_FINE -> choose(channel, true, number & 0x3f80 | bits);
      case Channel.NRPN -> choose(channel, false, bits << 7 | number & 0x7f);
      case Channel.NRPN_FINE -> {
        choose(channel, false, number & 0x3f80 | bits);
        if (isGroup(GeneratorControl.SOUNDFONT)) {
          count(channel.generators(), bits);
        }
      }
      case Channel.DATA_ENTRY -> {
        coarse = bits;
        // A sender of two bytes sends the other one after it, except for generators.
        fine = isGroup(GeneratorControl.SOUNDFONT) || isGroup(GeneratorControl.AWE32) ? fine : 0;
        enter(channel);
      }
      case Channel.DATA_ENTRY_FINE -> {
        fine = bits;
        enter(channel);
      }
      case Channel.INCREMENT -> step(channel, 1);
      case Channel.DECREMENT -> step(channel, -1);
      default -> {}
    }
  }

  private void choose(Channel channel, boolean nowRegistered, int nowNumber) {
    registered = nowRegistered;
    number = nowNumber;
    int value = channel.parameter(registered, number);
    coarse = value >> 7;
    fine = value & 0x7f;
  }

  private boolean isGroup(int coarseNumber) {
    return !registered && number >> 7 == coarseNumber;
  }

  /// 100 and more add to a generator's number, what is below completes it.
  private void count(GeneratorControl generators, int bits) {
    if (!counting) {
      generators.startSelection();
    }
    counting = bits >= 100;
    generators.select(bits);
  }

  /// Bend range counts in cents, tunings and programs in whole steps of their byte (RP-018).
  private void step(Channel channel, int by) {
    boolean byCoarse =
        !registered && !isGroup(GeneratorControl.SOUNDFONT) || number >= 2 && number <= 4;
    int cents = registered && number == 0 ? 100 : 128;
    int value = byCoarse ? coarse : coarse * cents + fine;
    int top = byCoarse ? 127 : 127 * cents + cents - 1;
    value = Math.max(0, Math.min(top, value + by));
    coarse = byCoarse ? value : value / cents;
    fine = byCoarse ? fine : value % cents;
    enter(channel);
  }

  private void enter(Channel channel) {
    if (registered) {
      channel.parameter(number, coarse << 7 | fine);
    } else if (isGroup(GeneratorControl.SOUNDFONT)) {
      counting = false;
      channel.generators().enter(coarse << 7 | fine);
      channel.look();
    } else if (isGroup(GeneratorControl.AWE32)) {
      channel.generators().enterAwe32(number & 0x7f, (coarse << 7 | fine) - MIDDLE);
      channel.look();
    } else {
      enterPart(channel, number >> 7, number & 0x7f);
    }
  }

  private void enterPart(Channel channel, int group, int which) {
    if (group == PART) {
      int tone = tone(which);
      if (tone >= 0) {
        channel.tone(tone, coarse - 64);
      }
    } else if (group >= DRUM_FIRST && group <= DRUM_LAST) {
      DrumParameter.enter(channel, group, which, coarse);
    }
  }

  private static int tone(int which) {
    return switch (which) {
      case 0x08 -> Tone.VIBRATO_RATE;
      case 0x09 -> Tone.VIBRATO_DEPTH;
      case 0x0a -> Tone.VIBRATO_DELAY;
      case 0x20 -> Tone.CUTOFF;
      case 0x21 -> Tone.RESONANCE;
      case 0x63 -> Tone.ATTACK;
      case 0x64 -> Tone.DECAY;
      case 0x66 -> Tone.RELEASE;
      default -> -1;
    };
  }
}
