// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The drum parameters of GS and XG by their NRPN group, in their units. Stateless; audio thread.
final class DrumParameter {
  static final int CUTOFF = 0x14;
  static final int RESONANCE = 0x15;
  static final int ATTACK = 0x16;
  static final int DECAY = 0x17;
  static final int COARSE = 0x18;
  static final int FINE = 0x19;
  static final int LEVEL = 0x1a;
  static final int PAN = 0x1c;
  static final int REVERB = 0x1d;
  static final int CHORUS = 0x1e;

  /// The level at which a drum sounds as its bank made it: our choice, not measured on a device.
  private static final float USUAL_LEVEL = 120;

  private DrumParameter() {}

  /// Sets a parameter of one key.
  ///
  /// @param group the NRPN's coarse byte
  /// @param value 0..127
  static void enter(Channel channel, int group, int key, int value) {
    KeySettings keys = channel.keySettings();
    int off = value - 64;
    switch (group) {
      case CUTOFF -> keys.set(KeySettings.CUTOFF_OCTAVES, key, off / 16f);
      case RESONANCE -> keys.set(KeySettings.RESONANCE_DB, key, off * 18 / 64f);
      case ATTACK -> keys.set(KeySettings.ATTACK_OCTAVES, key, off / 16f);
      case DECAY -> keys.set(KeySettings.DECAY_OCTAVES, key, off / 16f);
      case COARSE -> keys.set(KeySettings.CENTS, key, off * 100);
      case FINE -> keys.set(KeySettings.CENTS, key, keys.get(KeySettings.CENTS, key) + off);
      case LEVEL -> keys.set(KeySettings.ATTENUATION_DB, key, Decibels.ofGain(value / USUAL_LEVEL));
      case PAN -> keys.set(KeySettings.PAN, key, value == 0 ? 0 : off / 63f);
      case REVERB -> keys.set(KeySettings.REVERB, key, value / 127f);
      case CHORUS -> keys.set(KeySettings.CHORUS, key, value / 127f);
      default -> {}
    }
    channel.look();
  }
}
