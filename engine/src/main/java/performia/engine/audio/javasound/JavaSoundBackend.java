// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.javasound;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;

/// Sound through the JDK's own `javax.sound.sampled`: there on every desktop, with more latency
/// than the native back ends. Session thread.
public final class JavaSoundBackend implements AudioBackend {
  static final int OUTPUTS = 2;
  static final int SAMPLE_BYTES = 2;

  /// Below this the JDK's own mixing thread drops out.
  private static final int MIN_BUFFER_FRAMES = 1024;

  @Override
  public String name() {
    return "javasound";
  }

  @Override
  public List<Device> devices() {
    var devices = new ArrayList<Device>();
    Mixer.Info[] infos = AudioSystem.getMixerInfo();
    boolean first = true;
    for (int i = 0; i < infos.length; i++) {
      Mixer mixer = AudioSystem.getMixer(infos[i]);
      boolean plays = has(mixer.getSourceLineInfo(), SourceDataLine.class);
      if (plays) {
        int inputs = has(mixer.getTargetLineInfo(), TargetDataLine.class) ? 2 : 0;
        devices.add(new Device(id(i, infos), infos[i].getName(), inputs, OUTPUTS, first));
        first = false;
      }
    }
    return List.copyOf(devices);
  }

  private static boolean has(Line.Info[] infos, Class<?> kind) {
    for (Line.Info info : infos) {
      if (kind.isAssignableFrom(info.getLineClass())) {
        return true;
      }
    }
    return false;
  }

  /// The name, with a number behind it where an earlier device has the same.
  private static String id(int index, Mixer.Info[] infos) {
    int same = 1;
    for (int i = 0; i < index; i++) {
      if (infos[i].getName().equals(infos[index].getName())) {
        same++;
      }
    }
    return same == 1 ? infos[index].getName() : infos[index].getName() + " #" + same;
  }

  @Override
  public AudioStream open(Request request, AudioCallback callback) {
    Mixer.@Nullable Info info = find(request.device());
    SourceDataLine output = null;
    try {
      output = (SourceDataLine) line(info, SourceDataLine.class, format(request, OUTPUTS), request);
      output.open(format(request, OUTPUTS), bufferBytes(request, OUTPUTS));
      TargetDataLine input = null;
      if (request.inputs() > 0) {
        AudioFormat format = format(request, request.inputs());
        input = (TargetDataLine) line(info, TargetDataLine.class, format, request);
        input.open(format, bufferBytes(request, request.inputs()));
      }
      return new JavaSoundStream(request, output, input, callback);
    } catch (LineUnavailableException e) {
      close(output);
      throw new PerformiaException(
          "the sound device is busy", where(request), "close the program that uses it", e);
    } catch (IllegalArgumentException | SecurityException e) {
      close(output);
      throw unable(request, e);
    }
  }

  private static void close(@Nullable Line line) {
    if (line != null) {
      line.close();
    }
  }

  private static Line line(
      Mixer.@Nullable Info mixer, Class<?> kind, AudioFormat format, Request request)
      throws LineUnavailableException {
    DataLine.Info wanted = new DataLine.Info(kind, format);
    if (mixer == null) {
      if (!AudioSystem.isLineSupported(wanted)) {
        throw unable(request, null);
      }
      return AudioSystem.getLine(wanted);
    }
    return AudioSystem.getMixer(mixer).getLine(wanted);
  }

  private static PerformiaException unable(Request request, @Nullable Exception cause) {
    boolean none = AudioSystem.getMixerInfo().length == 0;
    return new PerformiaException(
        none
            ? "there is no sound device"
            : "no sound device takes "
                + request.sampleRate()
                + " Hz"
                + (request.inputs() > 0 ? " with " + request.inputs() + " inputs" : ""),
        where(request),
        none ? "plug one in, or render to a file" : "try another rate or device",
        cause);
  }

  private static String where(Request request) {
    return request.device().isEmpty() ? "javasound" : request.device();
  }

  private static Mixer.@Nullable Info find(String device) {
    if (device.isEmpty()) {
      return null;
    }
    Mixer.Info[] infos = AudioSystem.getMixerInfo();
    for (int i = 0; i < infos.length; i++) {
      if (id(i, infos).equals(device)) {
        return infos[i];
      }
    }
    throw new PerformiaException(
        "there is no such sound device", device, "choose one that `devices` lists");
  }

  private static AudioFormat format(Request request, int channels) {
    return new AudioFormat(request.sampleRate(), 8 * SAMPLE_BYTES, channels, true, false);
  }

  /// Two blocks: one sounds while the other is made.
  private static int bufferBytes(Request request, int channels) {
    int frames = Math.max(MIN_BUFFER_FRAMES, 2 * request.blockFrames());
    return frames * channels * SAMPLE_BYTES;
  }
}
