// SPDX-License-Identifier: GPL-3.0-or-later
/// Typed readers and writers of ring records: what one thread tells another. Called from the thread
/// that owns that end of the ring. Imports `concurrent`.
package performia.engine.event;
