// SPDX-License-Identifier: GPL-3.0-or-later
/// ALSA, Linux's own sound system: PCMs opened for blocking reads and writes by a real-time thread
/// of ours. Imports the door to devices, `foreign`, `realtime`, `concurrent` and the exception.
package performia.engine.audio.alsa;
