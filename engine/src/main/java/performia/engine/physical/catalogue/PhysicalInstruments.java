// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import performia.engine.physical.Model;
import performia.engine.physical.drums.ModelledKit;
import performia.engine.physical.keys.KeyModels;
import performia.engine.physical.strings.StringModels;
import performia.engine.physical.winds.WindModels;

/// Every modelled instrument there is. Immutable; any thread.
public final class PhysicalInstruments {
  private static final List<Model> ALL = collect();

  private PhysicalInstruments() {}

  private static List<Model> collect() {
    var all = new ArrayList<Model>();
    all.addAll(ModelledKit.models());
    all.addAll(StringModels.all());
    all.addAll(KeyModels.all());
    all.addAll(WindModels.all());
    return List.copyOf(all);
  }

  /// All of them: strings, keys, winds, drums.
  public static List<Model> all() {
    return ALL;
  }

  /// The one of that id, such as `model:nylon-guitar`.
  public static Optional<Model> find(String id) {
    return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
  }
}
