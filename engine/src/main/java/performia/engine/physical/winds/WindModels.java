// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

import java.util.List;
import performia.engine.physical.Model;

/// The wind instruments that can be chosen. Any thread.
public final class WindModels {
  private static final String SEAT = "lead";

  private WindModels() {}

  /// All of them.
  public static List<Model> all() {
    return List.of(
        new Model("model:clarinet", "Clarinet", SEAT, 71, winds(WindSpec.clarinet())),
        new Model("model:alto-sax", "Alto saxophone", SEAT, 65, winds(WindSpec.altoSax())),
        new Model("model:tenor-sax", "Tenor saxophone", SEAT, 66, winds(WindSpec.tenorSax())),
        new Model("model:flute", "Flute", SEAT, 73, winds(WindSpec.flute())));
  }

  private static Model.Maker winds(WindSpec spec) {
    return (rate, frames) -> new WindInstrument(spec, rate, frames);
  }
}
