// SPDX-License-Identifier: GPL-3.0-or-later
/// Speaking C from Java by JNA with direct mapping and primitives only, so that nothing is
/// allocated: raw addresses, libraries that may be absent, callbacks, tables of virtual functions.
/// Any thread. Imports nothing of ours but the exception.
package performia.engine.foreign;
