// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// The voices of one player and the block they are sounding. Built off the audio thread, played
/// only on it.
///
/// An event comes with its offset: the block is first rendered up to it, then the event is obeyed
/// at once. So every event lands on its frame, nothing is queued, and nothing can overflow.
final class VoicePool {
  /// Stands for all 128 keys.
  static final int EVERY_KEY = -1;

  private final int maxFrames;
  private final int polyphony;
  private final Voice[] idle;
  private int idleCount;
  private final Voice[] active;
  private int activeCount;
  private final float[][] buses;
  private int rendered;
  private long notes;

  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..4096
  VoicePool(int sampleRate, int maxFrames, int polyphony) {
    if (sampleRate < 8000 || sampleRate > 768_000) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " (8000..768000)");
    }
    if (maxFrames < 1 || maxFrames > 1 << 20) {
      throw new IllegalArgumentException("maxFrames " + maxFrames + " (1..1048576)");
    }
    if (polyphony < 1 || polyphony > 4096) {
      throw new IllegalArgumentException("polyphony " + polyphony + " (1..4096)");
    }
    this.maxFrames = maxFrames;
    this.polyphony = polyphony;
    buses = new float[Gains.BUSES][maxFrames];
    idle = new Voice[polyphony + spare(polyphony)];
    active = new Voice[idle.length];
    FilterTable table = new FilterTable(sampleRate);
    Playhead.Window window = new Playhead.Window();
    float[] mono = new float[Playhead.MAX_PIECE];
    Region silence = silence();
    Channel nobody = new Channel(0, 0);
    for (int i = 0; i < idle.length; i++) {
      idle[i] = new Voice(sampleRate, table, window, mono, silence, nobody);
    }
    idleCount = idle.length;
  }

  /// Stolen voices need a place to fade in.
  private static int spare(int polyphony) {
    return Math.max(4, polyphony / 4);
  }

  private static Region silence() {
    Sound sound = new Sound("", Arena.ofAuto().allocate(2, 2), 1, 0, 0, LoopMode.NONE, 44100, 60);
    return new Region(sound, KeyRange.ALL, 100, -1, -1, 0, new float[Parameter.COUNT], List.of());
  }

  /// Renders what comes before an event.
  void advance(int offset) {
    int to = Math.min(offset, maxFrames);
    if (to > rendered) {
      renderTo(to);
    }
  }

  private void renderTo(int to) {
    int kept = 0;
    int count = activeCount;
    for (int i = 0; i < count; i++) {
      Voice voice = active[i];
      voice.render(buses, rendered, to);
      if (voice.isOver()) {
        idle[idleCount++] = voice;
      } else {
        active[kept++] = voice; // their order stays, or rounding would depend on block borders
      }
    }
    activeCount = kept;
    rendered = to;
  }

  /// Adds a block of `frames` to the arrays, sends included.
  void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {
    int n = Math.min(frames, maxFrames);
    advance(n);
    add(Gains.LEFT, left, n);
    add(Gains.RIGHT, right, n);
    add(Gains.REVERB, reverb, n);
    add(Gains.CHORUS, chorus, n);
    forget(n);
  }

  /// As the other, without the sends.
  void render(float[] left, float[] right, int frames) {
    int n = Math.min(frames, maxFrames);
    advance(n);
    add(Gains.LEFT, left, n);
    add(Gains.RIGHT, right, n);
    forget(n);
  }

  private void add(int bus, float[] out, int n) {
    float[] in = buses[bus];
    for (int i = 0; i < n; i++) {
      out[i] += in[i];
    }
  }

  private void forget(int n) {
    int used = Math.max(n, rendered);
    for (int bus = 0; bus < Gains.BUSES; bus++) {
      Arrays.fill(buses[bus], 0, used, 0f);
    }
    rendered = 0;
  }

  /// Starts a note; [Channel#strike] was told before.
  ///
  /// @param velocity above 0, up to 1
  void noteOn(Channel channel, Preset preset, int key, float velocity) {
    int struck = Math.max(1, Math.min(127, Math.round(velocity * 127)));
    long note = ++notes;
    releaseKey(channel, key);
    int layers = preset.layerCount(key, struck);
    for (int i = 0; i < layers; i++) {
      Region region = preset.layer(key, struck, i);
      if (region.exclusiveClass() != 0) {
        choke(channel, region.exclusiveClass(), note);
      }
      free(note).start(channel, region, key, Math.min(1, velocity), note);
    }
  }

  /// The notes that a key holds go on as another key, without a new stroke: legato in mono mode.
  /// [Channel#strike] was told the new key before.
  ///
  /// @return whether there was one
  boolean legato(Channel channel, int from, int to) {
    boolean found = false;
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (voice.key() == from && voice.isKeyDown() && voice.isOn(channel)) {
        voice.retune(to);
        found = true;
      }
    }
    return found;
  }

  /// A key struck again damps what still rings of it, as a hammer does; pedals do not hold it.
  void releaseKey(Channel channel, int key) {
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (voice.key() == key && voice.isOn(channel)) {
        voice.release();
      }
    }
  }

  private void choke(Channel channel, int exclusiveClass, long note) {
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (voice.exclusiveClass() == exclusiveClass
          && voice.note() != note
          && voice.isOn(channel)
          && !voice.isFading()) {
        voice.choke();
      }
    }
  }

  /// A voice to start, already at the end of the active ones.
  private Voice free(long note) {
    int sounding = 0;
    for (int i = 0; i < activeCount; i++) {
      sounding += active[i].isFading() ? 0 : 1;
    }
    if (sounding >= polyphony) {
      active[quietest(note)].fade();
    }
    Voice voice = idleCount > 0 ? idle[--idleCount] : takeFading();
    active[activeCount++] = voice;
    return voice;
  }

  /// The voice least missed: of those released, else of all, the quietest, and of two alike the
  /// older; a part of the note that is just starting only when there is no other.
  private int quietest(long note) {
    int found = -1;
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (!voice.isFading() && (found < 0 || isLess(voice, active[found], note))) {
        found = i;
      }
    }
    return found;
  }

  private static boolean isLess(Voice voice, Voice other, long note) {
    if ((voice.note() == note) != (other.note() == note)) {
      return other.note() == note;
    }
    if (voice.isReleased() != other.isReleased()) {
      return voice.isReleased();
    }
    return voice.loudness() < other.loudness();
  }

  /// Every spare voice is still fading: the first of them has faded most.
  private Voice takeFading() {
    int at = 0;
    while (at < activeCount - 1 && !active[at].isFading()) {
      at++;
    }
    Voice voice = active[at];
    System.arraycopy(active, at + 1, active, at, activeCount - at - 1);
    activeCount--;
    return voice;
  }

  /// A key went up; [#EVERY_KEY] means all of them.
  void noteOff(Channel channel, int key) {
    boolean sustained = channel.holds();
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      boolean meant = key == EVERY_KEY || voice.key() == key;
      if (meant && voice.isKeyDown() && voice.isOn(channel)) {
        voice.keyUp(sustained || voice.isCaptured());
      }
    }
  }

  /// A pedal may have gone up: lets go of what neither key nor pedal holds.
  void pedalUp(Channel channel) {
    boolean sustained = channel.holds();
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (voice.isOn(channel)
          && !voice.isKeyDown()
          && !voice.isReleased()
          && !sustained
          && !voice.isCaptured()) {
        voice.release();
      }
    }
  }

  /// The sostenuto pedal moved.
  void sostenuto(Channel channel, boolean down) {
    for (int i = 0; i < activeCount; i++) {
      Voice voice = active[i];
      if (voice.isOn(channel)) {
        if (down) {
          voice.capture();
        } else {
          voice.uncapture();
        }
      }
    }
    if (!down) {
      pedalUp(channel);
    }
  }

  /// A controller of a channel moved.
  void moved(Channel channel) {
    for (int i = 0; i < activeCount; i++) {
      if (active[i].isOn(channel)) {
        active[i].markStale();
      }
    }
  }

  /// Fades every voice of a channel quickly.
  void allSoundOff(Channel channel) {
    for (int i = 0; i < activeCount; i++) {
      if (active[i].isOn(channel)) {
        active[i].fade();
      }
    }
  }

  /// Silences everything at once and forgets the block that was begun.
  void reset() {
    while (activeCount > 0) {
      Voice voice = active[--activeCount];
      voice.stop();
      idle[idleCount++] = voice;
    }
    forget(maxFrames);
  }

  int activeVoices() {
    return activeCount;
  }
}
