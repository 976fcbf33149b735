// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.ui.session.Doors;
import performia.ui.session.LiveTake;
import performia.ui.session.Row;
import performia.ui.session.StageGuest;

/// Opens the OSC door of a stage while it plays. Session thread.
public final class OscGuest implements StageGuest {
  private @Nullable OscServer server;

  @Override
  public void enter(LiveTake take, Doors doors, Consumer<String> news) {
    if (doors.oscPort() == 0) {
      return;
    }
    try {
      server = new OscServer(OscOptions.of(doors), take);
    } catch (PerformiaException e) {
      news.accept(e.what() + "; the band plays on without: " + e.fix());
    }
  }

  @Override
  public void leave() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public List<Row> addresses() {
    return OscAddresses.ofAll().rows();
  }
}
