// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.List;

/// A struck head with its air and the head below: modes, strokes, tension and the hand that mutes
/// it. Built off the audio thread, run on it.
///
/// While it swings wide the head is longer, so tighter, and every mode higher: tension follows the
/// squared slopes of all modes (F. Avanzini, R. Marogna and B. Bank, "Efficient synthesis of
/// tension modulation in strings and membranes based on energy estimation", JASA 2012).
final class Head {
  private static final int PLACES = 32;
  private static final int ANGLES = 256;
  private static final int CONTACTS = 2;
  private static final float MOST_GLIDE = 0.6f;
  private static final float SILENT = 1e-13f;

  private final int modes;
  private final int[] diameters;
  private final boolean[] turned;
  private final float[][] places;
  private final float[] round = new float[ANGLES];
  private final float[] below;
  private final int belowModes;
  private final ModeBank bank;
  private final Band far;
  private final Contact[] contacts = new Contact[CONTACTS];
  private final float glide;
  private final float mutePerFrame;
  private int next;
  private int frame;
  private float mute;
  private boolean sounding;

  Head(Skin skin, int sampleRate) {
    List<HeadMode> all = HeadMode.of(skin);
    int lanes = 0;
    int kinds = 0;
    while (kinds < all.size() && lanes + 2 <= skin.modes()) {
      lanes += all.get(kinds++).diameters() == 0 ? 1 : 2;
    }
    modes = lanes;
    bank = new ModeBank(lanes, sampleRate);
    diameters = new int[lanes];
    turned = new boolean[lanes];
    places = new float[lanes][PLACES + 2];
    below = new float[bank.lanes()];
    int last = 0;
    int lane = 0;
    for (HeadMode mode : all.subList(0, kinds)) {
      for (int twin = 0; twin < (mode.diameters() == 0 ? 1 : 2); twin++) {
        place(lane, mode, twin, skin);
        if (mode.lower() != 0 && twin == 0) {
          // Displacement: velocity over the angle, in units of the lowest mode's.
          below[lane] = (float) (mode.lower() * skin.hz() / mode.hz());
          last = lane;
        }
        lane++;
      }
    }
    belowModes = Math.min(bank.lanes(), (last + 4) / 4 * 4);
    for (int i = 0; i < ANGLES; i++) {
      round[i] = (float) StrictMath.cos(2 * Math.PI * i / ANGLES);
    }
    for (int i = 0; i < CONTACTS; i++) {
      contacts[i] = new Contact(bank.lanes());
    }
    glide = (float) skin.glide();
    // A head pressed in and held there is not heard.
    far = new Band(Band.Kind.HIGH, 0.7 * skin.hz(), 0.7, sampleRate);
    mutePerFrame = (float) (60.0 / sampleRate);
  }

  private void place(int lane, HeadMode mode, int twin, Skin skin) {
    // No head is evenly tight: the two halves of a pair lie a little apart and beat.
    double hz = mode.hz() * (1 + 0.0035 * twin);
    double ratio = hz / skin.hz();
    double ring = mode.diameters() == 0 ? skin.boom() : 1;
    double pick = ring * StrictMath.pow(ratio, skin.tilt()) * (0.4 + 0.6 * Math.abs(mode.at(0.7)));
    // Heads against each other push the air out at once, so they tire sooner.
    double t60 = skin.t60Seconds() * StrictMath.pow(ratio, -skin.slope());
    if (mode.lower() < 0) {
      t60 *= 0.6;
    }
    diameters[lane] = mode.diameters();
    turned[lane] = twin == 1;
    for (int i = 0; i <= PLACES; i++) {
      places[lane][i] = (float) mode.at(0.98 * i / PLACES);
    }
    double slopes = mode.zero() / ratio / Bessel.zero(0, 1);
    bank.set(lane, hz, t60, pick, slopes * slopes);
  }

  /// Begins a stroke.
  ///
  /// @param place 0 in the middle, 1 at the rim
  /// @param turn where around the head, any whole number
  /// @param lengthFrames of the contact
  /// @param impulse force times time
  void strike(float place, int turn, float lengthFrames, float impulse) {
    Contact contact = contacts[next];
    next = (next + 1) % CONTACTS;
    float at = Math.max(0, Math.min(1, place)) * PLACES;
    int whole = (int) at;
    float part = at - whole;
    float[] weights = contact.weights();
    for (int i = 0; i < modes; i++) {
      float[] row = places[i];
      int angle = diameters[i] * turn + (turned[i] ? ANGLES * 3 / 4 : 0);
      float around = diameters[i] == 0 ? 1 : round[angle & ANGLES - 1];
      weights[i] = around * (row[whole] + part * (row[whole + 1] - row[whole]));
    }
    contact.begin(lengthFrames, impulse);
    sounding = true;
  }

  /// Drives it where it stands for one frame, away from the middle.
  void rub(float force) {
    for (int i = 0; i < modes; i++) {
      bank.kick(i, force * places[i][PLACES / 2]);
    }
    sounding = true;
  }

  /// How hard a hand or a cloth damps it, 0..1.
  void mute(float amount) {
    mute = amount;
  }

  /// Whether anything moves.
  boolean sounds() {
    return sounding;
  }

  /// One frame; what the microphone hears.
  float next() {
    if (!sounding) {
      return 0;
    }
    if (frame++ % ModeBank.GRID == 0) {
      look();
    }
    Contact a = contacts[0];
    Contact b = contacts[1];
    float out;
    if (a.touches()) {
      out = bank.next(a.next(), a.weights());
      if (b.touches()) {
        push(b);
      }
    } else {
      out = b.touches() ? bank.next(b.next(), b.weights()) : bank.next();
    }
    return far.next(out);
  }

  /// A second contact while the first lasts.
  private void push(Contact contact) {
    float force = contact.next();
    float[] weights = contact.weights();
    for (int i = 0; i < modes; i++) {
      bank.kick(i, force * weights[i]);
    }
  }

  private void look() {
    float stretch = glide * bank.stretch();
    float raised = stretch / (1 + stretch / MOST_GLIDE);
    bank.bend(raised < 1e-5f ? 0 : raised, 1 - Math.min(0.5f, mute * mutePerFrame));
    sounding = contacts[0].touches() || contacts[1].touches() || bank.energy() > SILENT;
    if (!sounding) {
      bank.reset();
      far.reset();
    }
  }

  /// Where the lower head is, in units of what a unit impulse gives the lowest mode.
  float below() {
    return bank.dot(below, belowModes);
  }

  void reset() {
    bank.reset();
    far.reset();
    for (Contact contact : contacts) {
      contact.reset();
    }
    next = 0;
    frame = 0;
    mute = 0;
    sounding = false;
  }
}
