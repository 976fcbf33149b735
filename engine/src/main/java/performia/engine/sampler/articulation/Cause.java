// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What started a voice. Immutable; any thread.
public enum Cause {
  KEY_DOWN,
  KEY_UP,
  CONTROLLER
}
