import { type Refusal, refuse } from "../base/refusal";
import { counted } from "./counted";
import { MAX_LAYERS, MAX_PROCESSORS, MAX_TASKS } from "./limits";
import type { Machine, Topology, Transfer } from "./machine";
import type { Problem } from "./problem";
import { wholeNumberProblem } from "./wholeNumberProblem";

/** Samples in a minibatch; nobody trains with more. */
const MAX_BATCH_SIZE = 1_000_000_000;
/** Forward, activation gradient, weight gradient. */
const TASKS_PER_LAYER = 3;

/** What is wrong with the numbers of a problem, before anything is priced; undefined if nothing is. */
export function checkProblem(problem: Problem): Refusal | undefined {
  const { network, machine, training } = problem;
  return (
    checkWhole("processors", "The number of processors", machine.processors, MAX_PROCESSORS) ??
    checkWhole("microbatches", "The number of minibatches", training.microbatches, MAX_TASKS) ??
    checkWhole("batches", "The number of batches", training.batches, MAX_TASKS) ??
    checkWhole("batchSize", "The batch size", training.batchSize, MAX_BATCH_SIZE) ??
    checkWhole("network", "The number of layers", network.layers.length, MAX_LAYERS) ??
    checkSpeeds(machine) ??
    checkTransfer(machine.transfer, LINK) ??
    checkTopology(machine.topology) ??
    checkAbove("speed", "A processor's speed in operations/s", machine.operationsPerSecond) ??
    checkAbove("memory", "A processor's memory in bytes", machine.memoryBytes) ??
    checkTaskCount(problem)
  );
}

function checkWhole(field: string, what: string, value: number, max: number): Refusal | undefined {
  const wrong = wholeNumberProblem(what, value, 1, max);
  return wrong === undefined ? undefined : refuse(wrong, field);
}

function checkAbove(field: string, what: string, value: number | undefined): Refusal | undefined {
  if (value === undefined || (Number.isFinite(value) && value > 0)) return undefined;
  return refuse(`${what} is a number above 0, not ${value}.`, field);
}

function checkFrom(field: string, what: string, value: number): Refusal | undefined {
  if (Number.isFinite(value) && value >= 0) return undefined;
  return refuse(`${what} is a number from 0 on, not ${value}; the nearest is 0.`, field);
}

function checkSpeeds({ speeds, processors }: Machine): Refusal | undefined {
  if (speeds === undefined) return undefined;
  if (speeds.length !== processors) {
    const count = speeds.length === 1 ? "1 speed is" : `${speeds.length} speeds are`;
    return refuse(`${count} given for ${processors} processors; give ${processors}, one each.`, "speeds");
  }
  const slow = speeds.findIndex((speed) => !(Number.isFinite(speed) && speed > 0));
  if (slow === -1) return undefined;
  return refuse(`The speed of processor ${slow} is a number above 0, not ${speeds[slow]}.`, "speeds");
}

/** Fields of a transfer's numbers, and where it is. */
interface TransferFields {
  readonly time: string;
  readonly latency: string;
  readonly bandwidth: string;
  /** Behind the name of a number. */
  readonly where: string;
}

const LINK: TransferFields = { time: "transfer", latency: "latency", bandwidth: "bandwidth", where: "" };
const BETWEEN_NODES: TransferFields = {
  time: "nodeTransfer",
  latency: "nodeLatency",
  bandwidth: "nodeBandwidth",
  where: " between nodes",
};

function checkTopology(topology: Topology | undefined): Refusal | undefined {
  if (topology?.kind !== "nodes") return undefined;
  const { nodeSize, between } = topology;
  return (
    checkWhole("nodeSize", "The number of processors in a node", nodeSize, MAX_PROCESSORS) ??
    checkTransfer(between, BETWEEN_NODES)
  );
}

function checkTransfer(transfer: Transfer, fields: TransferFields): Refusal | undefined {
  const { time, latency, bandwidth, where } = fields;
  switch (transfer.kind) {
    case "none":
      return undefined;
    case "constant":
      return checkFrom(time, `The transfer time${where}`, transfer.time);
    case "link":
      return (
        checkFrom(latency, `The latency in seconds${where}`, transfer.latency) ??
        (transfer.bandwidth === Number.POSITIVE_INFINITY
          ? undefined
          : checkAbove(bandwidth, `The bandwidth in bytes/s${where}`, transfer.bandwidth))
      );
  }
}

function checkTaskCount({ network, training }: Problem): Refusal | undefined {
  const { microbatches, batches } = training;
  const tasks = network.layers.length * TASKS_PER_LAYER;
  if (tasks * microbatches * batches <= MAX_TASKS) return undefined;
  const run = `${counted(microbatches, "minibatch")} × ${counted(batches, "batch")}`;
  const product = `${counted(network.layers.length, "layer")} × 3 × ${run}`;
  const limit = `${product} are ${tasks * microbatches * batches} tasks; at most ${MAX_TASKS} are scheduled`;
  const mostMicrobatches = Math.floor(MAX_TASKS / (tasks * batches));
  if (mostMicrobatches > 0)
    return refuse(`${limit}, so at most ${counted(mostMicrobatches, "minibatch")}.`, "microbatches");
  const mostBatches = Math.floor(MAX_TASKS / tasks);
  return refuse(`${limit}, so at most ${counted(mostBatches, "batch")} of 1 minibatch.`, "batches");
}
