import { checkOptions, type OptionValues } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Problem } from "../problem";
import { type ShapedLayer, shapedLayers } from "../shapedLayers";
import { type ChosenEnergy, chosenEnergy } from "../systolic/energyOptions";
import { systolicMachine } from "../systolic/systolicMachine";
import type { SystolicMachine } from "../systolic/systolicTask";
import { streamingFactor } from "../timeSteps";
import { systolic } from "./systolic";

/** What a systolic array is given to compute. */
export interface ArrayProblem {
  readonly machine: SystolicMachine;
  readonly layers: readonly ShapedLayer[];
  /** How many samples stream through a layer for one minibatch, time steps of spiking networks included. */
  readonly samples: number;
  readonly firstGradient: boolean;
  /** Of the cost model, all with values where they have a default. */
  readonly options: OptionValues;
  readonly energy: ChosenEnergy;
}

/** The problem as an array sees it, or why there is none: other costs, layers without shapes, a size that is none. */
export function arrayProblem({ network, training, cost }: Problem): ArrayProblem | Refusal {
  if (cost.id !== systolic.id) return refuse("The layers are not priced on an array.", "cost");
  const options = checkOptions(systolic.options, cost.options);
  if (isRefusal(options)) return options;
  const machine = systolicMachine(options);
  if (isRefusal(machine)) return machine;
  const layers = shapedLayers(network, "and an array computes shapes only");
  if (isRefusal(layers)) return layers;
  const samples = training.batchSize * streamingFactor(network);
  const energy = chosenEnergy(options);
  return { machine, layers, samples, firstGradient: training.firstGradient, options, energy };
}
