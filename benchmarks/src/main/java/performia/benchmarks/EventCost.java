// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;

/// What one MIDI event costs the audio thread, by kind, by how many voices sound on its channel and
/// by how many may sound at all: blocks of 64 frames with twenty events against blocks with none,
/// in CPU time of the thread. A note is the calls alone, note-on and note-off.
///
/// Arguments: a bank, a program, and the polyphony (256).
public final class EventCost {
  private static final int FRAMES = 64;
  private static final int BLOCKS = 400;
  private static final int EVENTS = 20;
  private static final int WARM_UP_ROUNDS = 60;
  private static final String[] KINDS = {"cc11", "cc1", "cc74", "bend", "chanpress", "note"};
  private static final int NOTE = 5;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];
  private final float[] reverb = new float[FRAMES];
  private final float[] chorus = new float[FRAMES];
  private final double[] nanos = new double[BLOCKS];
  private int value;

  private EventCost() {}

  /// Prints one line a kind and number of voices.
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    int program = Integer.parseInt(args[1]);
    int polyphony = args.length > 2 ? Integer.parseInt(args[2]) : 256;
    try (SoundBank bank = SoundBank.open(Path.of(args[0]))) {
      for (int voices = 1; voices <= 16; voices *= 4) {
        for (int kind = 0; kind < KINDS.length; kind++) {
          System.out.println(new EventCost().measure(bank, program, polyphony, voices, kind));
        }
      }
    }
  }

  private String measure(SoundBank bank, int program, int polyphony, int voices, int kind) {
    MidiSynth synth = new MidiSynth(bank, 48_000, FRAMES, polyphony);
    synth.program(0, 0, program);
    synth.program(0, 1, program);
    for (int i = 0; i < voices; i++) {
      synth.noteOn(0, 0, 40 + 3 * i, 80);
    }
    int events = kind == NOTE ? 1 : EVENTS;
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      run(synth, kind, 0);
      run(synth, kind, events);
    }
    int sounding = kind == NOTE ? voices : synth.activeVoices();
    run(synth, kind, 0);
    double idleLeast = nanos[0];
    double idleUsual = nanos[BLOCKS / 2];
    run(synth, kind, events);
    return String.format(
        Locale.ROOT,
        "engine=performia polyphony=%d event=%s voices_on_channel=%d ns_event_min=%.0f"
            + " ns_event_med=%.0f",
        polyphony,
        KINDS[kind],
        sounding,
        (nanos[0] - idleLeast) / events,
        (nanos[BLOCKS / 2] - idleUsual) / events);
  }

  /// Leaves the blocks' times in order.
  private void run(MidiSynth synth, int kind, int events) {
    for (int block = 0; block < BLOCKS; block++) {
      long from = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < events; i++) {
        play(synth, kind);
      }
      long called = threads.getCurrentThreadCpuTime();
      synth.render(left, right, reverb, chorus, FRAMES);
      nanos[block] = (kind == NOTE ? called : threads.getCurrentThreadCpuTime()) - from;
    }
    Arrays.sort(nanos);
  }

  private void play(MidiSynth synth, int kind) {
    value = value + 37 & 127;
    switch (kind) {
      case 0 -> synth.control(0, 0, 11, 64 + value / 2);
      case 1 -> synth.control(0, 0, 1, value);
      case 2 -> synth.control(0, 0, 74, value);
      case 3 -> synth.bend(0, 0, 8192 + value * 8);
      case 4 -> synth.channelPressure(0, 0, value);
      default -> {
        synth.noteOn(0, 1, 36 + value / 2, 80);
        synth.noteOff(0, 1, 36 + value / 2);
      }
    }
  }
}
