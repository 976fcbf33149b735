// SPDX-License-Identifier: GPL-3.0-or-later
/// A JSON tree read with bounds and written in a fixed order, and the song file in it. Any thread.
/// The only room for Gson; imports `music` and the exception.
package performia.engine.json;
