// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import performia.engine.PerformiaException;

/// Every verb a person has, written once; each face asks here. One verb at a time, on the session
/// thread. What fails is logged with its trace and shown once.
public final class Session implements AutoCloseable {
  private final House house;

  public Session(House house) {
    this.house = house;
  }

  /// Runs a verb and, where it fails, logs that and tells the face once.
  ///
  /// @param name of the verb, for the log
  /// @return whether it went well
  public boolean attempt(String name, Face face, Runnable verb) {
    try {
      verb.run();
      return true;
    } catch (PerformiaException e) {
      house.log().failure(name, e);
      face.failed(e);
    } catch (OutOfMemoryError e) {
      house.log().failure(name, e);
      face.failed(
          new PerformiaException(
              "there is not enough memory for this", name, "use a smaller bank or song", e));
    } catch (RuntimeException e) {
      house.log().failure(name, e);
      face.failed(
          new PerformiaException(
              "something broke inside (" + e.getClass().getSimpleName() + ")",
              name,
              "this is our mistake; please report it with the log " + house.log().file(),
              e));
    }
    return false;
  }

  /// The sound devices of every sound system.
  public List<Row> devices() {
    return Devices.list(house.backends().get());
  }

  /// What is there and what is wrong: one finding a line.
  public List<Row> doctor() {
    return new Doctor(house).findings();
  }

  /// Ends what still goes on.
  @Override
  public void close() {}
}
