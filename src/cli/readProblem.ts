import type { OptionSpec, OptionValues } from "../base/options";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { costs } from "../model/costs";
import type { Machine } from "../model/machine";
import type { Network } from "../model/network";
import type { Problem } from "../model/problem";
import { uniformNetwork } from "../model/uniform";
import { type RawOptions, readNumber, readNumbers, readSwitch, readText } from "./rawOptions";
import { readNetwork } from "./readNetwork";
import { readTopology } from "./readTopology";
import { LINK_OPTIONS, readTransfer } from "./readTransfer";

/** Builds the problem that the options describe (product.md, the command line). */
export function readProblem(raw: RawOptions): Problem | Refusal {
  const uniform = raw.uniform !== undefined;
  const network = uniform ? readUniform(raw) : readNamed(raw);
  if (isRefusal(network)) return network;
  const machine = readMachine(raw);
  if (isRefusal(machine)) return machine;
  const cost = readCost(raw, network);
  if (isRefusal(cost)) return cost;
  const microbatches = readNumber(raw, "microbatches");
  if (isRefusal(microbatches)) return microbatches;
  const batches = readNumber(raw, "batches");
  if (isRefusal(batches)) return batches;
  const batchSize = readNumber(raw, "batch");
  if (isRefusal(batchSize)) return batchSize;
  const firstGradient = readSwitch(raw, "firstGradient");
  if (isRefusal(firstGradient)) return firstGradient;
  return {
    network,
    machine,
    cost,
    training: {
      microbatches: microbatches ?? 16,
      batches: batches ?? 1,
      batchSize: batchSize ?? 32,
      firstGradient: firstGradient ?? uniform,
    },
  };
}

function readUniform(raw: RawOptions): Network | Refusal {
  if (raw.network !== undefined) return refuse("Give --network or --uniform, not both.", "uniform");
  const layers = readNumber(raw, "uniform");
  if (isRefusal(layers)) return layers;
  const times = readNumbers(raw, "times");
  if (isRefusal(times)) return times;
  if (times !== undefined && times.length !== 3)
    return refuse(`--times takes three numbers F,I,W, not ${times.length}.`, "times");
  const [forward, activationGradient, weightGradient] = times ?? [1, 1, 1];
  return uniformNetwork(layers ?? Number.NaN, { forward, activationGradient, weightGradient });
}

function readNamed(raw: RawOptions): Network | Refusal {
  if (raw.times !== undefined) return refuse("--times goes with --uniform.", "times");
  const name = readText(raw, "network");
  if (isRefusal(name)) return name;
  return readNetwork(name ?? "vgg16");
}

function readMachine(raw: RawOptions): Machine | Refusal {
  const processors = readNumber(raw, "processors");
  if (isRefusal(processors)) return processors;
  const speeds = readNumbers(raw, "speeds");
  if (isRefusal(speeds)) return speeds;
  const speed = readNumber(raw, "speed");
  if (isRefusal(speed)) return speed;
  const memoryBytes = readNumber(raw, "memoryLimit");
  if (isRefusal(memoryBytes)) return memoryBytes;
  const transfer = readTransfer(raw, LINK_OPTIONS);
  if (isRefusal(transfer)) return transfer;
  const contention = readSwitch(raw, "contention");
  if (isRefusal(contention)) return contention;
  const overlap = readSwitch(raw, "overlap");
  if (isRefusal(overlap)) return overlap;
  const topology = readTopology(raw);
  if (isRefusal(topology)) return topology;
  return {
    processors: processors ?? speeds?.length ?? 8,
    transfer,
    ...(topology === undefined ? {} : { topology }),
    ...(contention ? { contention } : {}),
    ...(overlap === false ? { blockingSends: true } : {}),
    ...(speeds === undefined ? {} : { speeds }),
    ...(speed === undefined ? {} : { operationsPerSecond: speed }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
  };
}

function readCost(raw: RawOptions, network: Network): Problem["cost"] | Refusal {
  const id = readText(raw, "cost");
  if (isRefusal(id)) return id;
  const model = costs.find(id ?? network.preferredCost);
  if (isRefusal(model)) return model;
  const options = readOptions(raw, model.options);
  if (isRefusal(options)) return options;
  return { id: model.id, options };
}

/** The values that `raw` gives for these options, typed as their descriptions say; range checks come later. */
export function readOptions(raw: RawOptions, specs: readonly OptionSpec[]): OptionValues | Refusal {
  const values: Record<string, boolean | number | string> = {};
  for (const spec of specs) {
    const value =
      spec.kind === "switch"
        ? readSwitch(raw, spec.id)
        : spec.kind === "choice" || spec.kind === "text"
          ? readText(raw, spec.id)
          : readNumber(raw, spec.id);
    if (isRefusal(value)) return value;
    if (value !== undefined) values[spec.id] = value;
  }
  return values;
}
