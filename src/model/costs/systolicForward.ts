import type { OptionValues } from "../../base/options";
import { layerBoxSums } from "../mlcnn/boxSums";
import type { ShapedLayer } from "../shapedLayers";
import { type EnergyTable, energyOf, energyTables } from "../systolic/energy";
import { type SystolicMachine, type SystolicTask, systolicTask } from "../systolic/systolicTask";
import { chosenForward, type Forward } from "./mlcnn";

/** A layer's forward on an array: fused with its pooling where that is asked for and takes fewer cycles. */
export function systolicForward(
  layer: ShapedLayer,
  options: OptionValues,
  samples: number,
  machine: SystolicMachine,
): Forward {
  return chosenForward(layer, options, samples, {
    ofShape: (shape) => systolicTask(shape, "forward", samples, machine).cycles,
    ofAddition: 1 / machine.array.columns,
  });
}

/**
 * What the array does in that forward. Cycles are the array's own; words and energy hold the sums over windows as well:
 * every input is read once for them, and every sum written once.
 */
export function systolicForwardTask(
  layer: ShapedLayer,
  options: OptionValues,
  samples: number,
  machine: SystolicMachine,
  energy: EnergyTable = energyTables.horowitz,
): SystolicTask {
  const { shape, isFused } = systolicForward(layer, options, samples, machine);
  const task = systolicTask(shape, "forward", samples, machine, energy);
  if (!isFused) return task;
  const { additions, inputs, boxes } = layerBoxSums(layer.shape);
  const sums = {
    macs: 0,
    additions: samples * additions,
    sramWords: samples * (inputs + boxes),
    dramWords: 0,
  };
  return {
    ...task,
    sramReads: task.sramReads + samples * inputs,
    sramWrites: task.sramWrites + samples * boxes,
    energy: task.energy + energyOf(sums, energy),
  };
}
