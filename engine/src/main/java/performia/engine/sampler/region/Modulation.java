// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// One wire from controllers to a parameter: `amount × source × scale` is added to the target.
/// Immutable; any thread.
///
/// @param source the controller that moves it
/// @param scale the controller that says how much it moves
/// @param target what is moved
/// @param amount how far, in the target's unit
/// @param absolute whether the sign is dropped before adding
public record Modulation(
    Source source, Source scale, Parameter target, float amount, boolean absolute) {}
