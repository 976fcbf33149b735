// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/// A server of the tests' own with a name of its own and no sound card: 48 kHz in periods of 64.
final class JackServer implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  final String name =
      "performia-test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private Process process;

  /// Starts it; skips the test where that is not possible.
  JackServer() {
    Assumptions.assumeTrue(JackLibrary.here(), "libjack is not installed");
    process = start();
  }

  private Process start() {
    for (String scheduling : List.of("-R", "-r")) {
      Process started;
      try {
        started =
            new ProcessBuilder(
                    "jackd",
                    "-n",
                    name,
                    scheduling,
                    "-t",
                    "5000",
                    "-d",
                    "dummy",
                    "-r",
                    "48000",
                    "-p",
                    "64")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
      } catch (IOException e) {
        return Assumptions.abort("jackd is not installed");
      }
      if (answers(started)) {
        return started;
      }
      end(started);
    }
    return Assumptions.abort("jackd does not start here");
  }

  private boolean answers(Process started) {
    for (int i = 0; i < 200 && started.isAlive(); i++) {
      if (!new JackBackend(name, 64).devices().isEmpty()) {
        return true;
      }
      sleep(20);
    }
    return false;
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Connects two ports, with a client that comes and goes.
  void connect(String from, String to) {
    long wire = JackLibrary.open("wire", name);
    try {
      if (wire == 0 || JackLibrary.jack_connect(wire, from, to) != 0) {
        throw new IllegalStateException("cannot connect " + from + " to " + to);
      }
    } finally {
      if (wire != 0) {
        JackLibrary.jack_client_close(wire);
      }
    }
  }

  /// Sets the frames of a period.
  void resize(int frames) {
    long wire = JackLibrary.open("wire", name);
    JackLibrary.jack_set_buffer_size(wire, frames);
    JackLibrary.jack_client_close(wire);
  }

  /// Ends it without a word, as a crash would.
  void kill() {
    process.destroyForcibly();
    await(process);
  }

  void restart() {
    process = start();
  }

  private static void end(Process process) {
    process.destroy();
    if (!await(process)) {
      process.destroyForcibly();
      await(process);
    }
  }

  private static boolean await(Process process) {
    try {
      return process.waitFor(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    end(process);
  }
}
