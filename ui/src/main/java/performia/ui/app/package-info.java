// SPDX-License-Identifier: GPL-3.0-or-later
/// The program: builds the parts, wires them and starts a face. Runs on the main thread. The only
/// room that names implementations, so it may import everything.
package performia.ui.app;
