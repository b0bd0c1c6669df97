import { isRefusal, type Refusal } from "../../base/refusal";
import { arrayEnergy, type LayerEnergy } from "../../model/costs/arrayEnergy";
import { arrayProblem } from "../../model/costs/arrayProblem";
import { systolic } from "../../model/costs/systolic";
import { ENERGY_CONSTANTS } from "../../model/systolic/energy";
import type { RawOptions } from "../rawOptions";
import { readProblem } from "../readProblem";

/** They change times alone; of interleaved gradients, both ways are printed. */
const TIMES_ONLY = ["osFormula", "gradients", "boxSums", "lowPrecision"];

/** The array's options that `energy` reads. */
export const ARRAY_OPTIONS = systolic.options.filter(({ id }) => !TIMES_ONLY.includes(id));

/** What `energy` prints: energy of every layer's tasks on a systolic array, for one minibatch, and the constants behind it. */
export function energy(raw: RawOptions): unknown | Refusal {
  const problem = readProblem({ cost: systolic.id, ...raw });
  if (isRefusal(problem)) return problem;
  const onArray = arrayProblem(problem);
  if (isRefusal(onArray)) return onArray;
  const { unit, source, changed } = onArray.energy;
  const layers = arrayEnergy(onArray);
  return {
    unit,
    constants: Object.fromEntries(ENERGY_CONSTANTS.map((constant) => [constant, onArray.energy[constant]])),
    source,
    changed,
    layers,
    total: totalOf(layers),
  };
}

function totalOf(layers: readonly LayerEnergy[]): Omit<LayerEnergy, "name"> {
  const sum = (of: (layer: LayerEnergy) => number) => layers.reduce((total, layer) => total + of(layer), 0);
  return {
    forward: sum((layer) => layer.forward),
    activationGradient: sum((layer) => layer.activationGradient),
    weightGradient: sum((layer) => layer.weightGradient),
    gradients: {
      separate: sum(({ gradients }) => gradients?.separate ?? 0),
      interleaved: sum(({ gradients }) => gradients?.interleaved ?? 0),
    },
  };
}
