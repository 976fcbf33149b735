// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.concurrent.Handoff;

/// A seat in the band: an instrument and its channel strip. Played on the audio thread; the session
/// thread may hand it another instrument, and hears of it when it failed.
///
/// A new instrument takes over without a gap: what the old one still sounds rings out beside it. An
/// instrument that throws, or renders what is not a number, is silenced; the band goes on.
public final class Part {
  private static final double RING_OUT_SECONDS = 4;

  private final String name;
  private final ChannelStrip strip = new ChannelStrip();
  private final Handoff<Instrument> incoming = new Handoff<>();
  private final Handoff<Instrument> retired = new Handoff<>();
  private final boolean[] held = new boolean[128];
  private final int[] serials = new int[128];

  private final NotFinite notFinite = new NotFinite();
  private Instrument instrument;
  private @Nullable Instrument outgoing;
  private long outgoingFrames;
  private int sampleRate = 48_000;
  private boolean silenced;
  private @Nullable MidiSends sends;
  private int index;
  private volatile @Nullable Throwable failure;

  /// @param name for the mixer, the stems and the MIDI tracks, such as `drums`
  /// @param instrument built for the stream's sample rate and blocks of at least 64 frames
  public Part(String name, Instrument instrument) {
    this.name = name;
    this.instrument = instrument;
  }

  public String name() {
    return name;
  }

  /// The strip: set it before the stream starts, then by control events.
  public ChannelStrip strip() {
    return strip;
  }

  /// Hands over another instrument, warmed. Session thread.
  ///
  /// @return an instrument that was handed over before and never played, to be closed, or null
  public @Nullable Instrument replace(Instrument next) {
    return incoming.put(next);
  }

  /// The instrument that has rung out after a [#replace], to be closed, or null; the next one takes
  /// over only when this was collected. Session thread.
  public @Nullable Instrument collectRetired() {
    return retired.take();
  }

  /// Why the part is silent, or null. Any thread.
  public @Nullable Throwable failure() {
    return failure;
  }

  void prepare(int newSampleRate) {
    sampleRate = newSampleRate;
    strip.prepare(newSampleRate);
  }

  /// Has its notes sent out as MIDI where the routes say so. Before the stream starts.
  void send(MidiSends newSends, int newIndex) {
    sends = newSends;
    index = newIndex;
  }

  private void send(int offset, int pitch, float velocity) {
    @Nullable MidiSends out = sends;
    if (out != null) {
      out.note(offset, index, pitch, velocity);
    }
  }

  void noteOn(int offset, int pitch, float velocity) {
    if (silenced) {
      return;
    }
    try {
      if (held[pitch]) {
        instrument.noteOff(offset, pitch);
        send(offset, pitch, 0);
      }
      send(offset, pitch, velocity);
      held[pitch] = true;
      serials[pitch]++;
      instrument.noteOn(offset, pitch, velocity);
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
  }

  /// What a later off of the note just started has to carry, so that it does not end another.
  int serial(int pitch) {
    return serials[pitch];
  }

  /// Ends a note unless the key was struck again since.
  void noteOff(int offset, int pitch, int serial) {
    if (serials[pitch] == serial && held[pitch]) {
      noteOff(offset, pitch);
    }
  }

  void noteOff(int offset, int pitch) {
    if (held[pitch]) {
      send(offset, pitch, 0);
    }
    held[pitch] = false;
    try {
      if (!silenced) {
        instrument.noteOff(offset, pitch);
      }
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
  }

  void releaseAll(int offset) {
    for (int pitch = 0; pitch < held.length; pitch++) {
      if (held[pitch]) {
        noteOff(offset, pitch);
      }
    }
  }

  void control(int offset, int controller, float value) {
    try {
      if (!silenced) {
        instrument.control(offset, controller, value);
      }
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
  }

  void bend(int offset, float semitones) {
    try {
      if (!silenced) {
        instrument.bend(offset, semitones);
      }
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
  }

  /// Takes over a new instrument, if one waits and the last one was collected. Between blocks.
  void swap() {
    if (incoming.isEmpty() || outgoing != null || !retired.isEmpty()) {
      return;
    }
    @Nullable Instrument next = incoming.take();
    if (next == null) {
      return;
    }
    releaseAll(0);
    if (silenced) {
      retired.put(instrument);
    } else {
      outgoing = instrument;
      outgoingFrames = 0;
    }
    instrument = next;
    silenced = false;
    failure = null;
  }

  /// Overwrites the block with what the part sounds.
  ///
  /// @return false when the part failed just now
  boolean render(float[] left, float[] right, int frames) {
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    if (silenced) {
      return true;
    }
    try {
      instrument.render(left, right, frames);
      ringOut(left, right, frames);
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
    if (!silenced && !finite(left, right, frames)) {
      fail(notFinite);
    }
    if (silenced) {
      Arrays.fill(left, 0, frames, 0);
      Arrays.fill(right, 0, frames, 0);
      return false;
    }
    return true;
  }

  private void ringOut(float[] left, float[] right, int frames) {
    @Nullable Instrument old = outgoing;
    if (old == null) {
      return;
    }
    old.render(left, right, frames);
    outgoingFrames += frames;
    if (old.activeVoices() == 0 || outgoingFrames > RING_OUT_SECONDS * sampleRate) {
      outgoing = null;
      retired.put(old);
    }
  }

  /// One sum tells: a NaN or an infinity anywhere makes it NaN.
  private static boolean finite(float[] left, float[] right, int frames) {
    float sum = 0;
    for (int i = 0; i < frames; i++) {
      sum += left[i] * 0f + right[i] * 0f;
    }
    return sum == 0;
  }

  private void fail(Throwable cause) {
    silenced = true;
    failure = cause;
  }

  void reset() {
    Arrays.fill(held, false);
    instrument.reset();
    strip.jump();
  }

  /// How many voices sound now. Audio thread.
  int activeVoices() {
    return silenced ? 0 : instrument.activeVoices();
  }

  /// Told when an instrument rendered something that is not a number; built beforehand, because the
  /// audio thread may not.
  private static final class NotFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotFinite() {
      super("the instrument rendered something that is not a number", null, false, false);
    }
  }
}
