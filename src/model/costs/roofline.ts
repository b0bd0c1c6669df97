import type { OptionSpec } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { decimalsOf } from "../decimalsOf";
import { numberBytes } from "../numberBytes";
import { devices } from "../roofline/devices";
import { type LayerSeconds, layerSeconds } from "../roofline/layerSeconds";
import { CUSTOM, rooflineMachine } from "../roofline/rooflineMachine";
import { shapedLayers } from "../shapedLayers";
import { streamingFactor } from "../timeSteps";
import type { CostModel } from "./costModel";

const MS_PER_SECOND = 1000;

const options: readonly OptionSpec[] = [
  {
    kind: "choice",
    id: "device",
    name: "Device",
    help: "Whose peak and memory bandwidth are taken: the makers' figures, dense.",
    default: "a100-80",
    choices: [...devices.map(({ id, name }) => ({ value: id, name })), { value: CUSTOM, name: "Custom" }],
  },
  {
    kind: "choice",
    id: "precision",
    name: "Numbers",
    help: "How wide numbers are, in memory and on links, and which peak counts: 16 bits that of the matrix units.",
    default: "bf16",
    choices: [
      { value: "bf16", name: "16 bits (BF16 or FP16)" },
      { value: "fp32", name: "32 bits (FP32)" },
    ],
  },
  {
    kind: "number",
    id: "peak",
    name: "Peak",
    help: "Replaces the device's own peak.",
    unit: "FLOP/s",
    min: 1e6,
    max: 1e18,
  },
  {
    kind: "number",
    id: "memoryBandwidth",
    name: "Memory bandwidth",
    help: "Replaces the device's own memory bandwidth.",
    unit: "bytes/s",
    min: 1e6,
    max: 1e18,
  },
  {
    kind: "number",
    id: "efficiency",
    name: "Efficiency",
    help: "Share of the peak that is reached: large trainings report 0.4 to 0.6. Memory bandwidth is taken as it is.",
    default: 0.5,
    min: 0.001,
    max: 1,
  },
  {
    kind: "number",
    id: "launchOverhead",
    name: "Launch overhead",
    help: "Added for each operator of a task; 0 where launches are hidden behind running kernels.",
    unit: "s",
    default: 0,
    min: 0,
    max: 1,
  },
  {
    kind: "integer",
    id: "tensorParallel",
    name: "Tensor-parallel devices",
    help: "Each processor is a group of so many devices that divide dense layers and attention, and all-reduce what they make.",
    default: 1,
    min: 1,
    max: 1024,
  },
  {
    kind: "number",
    id: "tensorBandwidth",
    name: "Bandwidth within a group",
    help: "Of each device in an all-reduce; NVLink of an A100 carries 300 GB/s each way.",
    unit: "bytes/s",
    default: 300e9,
    min: 1e6,
    max: 1e18,
  },
];

/** Milliseconds on a GPU or TPU, bounded by its arithmetic or by its memory. */
export const roofline: CostModel = {
  id: "roofline",
  name: "Roofline",
  summary:
    "A task takes its operations over the peak that is reached, or its bytes over the memory bandwidth, whichever is longer, operator by operator. " +
    "Every operand crosses memory once; activations, additions and pooling are fused and free, caches and overlap are left out.",
  citation: "Williams, Waterman, Patterson, Roofline, Communications of the ACM 52(4), 2009",
  options,
  price: (network, training, given) => {
    const machine = rooflineMachine(given);
    if (isRefusal(machine)) return machine;
    const shaped = shapedLayers(network, "so what it moves is not known");
    if (isRefusal(shaped)) return shaped;
    const samples = training.batchSize * streamingFactor(network);
    const layers = shaped.map((layer) => layerSeconds(layer, samples, machine));
    const column = (seconds: (layer: LayerSeconds, index: number) => number) =>
      Float64Array.from(layers, (layer, index) => MS_PER_SECOND * seconds(layer, index));
    const prices = {
      forward: column((layer) => layer.forward),
      activationGradient: column((layer) => layer.activationGradient),
      weightGradient: column(({ weightGradient, insideGradient }, index) =>
        index === 0 && !training.firstGradient ? weightGradient + insideGradient : weightGradient,
      ),
    };
    return {
      unit: { name: "ms", short: "ms", seconds: 1 / MS_PER_SECOND },
      ...prices,
      ...numberBytes({ ...network, bytesPerNumber: machine.bytesPerNumber }, training.batchSize),
      decimals: decimalsOf(Object.values(prices).flatMap((prices) => [...prices])),
    };
  },
};
