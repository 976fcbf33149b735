// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.basses;

import java.util.List;
import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.VelocityLayer;

/// The basses of the bank. Stateless; any thread.
public final class Basses {
  private Basses() {}

  /// All bass presets.
  public static List<Preset> all() {
    Bass finger = finger();
    Bass slap = slap();
    return List.of(
        Preset.of(32, "Upright Bass", upright()),
        Preset.of(33, "Finger Bass", finger),
        Preset.of(34, "Pick Bass", pick()),
        new Preset(0, 35, "Round Bass", List.of(Placement.whole(finger).darker(5200))),
        Preset.of(36, "Slap Bass", slap),
        Preset.of(37, "Slap Bass 2", slap));
  }

  private static Bass finger() {
    return new Bass(
        "Finger Bass",
        VelocityLayer.upTo(2, 58, 98, 127),
        new BassString(1.1e-4, 0.20, 0.014, 0.155, 6.5, 0.0024, 1.2e-6),
        new Finger(),
        Playback.sustained(-12, 0.22).withVelocity(26, 600).withSends(0.02, 0),
        0.55);
  }

  private static Bass pick() {
    return new Bass(
        "Pick Bass",
        VelocityLayer.upTo(1, 84, 127),
        new BassString(1.1e-4, 0.13, 0.003, 0.155, 6.0, 0.0022, 0.9e-6),
        new Pick(),
        Playback.sustained(-12, 0.18).withVelocity(26, 1200).withSends(0.02, 0),
        0.55);
  }

  private static Bass slap() {
    return new Bass(
        "Slap Bass",
        VelocityLayer.upTo(1, 84, 127),
        new BassString(1.0e-4, 0.33, 0.006, 0.12, 6.5, 0.0016, 0.7e-6),
        new Thumb(),
        Playback.sustained(-12, 0.15).withVelocity(26, 1200).withSends(0.02, 0),
        0.55);
  }

  private static Bass upright() {
    return new Bass(
        "Upright Bass",
        VelocityLayer.upTo(1, 76, 127),
        new BassString(0.7e-4, 0.24, 0.026, 0, 3.4, 0.0075, 3.0e-6),
        new Plucked(),
        Playback.sustained(-12, 0.30).withVelocity(26, 1200).withSends(0.08, 0),
        0.55);
  }

  /// A second-order resonance as a gain over frequency.
  private static double bell(double hz, double centreHz, double q, double gain) {
    double off = q * (hz / centreHz - centreHz / hz);
    return gain / StrictMath.sqrt(1 + off * off);
  }

  /// Above `edgeHz` down by 12 dB an octave.
  private static double edge(double hz, double edgeHz) {
    double x = hz / edgeHz;
    return 1 / StrictMath.sqrt(1 + x * x * x * x);
  }

  /// Two fingers over a pickup; the amplifier is flat and ends at 3 kHz.
  private record Finger() implements Bass.Hand {
    @Override
    public double letGoSeconds() {
      return 0.0028;
    }

    @Override
    public double hardness(double velocity) {
      return 0.15 + 0.6 * velocity;
    }

    @Override
    public double colour(double hz, double velocity) {
      return edge(hz, 700 + 2000 * velocity) * (1 + bell(hz, 85, 0.8, 0.4));
    }

    @Override
    public double clank(int number, double velocity) {
      return number < 5 ? 0 : 0.9 * velocity * velocity;
    }

    @Override
    public void strike(Canvas canvas, int pitch, double velocity, Chance chance) {
      canvas.noise(chance, 0, 0.002, 0.05, 0.10, Filter.bandPass(190, 0.8));
      canvas.noise(
          chance, 0.001, 0.001, 0.03, 0.08 * velocity * velocity, Filter.bandPass(1500, 0.7));
    }
  }

  /// A plectrum near the bridge.
  private record Pick() implements Bass.Hand {
    @Override
    public double letGoSeconds() {
      return 0.0007;
    }

    @Override
    public double hardness(double velocity) {
      return 0.6 + 0.4 * velocity;
    }

    @Override
    public double colour(double hz, double velocity) {
      return edge(hz, 1100 + 1700 * velocity) * (1 + bell(hz, 900, 0.8, 0.5));
    }

    @Override
    public double clank(int number, double velocity) {
      return number < 4 ? 0 : 1.1 * velocity;
    }

    @Override
    public void strike(Canvas canvas, int pitch, double velocity, Chance chance) {
      canvas.noise(chance, 0, 0.0003, 0.018, 0.20 * velocity, Filter.bandPass(2300, 0.8));
      canvas.noise(chance, 0, 0.001, 0.04, 0.07, Filter.bandPass(260, 0.8));
    }
  }

  /// The thumb throws the string against the frets: what they clip off comes back as a clank of
  /// high partials and the ring of the fret wire.
  private record Thumb() implements Bass.Hand {
    @Override
    public double letGoSeconds() {
      return 0.0005;
    }

    @Override
    public double hardness(double velocity) {
      return 0.75 + 0.25 * velocity;
    }

    @Override
    public double colour(double hz, double velocity) {
      double scooped = 1 + bell(hz, 75, 0.8, 0.7) - bell(hz, 480, 0.8, 0.35);
      return edge(hz, 2000 + 2200 * velocity) * (scooped + bell(hz, 3000, 0.7, 0.7));
    }

    @Override
    public double clank(int number, double velocity) {
      return number < 4 ? 0 : (0.7 + 1.5 * velocity) * Math.min(2, Math.sqrt(number / 6.0));
    }

    @Override
    public void strike(Canvas canvas, int pitch, double velocity, Chance chance) {
      Modes frets = new Modes();
      for (double hz : new double[] {1480, 2210, 2960, 3880, 4790, 6050}) {
        frets.add(
            hz * chance.around(0.02),
            0.045,
            0.05 * velocity * chance.around(0.2),
            chance.between(0, 1));
      }
      canvas.modes(frets, 0.0035);
      canvas.noise(chance, 0.0030, 0.0004, 0.022, 0.22 * velocity, Filter.bandPass(3000, 0.6));
      canvas.noise(chance, 0, 0.0015, 0.05, 0.20, Filter.bandPass(160, 0.8));
    }
  }

  /// Flesh on a long string over a hollow body, whose air and plates answer (A0 near 65 Hz, the
  /// strongest plates near 110 and 180 Hz: A. Askenfelt, "Eigenmodes and tone quality of the double
  /// bass", STL-QPSR 1982).
  private record Plucked() implements Bass.Hand {
    @Override
    public double letGoSeconds() {
      return 0.006;
    }

    @Override
    public double hardness(double velocity) {
      return 0.05 + 0.55 * velocity;
    }

    @Override
    public double colour(double hz, double velocity) {
      double body =
          0.5
              + bell(hz, 65, 3.5, 0.5)
              + bell(hz, 112, 4, 0.7)
              + bell(hz, 182, 4, 0.55)
              + bell(hz, 246, 5, 0.4)
              + bell(hz, 415, 4, 0.35)
              + bell(hz, 720, 3, 0.3);
      return body * edge(hz, 700 + 1500 * velocity) * StrictMath.sqrt(hz / (hz + 40));
    }

    @Override
    public double clank(int number, double velocity) {
      return number < 4 ? 0 : 0.8 * velocity;
    }

    @Override
    public void strike(Canvas canvas, int pitch, double velocity, Chance chance) {
      Modes body = new Modes();
      double[] hz = {66, 113, 181, 247, 412};
      for (int i = 0; i < hz.length; i++) {
        body.add(hz[i] * chance.around(0.01), 0.16 - 0.02 * i, 0.10 * chance.around(0.2), 0.3 * i);
      }
      canvas.modes(body, 0.0005);
      canvas.noise(chance, 0, 0.003, 0.06, 0.30, Filter.bandPass(210, 0.8));
      canvas.noise(chance, 0.002, 0.002, 0.035, 0.22 * velocity, Filter.bandPass(1250, 0.6));
    }
  }
}
