// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Seat;
import performia.engine.PerformiaException;
import performia.engine.audio.offline.SampleFormat;
import performia.engine.audio.offline.WavWriter;
import performia.engine.dsp.Loudness;
import performia.engine.sound.StemTap;

/// The WAV files of one render: the mix, and a stem for each part and the reverb. Either all of
/// them come to their places, or none is left half-written. Session thread.
final class AudioFiles implements AutoCloseable {
  private final int sampleRate;
  private final @Nullable Path newFolder;
  private final @Nullable WavWriter mix;
  private final List<StemFile> stems;
  private final Loudness loudness;
  private long frames;
  private boolean finished;

  private AudioFiles(
      int sampleRate, @Nullable Path newFolder, @Nullable WavWriter mix, List<StemFile> stems) {
    this.sampleRate = sampleRate;
    this.newFolder = newFolder;
    this.mix = mix;
    this.stems = stems;
    loudness = new Loudness(sampleRate);
  }

  /// Opens everything that is asked for.
  ///
  /// @throws PerformiaException when a folder is missing or may not be written
  static AudioFiles open(RenderRequest request, List<Seat> seats) {
    int rate = request.sampleRate();
    Path folder = request.stems();
    boolean made = folder != null && make(folder);
    var stems = new ArrayList<StemFile>();
    WavWriter mix = null;
    try {
      Path wav = request.wav();
      mix = wav == null ? null : new WavWriter(wav, rate, SampleFormat.PCM_24);
      if (folder != null) {
        for (Seat seat : seats) {
          stems.add(stem(folder, seat.word(), rate));
        }
        stems.add(stem(folder, "reverb", rate));
      }
    } catch (PerformiaException e) {
      new AudioFiles(rate, made ? folder : null, mix, stems).close();
      throw e;
    }
    return new AudioFiles(rate, made ? folder : null, mix, stems);
  }

  private static StemFile stem(Path folder, String name, int rate) {
    return new StemFile(new WavWriter(folder.resolve(name + ".wav"), rate, SampleFormat.PCM_24));
  }

  private static boolean make(Path folder) {
    if (Files.isDirectory(folder)) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      return true;
    } catch (IOException e) {
      throw new PerformiaException(
          "this folder cannot be made", folder.toString(), "choose another one for --stems", e);
    }
  }

  /// Takes a block of the mix.
  void write(float[] left, float[] right, int count) {
    frames += count;
    loudness.measure(left, right, count);
    if (mix != null) {
      mix.write(left, right, count);
    }
    for (StemFile stem : stems) {
      stem.write(count);
    }
  }

  /// Where the stems go; null when none are wanted.
  @Nullable StemTap tap() {
    return stems.isEmpty()
        ? null
        : (stem, left, right, count) -> stems.get(stem).take(left, right, count);
  }

  /// How loud the mix is so far (EBU R 128).
  Loudness loudness() {
    return loudness;
  }

  double seconds() {
    return (double) frames / sampleRate;
  }

  /// Completes all files.
  void finish() {
    stems.forEach(StemFile::finish);
    if (mix != null) {
      mix.finish();
    }
    finished = true;
  }

  /// Throws away what is not finished.
  @Override
  public void close() {
    if (mix != null) {
      mix.close();
    }
    stems.forEach(StemFile::close);
    if (!finished && newFolder != null) {
      try {
        Files.deleteIfExists(newFolder);
      } catch (IOException e) {
        // Somebody put something else into it; then it stays.
      }
    }
  }
}
