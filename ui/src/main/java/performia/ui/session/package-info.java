// SPDX-License-Identifier: GPL-3.0-or-later
/// Every verb a person has, written once: render, play, import and the rest, for whatever face
/// asks. Runs on the session thread; files and the library on loader threads. May import every room
/// below and no face.
package performia.ui.session;
