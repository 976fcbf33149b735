// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioStream;
import performia.engine.audio.offline.OfflineBackend;
import performia.engine.audio.offline.SampleFormat;
import performia.engine.audio.offline.WavWriter;
import performia.engine.dsp.Loudness;
import performia.engine.midi.MidiPlayer;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.region.Preset;
import performia.engine.sound.AudioEngine;

/// Plays a MIDI file through a bank into a WAV. Session thread.
final class Synthesis {
  private static final int NOTE_ON = 0x90;
  private static final int MOST_PORTS = 8;
  private static final int MOST_TOLD = 5;

  /// Longer than any music; a WAV would outgrow its format.
  private static final int LONGEST_SECONDS = 3 * 3600;

  private static final double LONGEST_TAIL_SECONDS = 12;
  private static final int MANY_MESSAGES = 6000;

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
    require(sequence.lengthSeconds(), request);
    for (String remark : sequence.remarks()) {
      face.tell(request.midi() + ": " + remark);
    }
    int rate = request.sampleRate();
    try (SoundBank bank = SoundBank.open(new Banks(house).find(request.bank()));
        var wav = new WavWriter(request.wav(), rate, SampleFormat.PCM_24)) {
      tellBank(request, bank);
      load(sequence, bank, request);
      var player =
          new MidiPlayer(
              sequence,
              instruments(sequence, bank, request),
              (float) StrictMath.pow(10, request.gainDb() / 20),
              request.effects());
      var loudness = new Loudness(rate);
      long frames = render(player, sequence.lengthSeconds(), rate, wav, loudness);
      if (cancelled.getAsBoolean()) {
        throw new PerformiaException("stopped", "", "nothing was written");
      }
      face.progress("rendering", 1);
      wav.finish();
      return Row.of("wav", request.wav().toString())
          .and("seconds", Math.round(frames * 1000.0 / rate) / 1000.0)
          .and("messages", sequence.size())
          .and("ports", sequence.ports())
          .and("repairs", sequence.repairs())
          .and("remarks", String.join("\n", sequence.remarks()))
          .and(loudness);
    }
  }

  private static void require(double seconds, SynthRequest request) {
    if (seconds > LONGEST_SECONDS) {
      throw new PerformiaException(
          "it lasts "
              + Math.round(seconds / 3600)
              + " hours, because of a gap that is surely wrong",
          request.midi().toString(),
          "cut it under " + LONGEST_SECONDS / 3600 + " hours");
    }
  }

  /// What was mended in the bank: the first few, and how many more.
  private void tellBank(SynthRequest request, SoundBank bank) {
    List<String> repairs = bank.repairs();
    for (int i = 0; i < Math.min(MOST_TOLD, repairs.size()); i++) {
      face.tell(request.bank() + ": " + repairs.get(i));
    }
    if (repairs.size() > MOST_TOLD) {
      face.tell(request.bank() + ": and " + (repairs.size() - MOST_TOLD) + " more");
    }
  }

  /// Brings into memory what the file's notes will play, by telling an instrument everything but
  /// the notes.
  private void load(MidiSequence sequence, SoundBank bank, SynthRequest request) {
    List<MidiSynth> scouts = instruments(sequence, bank, request);
    Set<Preset> wanted = new LinkedHashSet<>();
    for (int i = 0; i < sequence.size(); i++) {
      MidiSynth scout = scouts.get(sequence.port(i) % scouts.size());
      Preset preset = scout.preset(sequence.channel(i));
      if (sequence.command(i) != NOTE_ON) {
        sequence.send(i, 0, scout);
      } else if (preset != null) {
        wanted.add(preset);
      }
    }
    wanted.forEach(Preset::load);
  }

  /// Sixteen channels for every port, up to a bound; they share the polyphony.
  private static List<MidiSynth> instruments(
      MidiSequence sequence, SoundBank bank, SynthRequest request) {
    int ports = Math.min(MOST_PORTS, sequence.ports());
    int polyphony = Math.max(1, request.polyphony() / ports);
    KernelSource kernels = kernels(sequence, request);
    return IntStream.range(0, ports)
        .mapToObj(port ->
            new MidiSynth(bank, request.sampleRate(), AudioEngine.BLOCK_FRAMES, polyphony, kernels))
        .toList();
  }

  /// Vectors are worth the second that compiling them takes where there is much to play.
  private static KernelSource kernels(MidiSequence sequence, SynthRequest request) {
    return sequence.size() < MANY_MESSAGES
        ? KernelSource.plain(request.interpolation())
        : KernelSource.settled(request.interpolation());
  }

  /// @return how many frames there are
  private long render(
      MidiPlayer player, double seconds, int rate, WavWriter wav, Loudness loudness) {
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
              loudness.measure(left, right, count);
              wav.write(left, right, count);
            },
            course);
    var wanted = new AudioBackend.Request("", rate, AudioEngine.BLOCK_FRAMES, 0);
    try (AudioStream stream = backend.open(wanted, player)) {
      stream.start();
    }
    return frames[0];
  }
}
