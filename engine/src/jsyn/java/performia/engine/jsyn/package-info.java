// SPDX-License-Identifier: GPL-3.0-or-later
/// The bridge to JSyn: a JSyn voice as an instrument of the band, our units in a JSyn patch. Built
/// off the audio thread, run on it. The only room for JSyn, which the user supplies; compiled by
/// the profile `-Pjsyn`. Imports `sound` and `physical`.
package performia.engine.jsyn;
