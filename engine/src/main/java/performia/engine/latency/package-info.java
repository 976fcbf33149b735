// SPDX-License-Identifier: GPL-3.0-or-later
/// What latency there is: histograms of every stage, the callback that meters another, the signal
/// that finds a round trip. Recorded by each stage's own thread, read by the session. Imports
/// `audio`; the only room for HdrHistogram.
package performia.engine.latency;
