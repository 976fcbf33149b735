// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.nio.ByteOrder;
import java.util.List;

/// Where and how an uncompressed file holds its frames, and what it says about them. Immutable;
/// loader threads.
///
/// @param at first byte of the first frame
/// @param frameCount how many whole frames there are, 0 and above
/// @param channels samples a frame
/// @param frameBytes bytes from frame to frame
/// @param rootKey key at which it sounds as recorded, cents as a fraction; -1 where nothing is said
record PcmLayout(
    long at,
    long frameCount,
    int channels,
    int frameBytes,
    Encoding encoding,
    ByteOrder order,
    int sampleRate,
    List<Recording.Loop> loops,
    double rootKey) {}
