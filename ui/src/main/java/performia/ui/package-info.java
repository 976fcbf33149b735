// SPDX-License-Identifier: GPL-3.0-or-later
/// The ui room: every verb a person has and the faces that speak them. Runs on the session thread
/// and the faces' own threads. May import every other room; none imports it.
package performia.ui;
