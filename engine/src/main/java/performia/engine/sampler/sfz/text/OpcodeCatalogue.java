// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every opcode that is known, found under any spelling. Immutable once built, but for what it
/// remembers of names already found; one loader thread.
final class OpcodeCatalogue {
  private static final Pattern MODULATED =
      Pattern.compile("(.+?)_?(on|curve|smooth|step)?cc(\\d{1,4})");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String[] LETTERS = {"N", "X", "Y"};
  private static final int MAX_REMEMBERED = 20_000;

  /// A spelling understood.
  ///
  /// @param fact null where nobody knows the opcode
  record Match(String name, String base, int n, int x, int y, @Nullable OpcodeFact fact) {}

  private final Map<String, OpcodeFact> facts = new HashMap<>();
  private final Map<String, OpcodeFact> moved = new HashMap<>();
  private final Map<String, Match> remembered = new HashMap<>();

  /// Reads the table.
  OpcodeCatalogue() {
    for (String line : lines("opcodes.txt")) {
      OpcodeFact fact = OpcodeFact.parse(line);
      facts.put(fact.base(), fact);
      for (String other : fact.others()) {
        facts.put(other, fact);
      }
    }
  }

  /// The lines of a resource beside this class, without comments.
  static List<String> lines(String resource) {
    try (InputStream in = OpcodeCatalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(s -> !s.isEmpty() && s.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fact of a base name, or null.
  @Nullable OpcodeFact fact(String base) {
    OpcodeFact fact = facts.get(base);
    return fact != null ? fact : moved.get(base);
  }

  /// Understands a name as written.
  Match find(String written) {
    Match match = remembered.get(written);
    if (match == null) {
      match = understand(written.toLowerCase(Locale.ROOT));
      if (remembered.size() < MAX_REMEMBERED) {
        remembered.put(written, match);
      }
    }
    return match;
  }

  private Match understand(String written) {
    Match plain = plain(written);
    if (plain != null) {
      return plain;
    }
    Matcher parts = MODULATED.matcher(written);
    if (parts.matches()) {
      Match target = plain(parts.group(1));
      if (target != null && target.y < 0) {
        String how = parts.group(2) == null ? "on" : parts.group(2);
        return modulation(target, "_" + how + "cc", Integer.parseInt(parts.group(3)));
      }
    }
    List<Integer> numbers = new ArrayList<>();
    return match(written, template(written, ~0, numbers), numbers, null);
  }

  private Match modulation(Match target, String suffix, int controller) {
    int place = target.n < 0 ? 0 : target.x < 0 ? 1 : 2;
    String base = target.base + suffix + LETTERS[place];
    OpcodeFact known = target.fact;
    OpcodeFact fact =
        known == null
            ? null
            : moved.computeIfAbsent(base, moving -> known.modulation(suffix, moving));
    return new Match(
        target.name + suffix + controller,
        base,
        place == 0 ? controller : target.n,
        place == 1 ? controller : target.x,
        place == 2 ? controller : -1,
        fact);
  }

  /// A name of the table: as few of its digits as possible stand for numbers, so `cutoff2` stays
  /// what it is while `eq2_freq` is the second equaliser.
  private @Nullable Match plain(String written) {
    int runs = (int) NUMBER.matcher(written).results().limit(4).count();
    if (runs > LETTERS.length) {
      return null;
    }
    for (int count = 0; count <= runs; count++) {
      for (int mask = 0; mask < 1 << runs; mask++) {
        if (Integer.bitCount(mask) == count) {
          List<Integer> numbers = new ArrayList<>();
          String template = template(written, mask, numbers);
          OpcodeFact fact = numbers.contains(-1) ? null : facts.get(template);
          if (fact != null) {
            return match(written, fact.base(), numbers, fact);
          }
        }
      }
    }
    return null;
  }

  private static Match match(
      String written, String base, List<Integer> numbers, @Nullable OpcodeFact fact) {
    StringBuilder name = new StringBuilder(fact == null ? written : base);
    for (int i = 0; fact != null && i < numbers.size(); i++) {
      int at = name.indexOf(LETTERS[i]);
      if (at >= 0) {
        name.replace(at, at + 1, numbers.get(i).toString());
      }
    }
    return new Match(
        name.toString(), base, number(numbers, 0), number(numbers, 1), number(numbers, 2), fact);
  }

  private static int number(List<Integer> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : -1;
  }

  /// The name with letters for those numbers that `mask` names; what they were goes to `numbers`,
  /// as -1 where it is too large to be meant.
  private static String template(String written, int mask, List<Integer> numbers) {
    StringBuilder template = new StringBuilder();
    Matcher digits = NUMBER.matcher(written);
    int run = 0;
    int from = 0;
    while (digits.find()) {
      template.append(written, from, digits.start());
      boolean replaced = run < 32 && (mask & 1 << run) != 0;
      if (replaced) {
        template.append(LETTERS[Math.min(numbers.size(), LETTERS.length - 1)]);
        numbers.add(digits.end() - digits.start() > 6 ? -1 : Integer.parseInt(digits.group()));
      } else {
        template.append(digits.group());
      }
      from = digits.end();
      run++;
    }
    return template.append(written.substring(from)).toString();
  }
}
