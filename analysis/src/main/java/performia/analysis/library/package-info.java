// SPDX-License-Identifier: GPL-3.0-or-later
/// The memory of the house: songs, takes and what really sounded in them, in one embedded database
/// file under the home folder. Called by the session and the loader pool, never by the audio or
/// agents threads; every public type may be used by any of those threads. The only room that
/// imports H2; otherwise engine and the JDK.
package performia.analysis.library;
