// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import performia.engine.concurrent.EventRing;
import performia.engine.event.EventRecord;
import performia.engine.event.MidiEvent;

/// Hears every MIDI input there is, those too that are plugged in later. Messages go to the ring
/// with the moment they came, from the MIDI system's threads, one at a time under one lock.
public final class MidiInputs implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;
  private static final int MOST_PORTS = 64;

  private final MidiPorts ports;
  private final EventRing ring;
  private final Consumer<String> tell;
  private final LongSupplier clock;
  private final Map<String, Heard> open = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final boolean[] taken = new boolean[MOST_PORTS];
  private final long[] record = new long[EventRecord.LONGS];
  private final Object midiLock = new Object();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("midi-ports").unstarted(this::watch);

  private record Heard(MidiDevice device, int port) {}

  /// @param ring such as `AudioEngine.midi()`, which nobody else offers to
  /// @param tell takes a sentence when a port comes, goes or refuses; on the thread of this object
  public MidiInputs(MidiPorts ports, EventRing ring, Consumer<String> tell) {
    this(ports, ring, tell, System::nanoTime);
  }

  MidiInputs(MidiPorts ports, EventRing ring, Consumer<String> tell, LongSupplier clock) {
    this.ports = ports;
    this.ring = ring;
    this.tell = tell;
    this.clock = clock;
  }

  /// Begins to look for devices, every second. Session thread, once.
  public void start() {
    thread.start();
  }

  private void watch() {
    try {
      do {
        look();
      } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Opens what is new and closes what is gone. The thread of this object.
  synchronized void look() {
    if (closed.getCount() == 0) {
      return;
    }
    Set<String> there = new HashSet<>();
    for (MidiDevice device : devices()) {
      if (MidiPorts.sends(device) && !MidiPorts.software(device)) {
        String key = key(device, there);
        if (!open.containsKey(key)) {
          open(key, device);
        }
      }
    }
    for (String key : List.copyOf(open.keySet())) {
      Heard gone = open.get(key);
      if (gone != null && (!there.contains(key) || !gone.device.isOpen())) {
        open.remove(key);
        taken[gone.port] = false;
        shut(gone.device);
        tell.accept("MIDI input " + key + " is gone.");
      }
    }
    refused.retainAll(there);
  }

  private List<MidiDevice> devices() {
    try {
      return ports.devices();
    } catch (RuntimeException e) {
      if (refused.add("")) {
        tell.accept("MIDI devices cannot be listed: " + e.getMessage() + ".");
      }
      return List.of();
    }
  }

  /// Two keyboards of one make have one name: the second is called so.
  private static String key(MidiDevice device, Set<String> there) {
    String name = device.getDeviceInfo().getName();
    String key = name;
    for (int i = 2; !there.add(key); i++) {
      key = name + " " + i;
    }
    return key;
  }

  private void open(String key, MidiDevice device) {
    int port = 0;
    while (port < MOST_PORTS && taken[port]) {
      port++;
    }
    if (port == MOST_PORTS) {
      refuse(key, "there are " + MOST_PORTS + " already");
      return;
    }
    try {
      device.open();
      Transmitter transmitter = device.getTransmitter();
      transmitter.setReceiver(new ToRing(port));
      open.put(key, new Heard(device, port));
      taken[port] = true;
      refused.remove(key);
      tell.accept("MIDI input " + key + " is heard.");
    } catch (MidiUnavailableException | RuntimeException e) {
      shut(device);
      refuse(key, e.getMessage() == null ? "it refused" : e.getMessage());
    }
  }

  private void refuse(String key, String why) {
    if (refused.add(key)) {
      tell.accept("MIDI input " + key + " cannot be opened: " + why + ".");
    }
  }

  private static void shut(MidiDevice device) {
    try {
      device.close();
    } catch (RuntimeException e) {
      // A device that was pulled out may fail to close; it is gone all the same.
      return;
    }
  }

  /// Names of the inputs that are heard, by port. Any thread.
  public synchronized Map<Integer, String> names() {
    Map<Integer, String> names = new HashMap<>();
    open.forEach((key, heard) -> names.put(heard.port, key));
    return names;
  }

  /// Closes every input; a second call does nothing.
  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      open.values().forEach(heard -> shut(heard.device));
      open.clear();
    }
  }

  /// Messages of one device; system exclusive ones are left out.
  private final class ToRing implements Receiver {
    private final int port;

    private ToRing(int port) {
      this.port = port;
    }

    @Override
    public void send(MidiMessage message, long timeStamp) {
      long now = clock.getAsLong();
      int length = message.getLength();
      int status = message.getStatus();
      if (length < 1 || length > 3 || status < 0x80 || status > 0xff || status == 0xf0) {
        return;
      }
      byte[] bytes = message.getMessage();
      int first = length > 1 ? bytes[1] & 0x7f : 0;
      int second = length > 2 ? bytes[2] & 0x7f : 0;
      synchronized (midiLock) {
        MidiEvent.write(record, port, MidiEvent.message(status, first, second), now, 0);
        ring.offer(record);
      }
    }

    @Override
    public void close() {}
  }
}
