// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.jsyn;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import java.util.List;
import performia.engine.physical.Port;
import performia.engine.physical.Unit;

/// One of our units in a JSyn patch: its ports under their own names, its frames computed where
/// JSyn asks for them. Built off the audio thread, run on whichever thread runs the patch.
public final class JSynUnit extends UnitGenerator {
  private final Unit unit;
  private final Port[] inputs;
  private final Port[] outputs;
  private final UnitInputPort[] theirInputs;
  private final UnitOutputPort[] theirOutputs;

  /// @param unit what computes; its sample rate must be the patch's
  /// @param inputs those of its ports that the patch may drive
  /// @param outputs those that it may hear
  public JSynUnit(Unit unit, List<Port> inputs, List<Port> outputs) {
    this.unit = unit;
    this.inputs = inputs.toArray(Port[]::new);
    this.outputs = outputs.toArray(Port[]::new);
    theirInputs = new UnitInputPort[inputs.size()];
    theirOutputs = new UnitOutputPort[outputs.size()];
    for (int i = 0; i < theirInputs.length; i++) {
      theirInputs[i] = new UnitInputPort(this.inputs[i].name(), this.inputs[i].values()[0]);
      addPort(theirInputs[i]);
    }
    for (int i = 0; i < theirOutputs.length; i++) {
      theirOutputs[i] = new UnitOutputPort(this.outputs[i].name());
      addPort(theirOutputs[i]);
    }
  }

  /// The input of that place in the list it was built with.
  public UnitInputPort input(int index) {
    return theirInputs[index];
  }

  /// The output of that place.
  public UnitOutputPort output(int index) {
    return theirOutputs[index];
  }

  @Override
  public void generate(int start, int limit) {
    int frames = limit - start;
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(theirInputs[i].getValues(), start, inputs[i].values(), start, frames);
    }
    unit.generate(start, limit);
    for (int i = 0; i < outputs.length; i++) {
      System.arraycopy(outputs[i].values(), start, theirOutputs[i].getValues(), start, frames);
    }
  }
}
