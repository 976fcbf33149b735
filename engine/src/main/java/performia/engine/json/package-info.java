// SPDX-License-Identifier: GPL-3.0-or-later
/// A JSON tree read with bounds and written in a fixed order. Any thread. The only room for Gson;
/// imports nothing of ours but the exception.
package performia.engine.json;
