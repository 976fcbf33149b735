// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Row;
import performia.ui.session.Session;

/// `doctor`: what is there and what is wrong. Main thread.
final class DoctorVerb extends Verb {
  @Override
  void run(Session session, Console console, Face face) {
    List<Row> findings = session.doctor();
    if (json) {
      console.out().println(RowJson.of(findings));
      return;
    }
    for (Row finding : findings) {
      String fix = finding.text("fix");
      console
          .out()
          .printf(
              "%-5s %-10s %s%s%n",
              finding.text("state"),
              finding.text("id"),
              finding.text("finding"),
              fix.isEmpty() ? "" : "; " + fix);
    }
  }
}
