// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// One wire from controllers to another wire: `amount × source × scale` is added to what that one
/// listens to. Immutable; any thread.
///
/// @param source the controller that moves it
/// @param scale the controller that says how much it moves
/// @param amount how far; 1 is the whole way of a controller
/// @param absolute whether the sign is dropped before adding
public record Link(Source source, Source scale, float amount, boolean absolute) {}
