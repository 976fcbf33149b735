// SPDX-License-Identifier: GPL-3.0-or-later
/// The door for other programs: Open Sound Control over UDP, steering a take and telling what it
/// does. One thread of its own, `osc`, reads, schedules and answers. May import `ui.session`, the
/// engine's exceptions and nothing else of the house.
package performia.ui.osc;
