// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.foreign.Libraries;

/// The functions of libjack that we call, as `jack/jack.h` and `jack/midiport.h` declare them, with
/// handles and addresses as `long`. Those that the audio thread calls take and give primitives only
/// and so allocate nothing. Session thread, except where said.
///
/// C's `unsigned long` and `size_t` are `long` here: where they are shorter (64-bit Windows) the
/// callee reads the lower half of a register or of an eight-byte place on the stack.
final class JackLibrary {
  static final String AUDIO = "32 bit float mono audio";
  static final String MIDI = "8 bit raw midi";

  static final int NO_START_SERVER = 1;
  static final int SERVER_NAME = 4;

  static final long IS_INPUT = 1;
  static final long IS_OUTPUT = 2;
  static final long IS_PHYSICAL = 4;

  static final int CAPTURE_LATENCY = 0;
  static final int PLAYBACK_LATENCY = 1;

  private static final boolean HERE = bound();

  private JackLibrary() {}

  /// Called with the frames of a cycle, or with a new buffer size.
  interface Frames extends Callback {
    /// Audio thread.
    int invoke(int frames, long argument);
  }

  /// Called after a missed cycle.
  interface Xrun extends Callback {
    /// A notifying thread of the library.
    int invoke(long argument);
  }

  /// Called when the server is gone.
  interface Shutdown extends Callback {
    /// Any thread, the audio thread too.
    void invoke(long argument);
  }

  /// Whether the library is installed and complete. Any thread.
  static boolean here() {
    return HERE;
  }

  private static boolean bound() {
    // The name with its version first: it is there without the development package, and the
    // linker's own search path decides, by which PipeWire puts its library in JACK's place.
    String name = Libraries.first("jack_client_open", "libjack.so.0", "jack", "libjack64");
    if (name.isEmpty()) {
      return false;
    }
    try {
      Libraries.bind(JackLibrary.class, name);
    } catch (PerformiaException e) {
      return false; // Older than latency ranges (2011): as good as absent.
    }
    silence(name);
    return true;
  }

  /// Keeps the library from writing on the terminal. Its messages go to a function of its own that
  /// takes nothing and does nothing, so that no thread of it enters Java for them.
  private static void silence(String name) {
    long nothing =
        Pointer.nativeValue(NativeLibrary.getInstance(name).getFunction("jack_port_name_size"));
    jack_set_error_function(nothing);
    jack_set_info_function(nothing);
  }

  /// Becomes a client of a running server; never starts one.
  ///
  /// @param server its name, or empty for the default, which `JACK_DEFAULT_SERVER` may name
  /// @return the client, or 0 when there is no such server
  static long open(String client, String server) {
    int[] status = new int[1];
    return server.isEmpty()
        ? jack_client_open(client, NO_START_SERVER, status)
        : jack_client_open(client, NO_START_SERVER | SERVER_NAME, status, server);
  }

  /// The names of the ports of a type that have all of some flags.
  static String[] ports(long client, String type, long flags) {
    long names = jack_get_ports(client, null, type, flags);
    if (names == 0) {
      return new String[0];
    }
    try {
      return new Pointer(names).getStringArray(0);
    } finally {
      jack_free(names);
    }
  }

  /// The longest way through a port, in frames.
  ///
  /// @param mode [#CAPTURE_LATENCY] or [#PLAYBACK_LATENCY]
  static int latency(long port, int mode) {
    int[] range = new int[2];
    jack_port_get_latency_range(port, mode, range);
    return Math.max(0, range[1]);
  }

  static native void jack_set_error_function(long function);

  static native void jack_set_info_function(long function);

  private static native long jack_client_open(String name, int options, int[] status);

  private static native long jack_client_open(
      String name, int options, int[] status, String server);

  static native int jack_client_close(long client);

  static native @Nullable String jack_get_client_name(long client);

  static native int jack_activate(long client);

  static native int jack_deactivate(long client);

  static native int jack_get_sample_rate(long client);

  static native int jack_get_buffer_size(long client);

  static native int jack_set_buffer_size(long client, int frames);

  static native int jack_is_realtime(long client);

  static native int jack_client_real_time_priority(long client);

  static native int jack_set_process_callback(long client, Frames callback, long argument);

  static native int jack_set_buffer_size_callback(long client, Frames callback, long argument);

  static native int jack_set_xrun_callback(long client, Xrun callback, long argument);

  static native void jack_on_shutdown(long client, Shutdown callback, long argument);

  static native long jack_port_register(
      long client, String name, String type, long flags, long bufferSize);

  static native long jack_port_by_name(long client, String name);

  static native @Nullable String jack_port_name(long port);

  static native void jack_port_get_latency_range(long port, int mode, int[] range);

  static native long jack_get_ports(
      long client, @Nullable String names, @Nullable String type, long flags);

  static native void jack_free(long memory);

  static native int jack_connect(long client, String from, String to);

  /// Audio thread.
  static native long jack_port_get_buffer(long port, int frames);

  /// Audio thread.
  static native int jack_midi_get_event_count(long buffer);

  /// Audio thread.
  static native int jack_midi_event_get(long event, long buffer, int index);

  /// Audio thread.
  static native void jack_midi_clear_buffer(long buffer);

  /// Audio thread.
  static native int jack_midi_event_write(long buffer, int time, long bytes, long size);
}
