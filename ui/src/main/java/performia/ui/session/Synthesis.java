// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import java.util.function.BooleanSupplier;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioStream;
import performia.engine.audio.offline.OfflineBackend;
import performia.engine.audio.offline.SampleFormat;
import performia.engine.audio.offline.WavWriter;
import performia.engine.midi.MidiPlayer;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sound.AudioEngine;

/// Plays a MIDI file through a bank into a WAV. Session thread.
final class Synthesis {
  private static final int POLYPHONY = 256;

  /// Longer than any music; a WAV would outgrow its format.
  private static final int LONGEST_SECONDS = 3 * 3600;

  private static final double LONGEST_TAIL_SECONDS = 12;

  private final House house;
  private final Face face;
  private final BooleanSupplier cancelled;

  Synthesis(House house, Face face, BooleanSupplier cancelled) {
    this.house = house;
    this.face = face;
    this.cancelled = cancelled;
  }

  Row run(SynthRequest request) {
    new Outputs().keep(request.midi()).keep(request.bank()).file("--wav", request.wav());
    MidiSequence sequence = StandardMidiFile.read(request.midi());
    int rate = request.sampleRate();
    double seconds = sequence.lengthSeconds();
    if (seconds > LONGEST_SECONDS) {
      throw new PerformiaException(
          "it lasts "
              + Math.round(seconds / 3600)
              + " hours, because of a gap that is surely wrong",
          request.midi().toString(),
          "cut it under " + LONGEST_SECONDS / 3600 + " hours");
    }
    try (SoundBank bank = SoundBank.open(new Banks(house).find(request.bank()));
        var wav = new WavWriter(request.wav(), rate, SampleFormat.PCM_24)) {
      var synth = new MidiSynth(bank, rate, AudioEngine.BLOCK_FRAMES, POLYPHONY);
      float gain = (float) StrictMath.pow(10, request.gainDb() / 20);
      var player = new MidiPlayer(sequence, synth, gain, request.effects());
      var frames = new long[1];
      var course =
          new OfflineBackend.Course(
              player::over,
              seconds + LONGEST_TAIL_SECONDS,
              LONGEST_TAIL_SECONDS,
              done -> face.progress("rendering", Math.min(1, done / (seconds * rate + 1))),
              cancelled);
      var backend =
          new OfflineBackend(
              List.of(),
              (left, right, count) -> {
                frames[0] += count;
                wav.write(left, right, count);
              },
              course);
      var wanted = new AudioBackend.Request("", rate, AudioEngine.BLOCK_FRAMES, 0);
      try (AudioStream stream = backend.open(wanted, player)) {
        stream.start();
      }
      if (cancelled.getAsBoolean()) {
        throw new PerformiaException("stopped", "", "nothing was written");
      }
      face.progress("rendering", 1);
      wav.finish();
      return Row.of("wav", request.wav().toString())
          .and("seconds", Math.round(frames[0] * 1000.0 / rate) / 1000.0)
          .and("messages", sequence.size())
          .and("repairs", sequence.repairs());
    }
  }
}
