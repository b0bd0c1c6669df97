import { isRefusal, refuse } from "../../base/refusal";
import { interleavedPrice, separatePrices } from "../interleaving/gradientPrices";
import { numberBytes } from "../numberBytes";
import { shapedLayers } from "../shapedLayers";
import { energyOptions } from "../systolic/energyOptions";
import { systolicMachine } from "../systolic/systolicMachine";
import { streamingFactor, withNeuronPasses } from "../timeSteps";
import type { CostModel, LayerCosts } from "./costModel";
import { mlcnnOptions } from "./mlcnn";
import { systolicForward } from "./systolicForward";

type TaskPrices = Pick<LayerCosts, "forward" | "activationGradient" | "weightGradient" | "backward">;

/** Clock cycles of a systolic array. */
export const systolic: CostModel = {
  id: "systolic",
  name: "Systolic array",
  summary:
    "Clock cycles of an array of multiply-adders: loads of the array (folds) times cycles of a load, task by task. " +
    "Memory always delivers in time; additions, activations, normalization, pooling and look-ups are free; " +
    "spiking layers repeat it for each time step, beside a unit that updates one neuron for each column in a cycle.",
  citation: "Samajdar et al., SCALE-Sim, ISPASS 2020",
  options: [
    {
      kind: "text",
      id: "array",
      name: "Array",
      help: "Rows × columns of multiply-adders, for instance 128x128.",
      default: "128x128",
    },
    {
      kind: "choice",
      id: "dataflow",
      name: "Dataflow",
      help: "What stays in the array while the rest streams through it.",
      default: "training",
      choices: [
        { value: "training", name: "Weights for F and I, outputs for W" },
        { value: "ws", name: "Weights" },
        { value: "os", name: "Outputs" },
        { value: "is", name: "Inputs" },
      ],
    },
    {
      kind: "choice",
      id: "osFormula",
      name: "Cycles where outputs stay",
      help: "SCALE-Sim's published formula and its code disagree: the code overlaps the drain and takes one pass over the rows less.",
      default: "analytic",
      choices: [
        { value: "analytic", name: "Published formula, 2R + C + T − 2" },
        { value: "code", name: "SCALE-Sim v2's code, R + C + T − 2" },
      ],
    },
    {
      kind: "choice",
      id: "gradients",
      name: "Gradients of a layer",
      help:
        "Interleaved: both gradients of a layer together cost one walk over its weights. " +
        "A reconstruction, fitted to the published range; confidence about 40 %.",
      default: "separate",
      choices: [
        { value: "separate", name: "One after the other" },
        { value: "interleaved", name: "Interleaved (reconstruction)" },
      ],
    },
    ...mlcnnOptions,
    ...energyOptions,
  ],
  price: (network, training, options) => {
    const machine = systolicMachine(options);
    if (isRefusal(machine)) return machine;
    const layers = shapedLayers(network, "and an array computes shapes only");
    if (isRefusal(layers)) return layers;
    const interleaved = options.gradients === "interleaved";
    if (interleaved && machine.dataflow !== "training")
      return refuse(
        'Interleaved gradients keep weights and outputs in the array at once; choose the dataflow "training".',
        "dataflow",
      );
    const samples = training.batchSize * streamingFactor(network);
    const forward = layers.map((layer) => systolicForward(layer, options, samples, machine).price);
    const gradients = layers.map(({ shape }) => separatePrices(shape, samples, machine));
    const together = layers.map(({ shape }) => interleavedPrice(shape, samples, machine));
    const prices = {
      forward: Float64Array.from(forward),
      activationGradient: Float64Array.from(gradients, (price) => price.activationGradient),
      weightGradient: Float64Array.from(gradients, (price) => price.weightGradient),
      ...(interleaved && { backward: Float64Array.from(together) }),
    };
    return {
      unit: { name: "cycle", short: "cycle" },
      ...wholeCycles(withNeuronPasses(prices, network, training, 1 / machine.array.columns)),
      ...numberBytes(network, training.batchSize),
      decimals: 0,
    };
  },
};

/** As many neurons are updated in a cycle as the array has columns, so that their share may be a fraction. */
function wholeCycles(prices: TaskPrices): TaskPrices {
  return {
    forward: prices.forward.map(Math.round),
    activationGradient: prices.activationGradient.map(Math.round),
    weightGradient: prices.weightGradient.map(Math.round),
    ...(prices.backward && { backward: prices.backward.map(Math.round) }),
  };
}
