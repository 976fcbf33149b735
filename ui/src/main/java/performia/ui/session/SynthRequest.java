// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import performia.engine.sampler.kernel.Interpolation;

/// What `synth` is to do: a MIDI file through a bank to a WAV. Immutable; any thread.
///
/// @param midi the standard MIDI file
/// @param bank the sounds
/// @param wav what is written
/// @param sampleRate frames a second
/// @param gainDb louder or softer, in decibels
/// @param effects whether reverb and chorus sound
/// @param polyphony how many voices may sound at once, 1..4096
/// @param interpolation how a sound is read between its frames
public record SynthRequest(
    Path midi,
    Path bank,
    Path wav,
    int sampleRate,
    double gainDb,
    boolean effects,
    int polyphony,
    Interpolation interpolation) {}
