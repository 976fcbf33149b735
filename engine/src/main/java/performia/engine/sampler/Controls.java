// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Source;

/// What a moved controller does to the voices of its channel, the same for one part and for a MIDI
/// channel. Stateless; audio thread.
final class Controls {
  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;
  private static final int ALL_NOTES_OFF = 123;

  private Controls() {}

  /// @param value 0..1
  static void move(VoicePool pool, Channel channel, int controller, float value) {
    if (controller < 0 || controller > 127) {
      return;
    }
    if (controller >= ALL_SOUND_OFF) {
      mode(pool, channel, controller);
      return;
    }
    boolean wasDown = channel.isDown(controller);
    channel.control(controller, Math.max(0, Math.min(1, value)));
    boolean down = channel.isDown(controller);
    if ((controller == Channel.SUSTAIN || controller == Channel.HOLD_2) && !down) {
      pool.pedalUp(channel);
    } else if (controller == Channel.SOSTENUTO && down != wasDown) {
      pool.sostenuto(channel, down);
    }
    if (Channel.isReadByWiresOnly(controller)) {
      pool.moved(channel, Source.Kind.CONTROLLER, controller);
    } else {
      pool.moved(channel);
    }
  }

  /// Channel mode messages; mono, poly and omni only ask for silence.
  private static void mode(VoicePool pool, Channel channel, int controller) {
    if (controller == ALL_SOUND_OFF) {
      pool.allSoundOff(channel);
    } else if (controller == RESET_CONTROLLERS) {
      channel.resetControllers();
      pool.sostenuto(channel, false);
      pool.moved(channel);
    } else if (controller >= ALL_NOTES_OFF) {
      pool.noteOff(channel, VoicePool.EVERY_KEY);
    }
  }
}
