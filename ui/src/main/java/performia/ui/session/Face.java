// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import performia.engine.PerformiaException;

/// Whoever asked for a verb and wants to hear how it goes. Called on the session thread unless said
/// otherwise; must return soon.
public interface Face {
  /// How far a long verb has come.
  ///
  /// @param doing what is being done, such as `rendering`
  /// @param share 0..1
  void progress(String doing, double share);

  /// Something the musician should know, once; one sentence. Any thread.
  void tell(String sentence);

  /// The verb failed; the last call of a verb.
  void failed(PerformiaException trouble);
}
