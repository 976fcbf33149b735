// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import performia.engine.PerformiaException;
import performia.engine.concurrent.EventRing;
import performia.engine.event.EventRecord;
import performia.engine.event.MidiEvent;

/// Sends the messages of a ring to a device, each at its moment. A thread of its own.
public final class MidiOutput implements AutoCloseable {
  private static final long LOOK_NANOS = 500_000;

  private final MidiDevice device;
  private final Receiver receiver;
  private final EventRing ring;
  private final long delayNanos;
  private final Consumer<String> tell;
  private final long[] record = new long[EventRecord.LONGS];
  private final Thread thread = Thread.ofPlatform().daemon().name("midi-out").unstarted(this::send);
  private boolean waiting;
  private boolean failed;
  private volatile boolean closed;

  /// Opens the first device of that name that can be sent to.
  ///
  /// @param ring such as `AudioEngine.midiOut()`, which nobody else polls
  /// @param delayNanos from a block's begin to its sound, so that MIDI is as late as the sound
  /// @param tell takes a sentence when the device fails, once
  /// @throws PerformiaException when there is none, or it refuses
  public static MidiOutput open(
      MidiPorts ports, String name, EventRing ring, long delayNanos, Consumer<String> tell) {
    for (MidiDevice device : ports.devices()) {
      if (MidiPorts.receives(device) && device.getDeviceInfo().getName().equals(name)) {
        try {
          device.open();
          return new MidiOutput(device, device.getReceiver(), ring, delayNanos, tell);
        } catch (MidiUnavailableException | RuntimeException e) {
          throw new PerformiaException(
              "MIDI output cannot be opened: " + e.getMessage(),
              name,
              "close the program that uses it, or take another");
        }
      }
    }
    throw new PerformiaException(
        "there is no such MIDI output", name, "plug it in, or take one that `devices` lists");
  }

  private MidiOutput(
      MidiDevice device,
      Receiver receiver,
      EventRing ring,
      long delayNanos,
      Consumer<String> tell) {
    this.device = device;
    this.receiver = receiver;
    this.ring = ring;
    this.delayNanos = delayNanos;
    this.tell = tell;
  }

  /// Begins to send. Session thread, once.
  public void start() {
    thread.start();
  }

  private void send() {
    LongSupplier clock = System::nanoTime;
    while (!closed) {
      long wait = sendDue(clock.getAsLong());
      if (wait > 0) {
        LockSupport.parkNanos(Math.min(wait, LOOK_NANOS));
      }
    }
  }

  /// Sends what is due.
  ///
  /// @return nanoseconds until there may be more to do
  long sendDue(long now) {
    for (int i = 0; i < ring.capacity(); i++) {
      if (!waiting && !ring.poll(record)) {
        return LOOK_NANOS;
      }
      waiting = true;
      long wait = MidiEvent.nanos(record) + delayNanos - now;
      if (wait > 0) {
        return wait;
      }
      waiting = false;
      pass(MidiEvent.message(record));
    }
    return 0;
  }

  private void pass(int packed) {
    try {
      int status = MidiEvent.status(packed);
      ShortMessage message =
          status >= 0xf4
              ? new ShortMessage(status)
              : new ShortMessage(status, MidiEvent.data1(packed), MidiEvent.data2(packed));
      receiver.send(message, -1);
    } catch (InvalidMidiDataException | RuntimeException e) {
      if (!failed) {
        failed = true;
        tell.accept(
            "MIDI output " + device.getDeviceInfo().getName() + " fails: " + e.getMessage() + ".");
      }
    }
  }

  /// Ends the thread and closes the device; a second call does nothing.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      device.close();
    } catch (RuntimeException e) {
      // A device that was pulled out may fail to close; it is gone all the same.
      return;
    }
  }
}
