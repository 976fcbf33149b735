// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The opcodes written under one header; a later one of a name replaces an earlier one. Filled by
/// one loader thread, then only read.
public final class SfzScope {
  private final String header;
  private final SfzPlace place;
  private final Map<String, Opcode> opcodes = new LinkedHashMap<>();
  private final Map<String, Map<String, Opcode>> families = new LinkedHashMap<>();

  SfzScope(String header, SfzPlace place) {
    this.header = header;
    this.place = place;
  }

  void put(Opcode opcode) {
    opcodes.put(opcode.name(), opcode);
    families
        .computeIfAbsent(opcode.base(), base -> new LinkedHashMap<>(2))
        .put(opcode.name(), opcode);
  }

  /// Those of a base name, by name.
  Map<String, Opcode> family(String base) {
    return families.getOrDefault(base, Map.of());
  }

  /// The base names it has opcodes of.
  Collection<String> bases() {
    return families.keySet();
  }

  /// The header without its brackets, such as `effect`.
  public String header() {
    return header;
  }

  /// Where the header stands.
  public SfzPlace place() {
    return place;
  }

  /// The opcode of a name, numbers written plainly, or null.
  public @Nullable Opcode opcode(String name) {
    return opcodes.get(name);
  }

  /// All of them, in the order of the text.
  public Collection<Opcode> opcodes() {
    return Collections.unmodifiableCollection(opcodes.values());
  }
}
