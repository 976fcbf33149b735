// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What a drum's heads are like. Immutable; any thread.
///
/// @param hz where its lowest mode lies when it is struck softly: the pitch it is tuned to
/// @param diameterMetres across
/// @param arealMass of the head in kilograms a square metre: 0.26 for a clear single ply of a
///   quarter millimetre, 0.35 coated, 0.5 for two plies
/// @param t60Seconds how long its lowest mode rings
/// @param slope how much sooner higher modes end: `t60 ~ hz^-slope`
/// @param spring of the air between the heads, as a share of the lowest mode's own stiffness; 0 for
///   one head or a large hole in the other
/// @param lowerHead how much higher the lower head is tuned, 1 for the same
/// @param glide how much a hard stroke raises the pitch, as a share
/// @param tilt exponent on frequency of what is heard: nearness and head against far field
/// @param boom how much more the ring modes, which pump air, are heard than the others
/// @param modes how many are computed one by one
record Skin(
    double hz,
    double diameterMetres,
    double arealMass,
    double t60Seconds,
    double slope,
    double spring,
    double lowerHead,
    double glide,
    double tilt,
    double boom,
    int modes) {}
