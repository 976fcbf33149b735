// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One region with everything it inherits: what it says itself goes before what its group says,
/// then its master, then the global section. Immutable; any thread.
public final class SfzRegion {
  private final SfzScope[] scopes;
  private final String sample;
  private final int keyOffset;

  /// @param scopes from the nearest to the furthest
  /// @param sample the sample's path with `default_path` before it; empty where there is none
  /// @param keyOffset keys added to every key the region names
  SfzRegion(List<SfzScope> scopes, String sample, int keyOffset) {
    this.scopes = scopes.toArray(SfzScope[]::new);
    this.sample = sample;
    this.keyOffset = keyOffset;
  }

  /// Where its header stands.
  public SfzPlace place() {
    return scopes[0].place();
  }

  /// The sample's path as written, `default_path` put before it, or a generator such as `*sine`;
  /// empty where there is none.
  public String sample() {
    return sample;
  }

  /// What `note_offset` and `octave_offset` add to every key; [#key] has done so already.
  public int keyOffset() {
    return keyOffset;
  }

  /// The opcode of a name, its numbers written plainly (`eq1_freq`, `pan_oncc10`), or null.
  public @Nullable Opcode opcode(String name) {
    for (SfzScope scope : scopes) {
      Opcode opcode = scope.opcode(name);
      if (opcode != null) {
        return opcode;
      }
    }
    return null;
  }

  /// Whether it or what it inherits from says anything under a name.
  public boolean has(String name) {
    return opcode(name) != null;
  }

  /// A value as a number inside its range, or `absent` where there is none.
  public double number(String name, double absent) {
    Opcode opcode = opcode(name);
    return opcode == null || !opcode.isNumber() ? absent : opcode.number();
  }

  /// A value as a whole number, or `absent`.
  public int integer(String name, int absent) {
    Opcode opcode = opcode(name);
    return opcode == null || !opcode.isNumber() ? absent : (int) Math.round(opcode.number());
  }

  /// A key 0..127 (or -1, "none") with the offsets added, or `absent`, to which nothing is added.
  public int key(String name, int absent) {
    Opcode opcode = opcode(name);
    if (opcode == null || !opcode.isNumber()) {
      return absent;
    }
    int key = (int) Math.round(opcode.number());
    return key < 0 ? -1 : Math.clamp(key + keyOffset, 0, 127);
  }

  /// A value as text, or `absent`.
  public String text(String name, String absent) {
    Opcode opcode = opcode(name);
    return opcode == null ? absent : opcode.text();
  }

  /// Every opcode of a base name (`pan_onccN`, `lfoN_freq`), the outermost scope's first; empty
  /// where there is none.
  public List<Opcode> family(String base) {
    Map<String, Opcode> merged = new LinkedHashMap<>();
    for (int i = scopes.length - 1; i >= 0; i--) {
      merged.putAll(scopes[i].family(base));
    }
    return List.copyOf(merged.values());
  }

  /// The base names it has opcodes of, the outermost scope's first.
  public Set<String> bases() {
    Set<String> all = new LinkedHashSet<>();
    for (int i = scopes.length - 1; i >= 0; i--) {
      all.addAll(scopes[i].bases());
    }
    return all;
  }
}
