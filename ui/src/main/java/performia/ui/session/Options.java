// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import performia.engine.json.Json;
import performia.engine.json.JsonText;

/// The choices of a take as JSON, enough to play it again. Pure; any thread.
final class Options {
  private Options() {}

  static String json(Arranged what) {
    Arrangement asked = what.arrangement();
    var sounds = Json.Obj.builder();
    for (Map.Entry<String, String> sound : new TreeMap<>(asked.sounds()).entrySet()) {
      sounds.put(sound.getKey(), sound.getValue());
    }
    @Nullable Path bank = asked.bank();
    return JsonText.writeCompact(
        Json.Obj.builder()
            .put("style", what.performance().feel().id())
            .put("tempo", what.performance().timeline().song().tempo())
            .put("key", asked.key())
            .put("intensity", asked.intensity())
            .put("build", asked.build())
            .put("parts", what.seats().stream().map(s -> Json.of(s.word())).toList())
            .put("countIn", asked.countIn())
            .put("intro", asked.intro())
            .put("ending", asked.ending())
            .put("bank", bank == null ? "" : bank.toString())
            .put("sounds", sounds.build())
            .build());
  }
}
