// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.jsyn;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitVoice;
import com.softsynth.shared.time.TimeStamp;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.physical.Elementary;
import performia.engine.sound.Instrument;

/// JSyn voices as an instrument of the band. Built off the audio thread, played only on it.
///
/// No JSyn engine runs: each sounding voice is asked to `generate` eight frames at a time, and
/// knobs are written straight into its ports. JSyn's units may do two frames in one step, so its
/// blocks are never cut: an event takes effect with the next of them, at most seven frames late,
/// and the same whatever the block length of the band.
///
/// A block allocates nothing once compiled; a note allocates what the voice's own `noteOn` does,
/// about 30 bytes for every port it sets.
public final class JSynInstrument implements Instrument {
  private static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;
  private static final int WAITING = 64;
  private static final int NONE = -1;
  private static final double SILENT = 1e-6;
  private static final double SIDE = Math.sqrt(0.5);

  private final UnitVoice[] voices;
  private final UnitGenerator[] units;
  private final UnitOutputPort[] outputs;
  private final @Nullable UnitInputPort[] frequencies;
  private final @Nullable UnitInputPort[][] knobs = new UnitInputPort[128][];
  private final double[] lows = new double[128];
  private final double[] spans = new double[128];
  private final int[] keys;
  private final boolean[] held;
  private final int[] silentBlocks;
  private final long[] begun;
  private final double[] hertz = new double[128];
  private final TimeStamp now = new TimeStamp(0);
  private final double[] left = new double[BLOCK];
  private final double[] right = new double[BLOCK];
  private final float[] leftDone;
  private final float[] rightDone;
  private final int[] waitingKeys = new int[WAITING];
  private final float[] waitingVelocities = new float[WAITING];
  private final int restBlocks;
  private int waiting;
  private int done;
  private int place = BLOCK;
  private long notes;
  private double bend = 1;

  /// @param maker makes a voice; called once for each
  /// @param polyphony how many, 1..256
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  public JSynInstrument(
      Supplier<? extends UnitVoice> maker, int polyphony, int sampleRate, int maxFrames) {
    if (polyphony < 1 || polyphony > 256) {
      throw new IllegalArgumentException(polyphony + " voices (1..256)");
    }
    var engine = new StillEngine(sampleRate);
    voices = new UnitVoice[polyphony];
    units = new UnitGenerator[polyphony];
    outputs = new UnitOutputPort[polyphony];
    frequencies = new UnitInputPort[polyphony];
    keys = new int[polyphony];
    held = new boolean[polyphony];
    silentBlocks = new int[polyphony];
    begun = new long[polyphony];
    for (int v = 0; v < polyphony; v++) {
      UnitVoice voice = maker.get();
      voices[v] = voice;
      units[v] = voice.getUnitGenerator();
      units[v].setSynthesisEngine(engine);
      outputs[v] = voice.getOutput();
      frequencies[v] = input(units[v], "frequency");
    }
    for (int key = 0; key < 128; key++) {
      hertz[key] = 440 * StrictMath.pow(2, (key - 69) / 12.0);
    }
    restBlocks = sampleRate / 4 / BLOCK;
    leftDone = new float[maxFrames];
    rightDone = new float[maxFrames];
    rest();
    rehearse();
  }

  private static @Nullable UnitInputPort input(UnitGenerator unit, String name) {
    UnitPort port = unit.getPortByName(name);
    return port instanceof UnitInputPort found ? found : null;
  }

  /// Lets a controller move a port of every voice, from `low` at 0 to `high` at 1. Before playing.
  ///
  /// @param controller 0..127
  /// @param port its name in the voice
  /// @throws IllegalArgumentException when the voice has no such input
  public JSynInstrument knob(int controller, String port, double low, double high) {
    var ports = new UnitInputPort[units.length];
    for (int v = 0; v < units.length; v++) {
      UnitInputPort found = input(units[v], port);
      if (found == null) {
        throw new IllegalArgumentException("no input port \"" + port + "\" in the JSyn voice");
      }
      ports[v] = found;
    }
    knobs[controller] = ports;
    lows[controller] = low;
    spans[controller] = high - low;
    return this;
  }

  /// Plays a little: the JVM loads classes and links call sites the first time they are met. Always
  /// as much, for JSyn's units cannot forget it.
  private void rehearse() {
    float[] out = new float[Math.min(leftDone.length, 64)];
    for (int round = 0; round < 40; round++) {
      noteOn(0, 40 + round, 0.5f);
      bend(0, 1);
      rehearse(out);
      noteOff(0, 40 + round);
      rehearse(out);
    }
    reset();
  }

  private void rehearse(float[] out) {
    for (int left = 64; left > 0; left -= out.length) {
      render(out, out, Math.min(left, out.length));
    }
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {
    if (pitch >= 0 && pitch < 128 && velocity > 0) {
      advance(offset);
      queue(pitch, velocity);
    }
  }

  @Override
  public void noteOff(int offset, int pitch) {
    if (pitch >= 0 && pitch < 128) {
      advance(offset);
      queue(pitch, 0);
    }
  }

  /// Until the next block of JSyn's begins; when too many wait the newest is dropped.
  private void queue(int pitch, float velocity) {
    if (waiting < WAITING) {
      waitingKeys[waiting] = pitch;
      waitingVelocities[waiting++] = velocity;
    }
  }

  @Override
  public void control(int offset, int controller, float value) {
    if (controller < 0 || controller > 127) {
      return;
    }
    advance(offset);
    @Nullable UnitInputPort[] ports = knobs[controller];
    if (ports != null) {
      double bounded = value > 0 ? Math.min(1, value) : 0;
      for (int v = 0; v < ports.length; v++) {
        write(ports[v], lows[controller] + bounded * spans[controller]);
      }
    } else if (controller == 120) {
      rest();
    } else if (controller == 123) {
      for (int v = 0; v < voices.length; v++) {
        release(v);
      }
    }
  }

  @Override
  public void bend(int offset, float semitones) {
    advance(offset);
    bend = Elementary.two(Math.max(-24, Math.min(24, semitones)) / 12);
    for (int v = 0; v < voices.length; v++) {
      if (keys[v] != NONE) {
        write(frequencies[v], hertz[keys[v]] * bend);
      }
    }
  }

  /// What `port.set` would do, without its kilobyte.
  private static void write(@Nullable UnitInputPort port, double value) {
    if (port != null && !port.isConnected()) {
      port.setValueInternal(value);
    }
  }

  private void advance(int offset) {
    int to = Math.min(offset, leftDone.length);
    while (done < to) {
      if (place == BLOCK) {
        begin();
        generate();
        place = 0;
      }
      leftDone[done] = (float) left[place];
      rightDone[done++] = (float) right[place++];
    }
  }

  /// Plays what waits.
  private void begin() {
    for (int i = 0; i < waiting; i++) {
      int key = waitingKeys[i];
      if (waitingVelocities[i] > 0) {
        start(free(), key, waitingVelocities[i]);
      } else {
        for (int v = 0; v < voices.length; v++) {
          if (keys[v] == key) {
            release(v);
          }
        }
      }
    }
    waiting = 0;
  }

  private void start(int v, int key, float velocity) {
    voices[v].noteOn(hertz[key] * bend, velocity, now);
    keys[v] = key;
    held[v] = true;
    silentBlocks[v] = 0;
    begun[v] = ++notes;
  }

  private void release(int v) {
    if (held[v]) {
      voices[v].noteOff(now);
      held[v] = false;
    }
  }

  /// A silent voice, else the oldest released, else the oldest.
  private int free() {
    int best = 0;
    long bestRank = Long.MAX_VALUE;
    for (int v = 0; v < voices.length; v++) {
      long rank = keys[v] == NONE ? 0 : held[v] ? begun[v] + Long.MAX_VALUE / 2 : begun[v];
      if (rank < bestRank) {
        best = v;
        bestRank = rank;
      }
    }
    return best;
  }

  private void generate() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    for (int v = 0; v < voices.length; v++) {
      if (keys[v] != NONE) {
        sound(v);
      }
    }
  }

  private void sound(int v) {
    UnitGenerator unit = units[v];
    double loudest = 0;
    if (unit.isEnabled()) {
      unit.generate(0, BLOCK);
      UnitOutputPort output = outputs[v];
      boolean stereo = output.getNumParts() > 1;
      double[] first = output.getValues(0);
      double[] second = stereo ? output.getValues(1) : first;
      double gain = stereo ? 1 : SIDE;
      for (int i = 0; i < BLOCK; i++) {
        left[i] += gain * first[i];
        right[i] += gain * second[i];
        loudest = Math.max(loudest, Math.abs(first[i]) + Math.abs(second[i]));
      }
    }
    silentBlocks[v] = loudest > SILENT ? 0 : silentBlocks[v] + 1;
    if (!held[v] && silentBlocks[v] > restBlocks) {
      keys[v] = NONE;
    }
  }

  @Override
  public void render(float[] leftOut, float[] rightOut, int frames) {
    advance(frames);
    for (int i = 0; i < frames; i++) {
      leftOut[i] += leftDone[i];
      rightOut[i] += rightDone[i];
    }
    done = 0;
  }

  private void rest() {
    for (int v = 0; v < voices.length; v++) {
      if (held[v]) {
        voices[v].noteOff(now);
      }
    }
    Arrays.fill(held, false);
    Arrays.fill(keys, NONE);
    waiting = 0;
  }

  /// Silences every voice. JSyn's units cannot forget: an envelope goes on from where it was.
  @Override
  public void reset() {
    rest();
    done = 0;
    place = BLOCK;
    bend = 1;
  }

  @Override
  public int activeVoices() {
    int sounding = 0;
    for (int key : keys) {
      sounding += key == NONE ? 0 : 1;
    }
    return sounding;
  }
}
