// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// An envelope of points as it runs. It remembers the point it left last and walks on from there;
/// asking ahead remembers nothing. Built off the audio thread, used only on it.
final class FlexEnvelope {
  /// Points passed at once, so that points of no duration that loop cannot hold the thread.
  private static final int MOST_STEPS = 256;

  private static final long NEVER = Long.MAX_VALUE / 4;

  private final double frameSeconds;
  private final float[] levels;
  private final double[] seconds;
  private FlexShape shape;
  private int count;
  private long releasedAt;

  private int point;
  private int rounds;
  private double since;
  private double from;

  private int walkedPoint;
  private int walkedRounds;
  private double walkedSince;
  private double walkedFrom;

  /// @param sampleRate frames a second
  /// @param first a shape to stand for "none yet"
  /// @param points how many points its shapes have at most
  FlexEnvelope(double sampleRate, FlexShape first, int points) {
    levels = new float[points];
    seconds = new double[points];
    frameSeconds = 1 / sampleRate;
    shape = first;
  }

  /// Starts anew.
  void start(FlexShape of, NoteValues note) {
    shape = of;
    count = Math.min(levels.length, of.levels().length);
    look(note);
    releasedAt = NEVER;
    point = 0;
    rounds = 0;
    since = 0;
    from = 0;
  }

  /// Looks at what controllers make of its points.
  void look(NoteValues note) {
    for (int i = 0; i < count; i++) {
      levels[i] = Math.max(-1, Math.min(1, shape.levels()[i].of(note)));
      seconds[i] = Math.max(0, shape.seconds()[i].of(note));
    }
  }

  /// Walks on to an age and stays there.
  void pass(long age) {
    walk(age);
    point = walkedPoint;
    rounds = walkedRounds;
    since = walkedSince;
    from = walkedFrom;
  }

  /// Its level at an age that is not before the one it passed last.
  double level(long age) {
    walk(age);
    return levelAt(age * frameSeconds);
  }

  private double levelAt(double now) {
    if (walkedPoint >= count) {
      return 0;
    }
    double whole = seconds[walkedPoint];
    double way = whole <= 0 ? 1 : (now - walkedSince) / whole;
    return walkedFrom
        + (levels[walkedPoint] - walkedFrom) * FlexShape.bent(way, shape.curves()[walkedPoint]);
  }

  private void walk(long age) {
    walkedPoint = point;
    walkedRounds = rounds;
    walkedSince = since;
    walkedFrom = from;
    if (age >= releasedAt && walkedPoint <= shape.sustain()) {
      double let = releasedAt * frameSeconds;
      walkTo(let);
      if (walkedPoint <= shape.sustain()) {
        walkedFrom = levelAt(let);
        walkedPoint = Math.min(count - 1, shape.sustain()) + 1;
        walkedSince = let;
      }
    }
    walkTo(age * frameSeconds);
  }

  private void walkTo(double now) {
    for (int i = 0; i < MOST_STEPS && walkedPoint < count; i++) {
      double until = walkedSince + seconds[walkedPoint];
      if (now < until || (walkedPoint == shape.sustain() && !loops())) {
        return;
      }
      arrive(until);
    }
  }

  private boolean loops() {
    return shape.loop() >= 0
        && shape.loop() < shape.sustain()
        && (shape.loopCount() == 0 || walkedRounds < shape.loopCount());
  }

  private void arrive(double at) {
    walkedFrom = levels[walkedPoint];
    walkedSince = at;
    if (walkedPoint == shape.sustain() && loops()) {
      walkedPoint = shape.loop();
      walkedRounds++;
    } else {
      walkedPoint++;
    }
  }

  /// Lets go at an age.
  void release(long age) {
    releasedAt = Math.min(releasedAt, age);
  }

  /// Whether it is past its last point.
  boolean isOver(long age) {
    walk(age);
    return walkedPoint >= count;
  }
}
