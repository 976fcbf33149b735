// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.Sampler;
import performia.engine.sampler.SoundBank;

/// Where notes come from: a bank that our sampler plays, or a folder of WAV files. One thread.
interface NoteSource extends AutoCloseable {
  /// Rate of all notes.
  int RATE_HZ = 44_100;

  /// How long a key is held.
  double HELD_SECONDS = 3;

  /// @return one held note, both channels, or nothing when the source has no such preset
  float @Nullable [][] play(Strike strike);

  @Override
  void close();

  /// @param path an SF2 file, or a folder of files named as [Strike#fileName]
  static NoteSource open(Path path) {
    if (Files.isDirectory(path)) {
      return new WaveFolder(path);
    }
    if (!Files.isReadable(path)) {
      throw new PerformiaException(
          "cannot read the bank", path.toString(), "give an SF2 file or a folder of WAV files");
    }
    return new PlayedBank(SoundBank.open(path));
  }

  /// A bank under our own sampler, without effects.
  record PlayedBank(SoundBank bank) implements NoteSource {
    private static final int BLOCK = 64;

    @Override
    public float @Nullable [][] play(Strike strike) {
      var preset = bank.exactly(strike.bank(), strike.program());
      if (preset == null) {
        return null;
      }
      Sampler sampler = new Sampler(preset, RATE_HZ, BLOCK, 32);
      float[][] out = new float[2][(int) (HELD_SECONDS * RATE_HZ) / BLOCK * BLOCK];
      float[] left = new float[BLOCK];
      float[] right = new float[BLOCK];
      sampler.noteOn(0, strike.pitch(), strike.velocity() / 127f);
      for (int at = 0; at < out[0].length; at += BLOCK) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        sampler.render(left, right, BLOCK);
        System.arraycopy(left, 0, out[0], at, BLOCK);
        System.arraycopy(right, 0, out[1], at, BLOCK);
      }
      return out;
    }

    @Override
    public void close() {
      bank.close();
    }
  }
}
