// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/// A keyboard made of nothing: what a test presses comes out, what is sent to it is written down.
final class FakePort implements MidiDevice {
  final List<String> received = new ArrayList<>();
  private final Info info;
  private @Nullable Receiver heardBy;
  private boolean open;
  boolean refuses;

  FakePort(String name) {
    info = new FakeInfo(name);
  }

  private static final class FakeInfo extends Info {
    FakeInfo(String name) {
      super(name, "nobody", "a test", "1");
    }
  }

  void press(int status, int first, int second) throws Exception {
    Receiver receiver = heardBy;
    if (open && receiver != null) {
      ShortMessage message =
          status >= 0xf8 ? new ShortMessage(status) : new ShortMessage(status, first, second);
      receiver.send(message, -1);
    }
  }

  @Override
  public Info getDeviceInfo() {
    return info;
  }

  @Override
  public void open() throws MidiUnavailableException {
    if (refuses) {
      throw new MidiUnavailableException("another program has it");
    }
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public long getMicrosecondPosition() {
    return -1;
  }

  @Override
  public int getMaxReceivers() {
    return -1;
  }

  @Override
  public int getMaxTransmitters() {
    return -1;
  }

  @Override
  public Receiver getReceiver() {
    return new Receiver() {
      @Override
      public void send(MidiMessage message, long timeStamp) {
        received.add(Integer.toHexString(message.getStatus()) + "/" + message.getLength());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<Receiver> getReceivers() {
    return List.of();
  }

  @Override
  public Transmitter getTransmitter() {
    return new Transmitter() {
      @Override
      public void setReceiver(@Nullable Receiver receiver) {
        heardBy = receiver;
      }

      @Override
      public @Nullable Receiver getReceiver() {
        return heardBy;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<Transmitter> getTransmitters() {
    return List.of();
  }
}
