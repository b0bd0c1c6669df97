import type { LayerShape, PartShape } from "../shape";
import type { EnergyTable } from "../systolic/energy";
import { energyOf } from "../systolic/energy";
import { type SystolicMachine, systolicTask } from "../systolic/systolicTask";
import { interleavedGradients } from "./interleavedGradients";
import type { Gradients } from "./tile";

/** What both gradients of a layer take, for one minibatch. */
export interface GradientEffort {
  /** Cycles of the array. */
  readonly cycles: Gradients;
  /** Words read from and written to the memory on its chip, the update of the weights included. */
  readonly accesses: Gradients;
  /** In the energy table's unit: multiply-adds, those words, and words off the chip. */
  readonly energy: Gradients;
}

/**
 * A layer's gradients one after the other and interleaved, operators of a block one by one; what interleaving would slow
 * down stays apart. Undefined for a layer of which nothing can be interleaved (layerpipe.md 5, a reconstruction).
 */
export function gradientEffort(
  shape: LayerShape,
  batch: number,
  machine: SystolicMachine,
  energy: EnergyTable,
): GradientEffort | undefined {
  const parts = shape.kind === "block" ? shape.parts : [shape];
  if (parts.every((part) => interleavedGradients(part, batch, machine) === undefined)) return undefined;
  return addedEfforts(parts.map((part) => partEffort(part, batch, machine, energy)));
}

/** The efforts of several layers together. */
export function addedEfforts(efforts: readonly GradientEffort[]): GradientEffort {
  const added = (kind: keyof GradientEffort, way: keyof Gradients) =>
    efforts.reduce((sum, effort) => sum + effort[kind][way], 0);
  const both = (kind: keyof GradientEffort) => ({
    separate: added(kind, "separate"),
    interleaved: added(kind, "interleaved"),
  });
  return { cycles: both("cycles"), accesses: both("accesses"), energy: both("energy") };
}

function partEffort(
  part: PartShape,
  batch: number,
  machine: SystolicMachine,
  energy: EnergyTable,
): GradientEffort {
  const found = interleavedGradients(part, batch, machine);
  if (found === undefined) return unpairedEffort(part, batch, machine, energy);
  const { cycles, accesses, transfers, macs } = found;
  const faster = cycles.interleaved < cycles.separate;
  const chosen = ({ separate, interleaved }: Gradients) => ({
    separate,
    interleaved: faster ? interleaved : separate,
  });
  const energyIn = (way: keyof Gradients) =>
    energyOf({ macs, sramWords: accesses[way], dramWords: transfers[way] }, energy);
  return {
    cycles: chosen(cycles),
    accesses: chosen(accesses),
    energy: chosen({ separate: energyIn("separate"), interleaved: energyIn("interleaved") }),
  };
}

/** An operator that has not both gradients takes as much either way. */
function unpairedEffort(
  part: PartShape,
  batch: number,
  machine: SystolicMachine,
  table: EnergyTable,
): GradientEffort {
  const task = systolicTask(part, "activationGradient", batch, machine, table);
  const same = (value: number) => ({ separate: value, interleaved: value });
  return {
    cycles: same(task.cycles),
    accesses: same(task.sramReads + task.sramWrites),
    energy: same(task.energy),
  };
}
