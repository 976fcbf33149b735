// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import performia.analysis.library.Library;
import performia.analysis.library.TakeStart;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioStream;
import performia.engine.audio.DeviceKeeper;
import performia.engine.concurrent.Worker;
import performia.engine.concurrent.WorkerThread;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;

/// A band on stage: agents, audio and session threads of one live take. Built, started and closed
/// by the session thread; looked at and steered from any thread.
final class LiveStage implements LiveTake {
  private static final int MOST_REQUESTS = 256;
  private static final long AGENTS_REST_NANOS = 2_000_000;
  private static final long SESSION_REST_NANOS = 10_000_000;
  private static final long RETRY_MILLIS = 1_000;
  private static final int SAVED_EVENTS = 400;

  private final Orchestra orchestra;
  private final Ensemble ensemble;
  private final ArrayBlockingQueue<Steer> requests = new ArrayBlockingQueue<>(MOST_REQUESTS);
  private final Bandleader leader;
  private final StageView view;
  private final AudioStream stream;
  private final boolean silent;
  private final WorkerThread agents;
  private final WorkerThread session;
  private final TakeRecord record;
  private final Loader loader;
  private final Log log;
  private volatile @Nullable CompletableFuture<Library> library;
  private final Runnable beginTake;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final long[] keyRecord = new long[EventRecord.LONGS];
  private final List<StageGuest> guests;
  private final Consumer<String> news;
  private boolean begun;

  /// Opens the device; nothing sounds before [#start].
  ///
  /// @param device where the sound goes
  /// @param request what is asked of it
  /// @param silence takes over while the device is away
  LiveStage(
      House house,
      Arranged what,
      Orchestra orchestra,
      Ensemble ensemble,
      AudioBackend device,
      AudioBackend.Request request,
      AudioBackend silence,
      TakeStart.Verb verb,
      Loader loader,
      Face face) {
    this.orchestra = orchestra;
    this.ensemble = ensemble;
    this.loader = loader;
    log = house.log();
    guests = house.guests().get();
    news = face::tell;
    leader = new Bandleader(what, ensemble, house.feels());
    view = new StageView(what, ensemble, leader);
    record = new TakeRecord(face, house.log());
    Instant started = Instant.now();
    beginTake = () -> record.begin(loader.get(), what, verb, started);
    silent = device.name().equals(silence.name());
    stream =
        new DeviceKeeper(
            device, request, silence, ensemble.engine(), RETRY_MILLIS, new DeviceNews());
    agents =
        new WorkerThread(
            "agents",
            List.of(ensemble.worker()),
            AGENTS_REST_NANOS,
            (worker, failure) -> {
              house.log().failure("agents", failure);
              view.notice("a player lost the thread for a moment; the band goes on");
            });
    session =
        new WorkerThread(
            "session",
            List.<Worker>of(this::steerBand, ensemble.log(), this::save),
            SESSION_REST_NANOS,
            (worker, failure) -> house.log().failure("stage", failure));
  }

  /// What the keeper of the device says, said to the musician.
  private final class DeviceNews implements DeviceKeeper.Listener {
    @Override
    public void lost(String device) {
      view.notice("the sound device " + device + " is gone; the band plays on, unheard");
    }

    @Override
    public void back(String device) {
      view.notice("the sound device " + device + " is back");
    }
  }

  /// Lets the music begin, then the guests in.
  void start(Doors doors) {
    // The first notes wait in the ring before the first block asks for them.
    ensemble.worker().work();
    ensemble.play();
    stream.start();
    agents.start();
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    log.note("first block " + uptime + " ms after the JVM began");
    // Only now, so that the database does not keep the music waiting.
    library = loader.start();
    session.start();
    guests.forEach(guest -> guest.enter(this, doors, news));
  }

  private int steerBand() {
    int done = leader.work();
    for (Steer request = requests.poll(); request != null; request = requests.poll()) {
      leader.take(request);
      done++;
    }
    return done;
  }

  /// Saves what sounded now and then; the library may open late.
  private int save() {
    CompletableFuture<Library> opened = library;
    if (opened != null && opened.isDone() && !begun) {
      begun = true;
      record.attempt(beginTake);
    }
    if (begun && ensemble.log().events().size() > SAVED_EVENTS) {
      record.append(ensemble.log().events());
      return 1;
    }
    return 0;
  }

  @Override
  public Moment moment() {
    return view.moment();
  }

  @Override
  public void steer(Steer request) {
    requests.offer(request);
  }

  @Override
  public void key(int part, int pitch, float velocity, long nanos) {
    if (velocity > 0) {
      KeyEvent.down(keyRecord, part, pitch, velocity, nanos);
    } else {
      KeyEvent.up(keyRecord, part, pitch, nanos);
    }
    ensemble.engine().remote().offer(keyRecord);
  }

  @Override
  public boolean isOver() {
    return closed.get() || leader.isOver();
  }

  @Override
  public boolean isSilent() {
    return silent;
  }

  /// The sound fades, the threads end, the take is saved, the banks are let go: in this order.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    guests.forEach(StageGuest::leave);
    agents.close();
    stream.close();
    session.close();
    ensemble.log().work();
    ensemble.log().finish();
    if (!begun) {
      begun = true;
      record.attempt(beginTake);
    }
    record.append(ensemble.log().events());
    long millis = Math.round(1000 * leader.seconds());
    record.finish(Duration.ofMillis(millis), ensemble.log().lost(), null, null);
    orchestra.close();
  }
}
