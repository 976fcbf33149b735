// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.agents.BandView;
import performia.agents.style.Feel;
import performia.agents.style.Seat;
import performia.engine.music.Timeline;

/// What a chordal seat works out once for a song and a feel: its patterns and its voicings. It only
/// remembers what it could work out again. Agents thread.
public final class Comper {
  /// Plans the voicings of a song for an instrument.
  @FunctionalInterface
  public interface Hand {
    /// @param tones how many tones a chord is wanted to have
    VoicingPlan plan(Timeline timeline, Comping comping, int tones);
  }

  private static final double FULL_FROM = 0.33;

  private record Book(
      Timeline timeline, Feel feel, Comping comping, VoicingPlan calm, VoicingPlan full) {}

  private final Seat seat;
  private final Hand hand;
  private @Nullable Book book;

  public Comper(Seat seat, Hand hand) {
    this.seat = seat;
    this.hand = hand;
  }

  /// Works the song and the feel out, unless it did.
  public void prepare(BandView view) {
    open(view);
  }

  /// The strokes of a bar, in order.
  public List<Stroke> strokes(BandView view, int bar) {
    return Accompaniment.strokes(view, seat, open(view).comping, bar);
  }

  /// The keys of a stroke's chord, ascending, as full as the bar is intense.
  public int[] pitches(BandView view, int bar, Stroke stroke) {
    Book here = open(view);
    VoicingPlan plan = view.intensity(bar) < FULL_FROM ? here.calm : here.full;
    return plan.pitches(stroke.chord().index());
  }

  /// Velocity of a stroke 0..1 before its kind is counted in.
  public double force(BandView view, int bar, Stroke stroke) {
    return open(view).comping.force(view.intensity(bar)) + (stroke.accent() ? 0.09 : 0);
  }

  @SuppressWarnings(
      "ReferenceEquality") // the very same song and feel: comparing them by value would cost more
  private Book open(BandView view) {
    Book here = book;
    if (here == null || here.timeline != view.timeline() || here.feel != view.feel()) {
      Comping comping = Comping.parse(view.feel().text(seat));
      here =
          new Book(
              view.timeline(),
              view.feel(),
              comping,
              hand.plan(view.timeline(), comping, comping.calmTones()),
              hand.plan(view.timeline(), comping, comping.fullTones()));
      book = here;
    }
    return here;
  }
}
