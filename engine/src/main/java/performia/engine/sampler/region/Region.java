// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sound and how it is played over a range of keys and velocities, compiled so that the player
/// never meets a file format's unit. Immutable; built by a loader, read by the audio thread.
public final class Region {
  private final Sound sound;
  private final KeyRange range;
  private final double centsPerKey;
  private final int fixedKey;
  private final int fixedVelocity;
  private final int exclusiveClass;
  private final float[] values;
  private final Modulation[] modulations;
  private final @Nullable Sound right;
  private final @Nullable Object extension;
  private final long listened;
  private final long listenedHigh;

  /// @param sound what is played
  /// @param range which notes it answers to
  /// @param centsPerKey how far the pitch moves a key, 100 for a tempered scale, 0 for drums
  /// @param fixedKey the key it always sounds at, or -1
  /// @param fixedVelocity the velocity 0..127 it always sounds at, or -1
  /// @param exclusiveClass a note of this class silences the others of it; 0 = none
  /// @param values one value a [Parameter], by slot
  /// @param modulations the wires to controllers
  public Region(
      Sound sound,
      KeyRange range,
      double centsPerKey,
      int fixedKey,
      int fixedVelocity,
      int exclusiveClass,
      float[] values,
      List<Modulation> modulations) {
    this(
        sound,
        range,
        centsPerKey,
        fixedKey,
        fixedVelocity,
        exclusiveClass,
        values,
        modulations,
        null,
        null);
  }

  /// A region with more than the standard voice has.
  ///
  /// @param right the right side of a stereo sound whose left side is `sound`, or null
  /// @param extension what moves its voices, in the words of whoever moves them; null for the
  ///   standard voice
  public Region(
      Sound sound,
      KeyRange range,
      double centsPerKey,
      int fixedKey,
      int fixedVelocity,
      int exclusiveClass,
      float[] values,
      List<Modulation> modulations,
      @Nullable Sound right,
      @Nullable Object extension) {
    if (values.length != Parameter.COUNT) {
      throw new IllegalArgumentException("values " + values.length + ", not " + Parameter.COUNT);
    }
    this.sound = sound;
    this.range = range;
    this.centsPerKey = centsPerKey;
    this.fixedKey = fixedKey;
    this.fixedVelocity = fixedVelocity;
    this.exclusiveClass = exclusiveClass;
    this.values = values.clone();
    this.modulations = modulations.toArray(Modulation[]::new);
    this.right = right;
    this.extension = extension;
    this.listened = listened(0);
    this.listenedHigh = listened(64);
  }

  /// Which controllers from `first` on its wires listen to, a bit each.
  private long listened(int first) {
    long bits = 0;
    for (Modulation wire : modulations) {
      bits |= bits(wire.source(), first) | bits(wire.scale(), first);
    }
    return bits;
  }

  private static long bits(Source source, int first) {
    int place = source.controller() - first;
    if (source.kind() == Source.Kind.CONTROLLER) {
      return place >= 0 && place < 64 ? 1L << place : 0;
    }
    long bits = 0;
    for (Link link : source.links()) {
      bits |= bits(link.source(), first) | bits(link.scale(), first);
    }
    return bits;
  }

  /// Whether any of its wires listens to a MIDI controller 0..127.
  public boolean listensTo(int controller) {
    return ((controller < 64 ? listened : listenedHigh) >>> (controller & 63) & 1) != 0;
  }

  /// What is played.
  public Sound sound() {
    return sound;
  }

  /// The right side of a stereo sound, whose left side is [#sound]; null where one sound is all.
  public @Nullable Sound right() {
    return right;
  }

  /// What moves its voices when the standard voice does not suffice; understood by whoever moves
  /// them, and null for the standard voice.
  public @Nullable Object extension() {
    return extension;
  }

  /// Which notes it answers to.
  public KeyRange range() {
    return range;
  }

  /// The key at which it sounds when this key is struck.
  public int key(int struck) {
    return fixedKey < 0 ? struck : fixedKey;
  }

  /// The velocity 0..1 at which it sounds when struck with this one.
  public float velocity(float struck) {
    return fixedVelocity < 0 ? struck : fixedVelocity / 127f;
  }

  /// Cents from the recording's pitch to the pitch of a key, before tuning and modulation.
  public double cents(int key) {
    return centsPerKey * (key - sound.rootKey()) + sound.tuneCents();
  }

  /// Notes of one class silence each other; 0 = none.
  public int exclusiveClass() {
    return exclusiveClass;
  }

  /// The value of a parameter before modulation.
  public float value(Parameter parameter) {
    return values[parameter.slot()];
  }

  /// A time or rate parameter as seconds or hertz.
  public double power(Parameter parameter) {
    return StrictMath.pow(2, value(parameter));
  }

  /// Copies every value into `out`, by slot.
  public void copyValues(float[] out) {
    System.arraycopy(values, 0, out, 0, Parameter.COUNT);
  }

  /// How many wires it has.
  public int modulationCount() {
    return modulations.length;
  }

  /// One wire, 0 to [#modulationCount] - 1.
  public Modulation modulation(int index) {
    return modulations[index];
  }
}
