// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// Anything but a note that the audio engine can be told, as a ring record. It takes effect with
/// the next 64 frames, or at its moment, or, where it has a beat, when the transport comes to it.
/// Stateless; the thread that owns the end of the ring.
public final class ControlEvent {
  /// Starts the transport where it stands.
  public static final int PLAY = 16;

  /// Stops the transport, releases what sounds, raises the epoch.
  public static final int STOP = 17;

  /// Moves the transport to [#value] in beats (below 0: a count-in), releases what sounds, raises
  /// the epoch.
  public static final int LOCATE = 18;

  /// How fast to go: 1 as written, [#value] 0.25..4.
  public static final int TEMPO_RATIO = 19;

  /// A part's fader: [#value] linear, 0..4.
  public static final int GAIN = 20;

  /// A part's place: [#value] -1 left .. 1 right.
  public static final int PAN = 21;

  /// [#value] 1 mutes the part, 0 lets it sound.
  public static final int MUTE = 22;

  /// [#value] 1 solos the part, 0 not.
  public static final int SOLO = 23;

  /// A part's reverb send after the fader: [#value] linear, 0..1.
  public static final int SEND = 24;

  /// The master fader: [#value] linear, 0..4.
  public static final int MASTER_GAIN = 25;

  /// Reverb time to -60 dB: [#value] in seconds, 0.1..10.
  public static final int REVERB_SECONDS = 26;

  /// Level of the reverb in the mix: [#value] linear, 0..4.
  public static final int REVERB_GAIN = 27;

  /// A MIDI controller of a part's instrument: [#number] 0..127, [#value] 0..1.
  public static final int CONTROLLER = 28;

  /// Bends a part's instrument by [#value] semitones.
  public static final int BEND = 29;

  /// Releases every note of every part; the transport goes on.
  public static final int RELEASE_ALL = 30;

  /// A knob of a part's effects: [#number] says which (`EffectParameter#number`), [#value] in its
  /// own unit.
  public static final int EFFECT = 31;

  /// A knob of the master's effects, as [#EFFECT].
  public static final int MASTER_EFFECT = 32;

  /// The highest kind there is.
  public static final int LAST = MASTER_EFFECT;

  /// The beat of an event that does not wait.
  public static final double NOW = Double.NEGATIVE_INFINITY;

  private static final int ANY_EPOCH = -1;

  private ControlEvent() {}

  /// Something that concerns the whole band, at once.
  public static void write(long[] record, int kind, double value) {
    write(record, kind, 0, 0, value, NOW, ANY_EPOCH);
  }

  /// Something that concerns one part, at once.
  public static void write(long[] record, int kind, int part, double value) {
    write(record, kind, part, 0, value, NOW, ANY_EPOCH);
  }

  /// Something that happens at a beat; STOP and LOCATE too. PLAY always happens at once.
  ///
  /// @param part index of the part, 0..255
  /// @param number controller number, else 0
  /// @param beat in beats, or [#NOW]
  /// @param epoch of the transport when it was decided; older ones are ignored
  public static void write(
      long[] record, int kind, int part, int number, double value, double beat, int epoch) {
    record[0] = EventRecord.head(kind, part, number, epoch);
    record[1] = Double.doubleToRawLongBits(beat);
    record[2] = Double.doubleToRawLongBits(value);
    record[3] = 0;
  }

  /// Something that happens at a moment, whatever the transport does. What concerns an instrument
  /// is exact to the frame, everything else to the 64 frames it falls in.
  ///
  /// @param nanos [System#nanoTime] at which it is to happen; 0 for at once
  public static void writeAt(
      long[] record, int kind, int part, int number, double value, long nanos) {
    write(record, kind, part, number, value, NOW, ANY_EPOCH);
    record[3] = nanos;
  }

  public static int part(long[] record) {
    return EventRecord.part(record);
  }

  public static int number(long[] record) {
    return EventRecord.number(record);
  }

  public static double value(long[] record) {
    return Double.longBitsToDouble(record[2]);
  }

  public static double beat(long[] record) {
    return Double.longBitsToDouble(record[1]);
  }

  /// The moment given to [#writeAt], or 0.
  public static long nanos(long[] record) {
    return record[3];
  }

  public static int epoch(long[] record) {
    return EventRecord.epoch(record);
  }
}
