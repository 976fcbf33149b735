// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;

/// A small solid body, of wood or metal, that is struck: a few modes and the click of the stroke.
/// Immutable; any thread.
///
/// @param hz mode frequencies
/// @param gain amplitude of each
/// @param t60Seconds ringing time of each
/// @param clickHz centre of the click's noise
/// @param click its amplitude
/// @param clickT60 its length
/// @param room level of the room around it
@SuppressWarnings("ArrayRecordComponent")
record Struck(
    double[] hz,
    double[] gain,
    double[] t60Seconds,
    double clickHz,
    double click,
    double clickT60,
    double room) {
  Sound stroke(double seconds, double velocity, Chance chance) {
    Canvas canvas = new Canvas(seconds);
    Modes modes = new Modes();
    for (int i = 0; i < hz.length; i++) {
      double soft = StrictMath.pow(velocity, 0.25 * i);
      modes.add(
          hz[i] * chance.around(0.003),
          t60Seconds[i] * chance.around(0.05),
          gain[i] * soft * chance.around(0.12),
          chance.between(0, 0.8));
    }
    canvas.modes(modes, 0.0003);
    canvas.noise(
        chance, 0, 0.0002, clickT60, click * (0.4 + 0.6 * velocity), Filter.bandPass(clickHz, 0.7));
    if (room > 0) {
      canvas.room(room, 0.3);
    }
    return canvas.filter(Filter.highPass(0.5 * hz[0], 0.7)).fadeOut(0.35 * seconds).toSound();
  }
}
