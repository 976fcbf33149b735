// SPDX-License-Identifier: GPL-3.0-or-later
/// The list of all modelled instruments. Any thread. Imports the rooms of `engine.physical`.
package performia.engine.physical.catalogue;
