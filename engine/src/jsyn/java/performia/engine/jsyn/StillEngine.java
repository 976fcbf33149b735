// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.jsyn;

import com.jsyn.engine.SynthesisEngine;
import com.softsynth.shared.time.ScheduledCommand;
import com.softsynth.shared.time.TimeStamp;

/// A JSyn engine that runs nothing: it tells its units the sample rate and does at once what they
/// would schedule. JSyn's own engine locks and allocates on every block; here nobody asks it to
/// generate. Made off the audio thread, asked on it.
final class StillEngine extends SynthesisEngine {
  StillEngine(int sampleRate) {
    // No device manager, no real time: no thread, no device.
    super(null);
    setRealTime(false);
    start(sampleRate, -1, 0, -1, 2);
  }

  @Override
  public void scheduleCommand(TimeStamp timeStamp, ScheduledCommand command) {
    command.run();
  }
}
