// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to be told about an instrument, each thing once and not without end. One loader thread.
final class SfzNotes {
  private static final int MOST = 500;

  private final Set<String> told = new LinkedHashSet<>();
  private final List<String> sentences = new ArrayList<>();

  /// Says a sentence about a place, unless one about the same subject was said.
  void say(String subject, String sentence, SfzPlace place) {
    if (sentences.size() < MOST && told.add(subject)) {
      sentences.add((sentence + " (" + place + ")").replaceAll("\\p{Cntrl}+", " "));
    }
  }

  /// Says a sentence about the whole.
  void say(String sentence) {
    if (sentences.size() < MOST && told.add(sentence)) {
      sentences.add(sentence.replaceAll("\\p{Cntrl}+", " "));
    }
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
