// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Sound;

/// Waves that an instrument names instead of a recording: `*sine`, `*triangle`, `*saw`, `*square`,
/// `*noise`, `*gnoise`, `*silence`. One round each, with as many overtones as fit below the
/// hearing's end, made anew for every half octave. One loader thread.
final class GeneratorSounds {
  private static final ValueLayout.OfFloat FRAME =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int RATE = 48_000;
  private static final int NOISE_FRAMES = 1 << 18;
  private static final int KEYS_A_WAVE = 6;
  private static final int MOST_OVERTONES = 640;

  /// Frames a round, as a share of what the rate would need: overtones stay below a quarter of it.
  private static final double DENSITY = 2.5;

  private static final double HIGHEST_HZ = 18_000;
  private static final int LEAST_FRAMES = 16;

  /// What makes a saw and a square as loud as the players the instruments were written for have
  /// them: the root of two thirds.
  private static final double EDGED = 0.8164965809277261;

  private final Arena arena;
  private final Map<String, List<Wave>> known = new HashMap<>();

  /// A wave and the keys it is for.
  ///
  /// @param soundKey the key, with cents, at which it sounds as it is
  record Wave(Sound sound, int keyLow, int keyHigh, double soundKey) {}

  /// @param arena where the waves live
  GeneratorSounds(Arena arena) {
    this.arena = arena;
  }

  /// The waves of a name, for all keys; those of silence where nobody knows the name.
  List<Wave> waves(String name) {
    return known.computeIfAbsent(name, this::make);
  }

  /// Whether pitch means anything to a wave.
  static boolean isPitched(String name) {
    return !name.equals("*noise") && !name.equals("*gnoise") && !name.equals("*silence");
  }

  private List<Wave> make(String name) {
    return switch (name) {
      case "*sine", "*triangle", "*tri", "*saw", "*square" -> pitched(name);
      case "*noise" -> List.of(noise(name, false));
      case "*gnoise" -> List.of(noise(name, true));
      default -> List.of(whole(name, new float[64]));
    };
  }

  private List<Wave> pitched(String name) {
    List<Wave> waves = new ArrayList<>();
    for (int low = 0; low < 128; low += KEYS_A_WAVE) {
      int high = Math.min(127, low + KEYS_A_WAVE - 1);
      double hertz = 440 * StrictMath.pow(2, (high - 69) / 12.0);
      int frames = (int) Math.max(LEAST_FRAMES, Math.round(DENSITY * RATE / hertz));
      int overtones =
          (int) Math.clamp(Math.min(frames / 4.0, HIGHEST_HZ / hertz), 1, MOST_OVERTONES);
      double key = 69 + 12 * StrictMath.log((double) RATE / frames / 440) / StrictMath.log(2);
      Sound sound = sound(name, round(name, frames, overtones), LoopMode.ALWAYS, key);
      waves.add(new Wave(sound, low, high, key));
    }
    return List.copyOf(waves);
  }

  private static float[] round(String name, int frames, int overtones) {
    double[] sine = new double[frames];
    for (int i = 0; i < frames; i++) {
      sine[i] = StrictMath.sin(2 * Math.PI * i / frames);
    }
    float[] round = new float[frames];
    for (int k = 1; k <= overtones; k++) {
      double amount =
          switch (name) {
            case "*sine" -> k == 1 ? 1 : 0;
            case "*triangle", "*tri" ->
                k % 2 == 0 ? 0 : 8 / (Math.PI * Math.PI * k * k) * (k % 4 == 1 ? 1 : -1);
            case "*saw" -> EDGED * 2 / (Math.PI * k);
            default -> k % 2 == 0 ? 0 : EDGED * 4 / (Math.PI * k);
          };
      if (amount != 0) {
        for (int i = 0, at = 0; i < frames; i++, at = (at + k) % frames) {
          round[i] += (float) (amount * sine[at]);
        }
      }
    }
    return round;
  }

  private Wave noise(String name, boolean gaussian) {
    Random random = new Random(name.hashCode());
    float[] frames = new float[NOISE_FRAMES];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = gaussian ? 0.25f * (float) random.nextGaussian() : 2 * random.nextFloat() - 1;
    }
    return whole(name, frames);
  }

  private Wave whole(String name, float[] frames) {
    return new Wave(sound(name, frames, LoopMode.ALWAYS, 60), 0, 127, 60);
  }

  private Sound sound(String name, float[] frames, LoopMode loop, double key) {
    MemorySegment memory = arena.allocate(4L * frames.length, 64);
    for (int i = 0; i < frames.length; i++) {
      memory.setAtIndex(FRAME, i, frames[i]);
    }
    return new Sound(name, memory, true, frames.length, 0, frames.length, loop, RATE, key);
  }
}
