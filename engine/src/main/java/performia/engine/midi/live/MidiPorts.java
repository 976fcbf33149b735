// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;

/// Where MIDI devices come from: the Java sound system, or whatever a test puts in its place. Any
/// thread but the audio thread.
@FunctionalInterface
public interface MidiPorts {
  /// Every device that is there now, opened or not; asked again and again for hot-plug.
  List<MidiDevice> devices();

  /// The devices that the Java sound system knows.
  static MidiPorts system() {
    return MidiPorts::systemDevices;
  }

  private static List<MidiDevice> systemDevices() {
    List<MidiDevice> found = new ArrayList<>();
    for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
      try {
        found.add(MidiSystem.getMidiDevice(info));
      } catch (MidiUnavailableException | IllegalArgumentException e) {
        // It went between the listing and the asking: it is not there.
      }
    }
    return found;
  }

  /// What can be plugged in, in the order it was found.
  default List<Port> list() {
    List<Port> ports = new ArrayList<>();
    for (MidiDevice device : devices()) {
      if (!software(device)) {
        String name = device.getDeviceInfo().getName();
        String description = device.getDeviceInfo().getDescription();
        ports.add(new Port(name, description, sends(device), receives(device)));
      }
    }
    return List.copyOf(ports);
  }

  /// A port of a device.
  ///
  /// @param input whether it sends to us
  /// @param output whether we can send to it
  record Port(String name, String description, boolean input, boolean output) {}

  /// Whether it is Java's own synthesizer or sequencer and no device.
  static boolean software(MidiDevice device) {
    String name = device.getDeviceInfo().getName().toLowerCase(Locale.ROOT);
    return name.contains("gervill") || name.contains("real time sequencer");
  }

  /// Whether messages come from it.
  static boolean sends(MidiDevice device) {
    return device.getMaxTransmitters() != 0;
  }

  /// Whether messages can be sent to it.
  static boolean receives(MidiDevice device) {
    return device.getMaxReceivers() != 0;
  }
}
