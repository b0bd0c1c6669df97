import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { interleavedPrices, separatePrices } from "../interleaving/gradientPrices";
import type { Network } from "../network";
import { numberBytes } from "../numberBytes";
import type { LayerShape } from "../shape";
import { parseArraySize } from "../systolic/arraySize";
import { type SystolicMachine, systolicTask } from "../systolic/systolicTask";
import type { CostModel } from "./costModel";
import { forwardPrice, forwardShape, mlcnnOptions } from "./mlcnn";

/** Clock cycles of a systolic array. */
export const systolic: CostModel = {
  id: "systolic",
  name: "Systolic array",
  summary:
    "Clock cycles of an array of multiply-adders: loads of the array (folds) times cycles of a load, task by task. " +
    "Memory always delivers in time; additions, activations, normalization, pooling and look-ups are free.",
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
  ],
  price: (network, training, options) => {
    const machine = machineOf(options);
    if (isRefusal(machine)) return machine;
    const shapes = shapesOf(network);
    if (isRefusal(shapes)) return shapes;
    const interleaved = options.gradients === "interleaved";
    if (interleaved && machine.dataflow !== "training")
      return refuse(
        'Interleaved gradients keep weights and outputs in the array at once; choose the dataflow "training".',
        "dataflow",
      );
    const batch = training.batchSize;
    const gradients = shapes.map((shape, index) => {
      const alone = index === 0 && !training.firstGradient;
      return (interleaved && !alone ? interleavedPrices : separatePrices)(shape, batch, machine);
    });
    return {
      unit: { name: "cycle", short: "cycle" },
      forward: Float64Array.from(shapes, (shape) =>
        forwardPrice(systolicTask(forwardShape(shape, options), "forward", batch, machine).cycles, options),
      ),
      activationGradient: Float64Array.from(gradients, (prices) => prices.activationGradient),
      weightGradient: Float64Array.from(gradients, (prices) => prices.weightGradient),
      ...numberBytes(network, batch),
      decimals: 0,
      ...(interleaved && { interleavedGradients: true }),
    };
  },
};

function machineOf(options: OptionValues): SystolicMachine | Refusal {
  const array = parseArraySize(String(options.array));
  if (isRefusal(array)) return array;
  const { dataflow, osFormula } = options;
  return {
    array,
    dataflow: dataflow === "ws" || dataflow === "os" || dataflow === "is" ? dataflow : "training",
    osFormula: osFormula === "code" ? "code" : "analytic",
  };
}

/** All shapes, or a refusal that names a cost model for a network without them. */
function shapesOf(network: Network): LayerShape[] | Refusal {
  const unknown = network.layers.find((layer) => layer.shape === undefined);
  if (unknown === undefined) return network.layers.flatMap((layer) => layer.shape ?? []);
  const every = (has: (layer: Network["layers"][number]) => boolean) => network.layers.every(has);
  const other = every((layer) => layer.profile !== undefined)
    ? "profile"
    : every((layer) => layer.times !== undefined) || network.layers.every((layer) => layer.macs === 0)
      ? "ticks"
      : "macs";
  return refuse(
    `${network.name} has a layer of unknown shape, "${unknown.name}", which no array can be given; ` +
      `choose the cost model "${other}".`,
    "cost",
  );
}
