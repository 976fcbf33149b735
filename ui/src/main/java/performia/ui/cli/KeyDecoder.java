// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import org.jspecify.annotations.Nullable;
import performia.ui.session.Steer;

/// Turns the bytes of a terminal into what they ask of the band. Remembers the beginning of an
/// escape sequence, and an `m` that waits for its part. One thread.
final class KeyDecoder {
  private static final int ESCAPE = 27;
  private static final double INTENSITY_STEP = 0.1;
  private static final double TEMPO_STEP = 2;

  private enum State {
    PLAIN,
    ESCAPED,
    SEQUENCE,
    MUTE
  }

  private State state = State.PLAIN;

  /// Takes one byte.
  ///
  /// @param key 0..255
  /// @return what it asks for, or null when it asks nothing or not yet
  @Nullable Steer take(int key) {
    return switch (state) {
      case PLAIN -> plain(key);
      case ESCAPED -> {
        state = key == '[' || key == 'O' ? State.SEQUENCE : State.PLAIN;
        yield state == State.PLAIN ? plain(key) : null;
      }
      case SEQUENCE -> sequence(key);
      case MUTE -> {
        state = State.PLAIN;
        yield key >= '1' && key <= '9' ? new Steer.Mute(key - '1') : plain(key);
      }
    };
  }

  private @Nullable Steer plain(int key) {
    if (key >= '0' && key <= '9') {
      return new Steer.Intensity((key - '0') / 9.0);
    }
    return switch (key) {
      case ESCAPE -> {
        state = State.ESCAPED;
        yield null;
      }
      case 'm', 'M' -> {
        state = State.MUTE;
        yield null;
      }
      case ' ' -> new Steer.PlayStop();
      case '+', '=' -> new Steer.TempoBy(TEMPO_STEP);
      case '-', '_' -> new Steer.TempoBy(-TEMPO_STEP);
      case 'f', 'F' -> new Steer.Fill();
      case 'e', 'E' -> new Steer.End();
      // 3 and 4 are Ctrl-C and Ctrl-D where the terminal passes them on.
      case 'q', 'Q', 3, 4 -> new Steer.Quit();
      default -> null;
    };
  }

  /// Parameters (digits and `;`) may come before the letter: Shift and arrow is `ESC [ 1 ; 2 C`.
  private @Nullable Steer sequence(int key) {
    if (key == ';' || (key >= '0' && key <= '9')) {
      return null;
    }
    state = State.PLAIN;
    return switch (key) {
      case 'A' -> new Steer.IntensityBy(INTENSITY_STEP);
      case 'B' -> new Steer.IntensityBy(-INTENSITY_STEP);
      case 'C' -> new Steer.Section(1);
      case 'D' -> new Steer.Section(-1);
      case ESCAPE -> {
        state = State.ESCAPED;
        yield null;
      }
      default -> null;
    };
  }
}
