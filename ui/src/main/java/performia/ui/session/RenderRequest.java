// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `render` is to make. Immutable; any thread.
///
/// @param song library id, file, or a built-in's name
/// @param arrangement how it is played
/// @param sampleRate frames a second of the audio
/// @param wav the mix; null for none
/// @param midi the notes; null for none
/// @param stems folder for one WAV a part; null for none
public record RenderRequest(
    String song,
    Arrangement arrangement,
    int sampleRate,
    @Nullable Path wav,
    @Nullable Path midi,
    @Nullable Path stems) {}
