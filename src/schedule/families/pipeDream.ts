import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { slowestTicksPerByte } from "../../model/transferTicks";
import { durationOn, type Workload } from "../../model/workload";
import { buildStageGraph, stageOps } from "../../tasks/buildStageGraph";
import type { OpGraph } from "../../tasks/op";
import { unroll } from "../../tasks/taskTable";
import type { ClosedForm, Family, FamilyPlan } from "../family";
import { type ReplicatedStages, replicatedStages } from "../partition/replicatedStages";
import { stagePerProcessor, unusedNote } from "../partition/stages";
import { transfersCost } from "./flushing";

/** Asynchronous 1F1B with weight stashing (schedules.md 5). */
export const pipeDream: Family = {
  id: "pipedream",
  name: "PipeDream",
  group: "streaming",
  citation: {
    short: "Narayanan et al. 2019",
    url: "https://arxiv.org/abs/1806.03377",
    where: "SOSP 2019, doi 10.1145/3341301.3359646",
  },
  summary:
    "Minibatches stream through the stages without a flush: each stage alternates one forward and one backward and updates " +
    "its weights after every backward. The backward uses the weights its forward used, so stages keep several versions, " +
    "and gradients are as many updates late as there are stages after their own.",
  weightUpdate: { kind: "stashed" },
  granularity: "layer",
  options: [
    {
      id: "replicate",
      name: "Replicate stages",
      help: "Lets PipeDream's optimizer give a stage several processors that take minibatches in turn.",
      kind: "switch",
      default: false,
    },
    {
      id: "syncBandwidth",
      name: "Synchronization bandwidth",
      help: "At what rate replicas exchange gradients; without it at that of the slowest links, and free where they have none.",
      unit: "bytes/s",
      kind: "number",
      min: 1,
      max: 1e15,
    },
  ],
  plan(workload, options) {
    const bandwidth = bytesPerTick(workload, options);
    if (isRefusal(bandwidth)) return bandwidth;
    const stages = chooseStages(workload, options, bandwidth);
    return isRefusal(stages) ? stages : planStages(workload, stages, bandwidth);
  },
};

/** The rate of gradient exchange: the option's, else that of the links; infinite where neither says. */
function bytesPerTick(workload: Workload, { replicate, syncBandwidth }: OptionValues): number | Refusal {
  if (replicate !== true) return Number.POSITIVE_INFINITY;
  if (typeof syncBandwidth !== "number") return 1 / slowestTicksPerByte(workload.transfer);
  if (workload.secondsPerTick !== undefined) return syncBandwidth * workload.secondsPerTick;
  return refuse(
    "A synchronization bandwidth in bytes/s needs costs in seconds: give the machine's speed in operations/s, or leave the bandwidth out.",
    "syncBandwidth",
  );
}

function chooseStages(
  workload: Workload,
  { replicate }: OptionValues,
  bandwidth: number,
): ReplicatedStages | Refusal {
  if (replicate === true) return replicatedStages(workload, bandwidth);
  const starts = stagePerProcessor(workload);
  return { starts, replicas: new Int32Array(starts.length).fill(1) };
}

function planStages(
  workload: Workload,
  { starts, replicas }: ReplicatedStages,
  bandwidth: number,
): FamilyPlan {
  const exchanged = stageBytes(workload, starts).map((w, s) => (2 * (replicas[s] - 1) * w) / replicas[s]);
  const backwardExtra = exchanged.map((bytes) => Math.round((2 * bytes) / bandwidth)); // sent and received
  const graph = buildStageGraph(workload, starts, "fused", { backwardExtra });
  const tasks = unroll(graph, workload.microbatches * workload.batches);
  const workers = replicas.reduce((sum, r) => sum + r, 0);
  const ops = stageOps(graph);
  const all = new Int32Array(tasks.length);
  const order: Int32Array[] = [];
  let begin = 0;
  for (let s = 0; s < starts.length; s++) {
    const warmup = Math.floor((workers - 1 - order.length) / replicas[s]); // one forward for each round still ahead
    const served = { forward: ops.forward + s, backward: ops.backward + s, replicas: replicas[s], warmup };
    for (let r = 0; r < replicas[s]; r++) {
      const end = writeReplica(all, begin, tasks.microbatches, served, r);
      order.push(all.subarray(begin, end));
      begin = end;
    }
  }
  while (order.length < workload.processors) order.push(new Int32Array(0));
  const plan = { tasks, order, after: [] };
  const notes = unusedNote(workload, workers);
  if (replicas.every((r) => r === 1)) return { plan, notes, ...straightRules(workload, graph) };
  const allReduceBytes = Math.round(exchanged.reduce((sum, bytes) => sum + bytes, 0));
  return { plan, replicas, allReduceBytes, notes: [...notes, replicaNote(replicas)] };
}

/** The ops of a stage, how many replicas share it, and how many forwards each runs ahead. */
interface ServedStage {
  readonly forward: number;
  readonly backward: number;
  readonly replicas: number;
  readonly warmup: number;
}

/**
 * Writes a replica's row, every R-th minibatch from `first` on: w forwards, then a forward and a backward in turn, then the
 * backwards left. Returns where it ends.
 */
function writeReplica(
  into: Int32Array,
  begin: number,
  minibatches: number,
  { forward, backward, replicas, warmup }: ServedStage,
  first: number,
): number {
  const firstForward = forward * minibatches + first;
  const firstBackward = backward * minibatches + first;
  const share = Math.max(0, Math.ceil((minibatches - first) / replicas));
  const ahead = Math.min(warmup, share);
  let at = begin;
  for (let k = 0; k < ahead; k++) into[at++] = firstForward + k * replicas;
  for (let k = 0; k < share - ahead; k++) {
    into[at++] = firstForward + (ahead + k) * replicas;
    into[at++] = firstBackward + k * replicas;
  }
  for (let k = share - ahead; k < share; k++) into[at++] = firstBackward + k * replicas;
  return at;
}

/** What the paper says of a straight pipeline: gradients are n − 1 − s updates late, and the slowest stage sets the period. */
function straightRules(
  workload: Workload,
  graph: OpGraph,
): Pick<FamilyPlan, "stalenessRule" | "closedForms"> {
  const byLayer = new Float64Array(workload.layers);
  const load = new Float64Array(graph.stages);
  for (const op of graph.ops) {
    load[op.stage] += durationOn(workload, op.cost, op.stage);
    byLayer.fill(graph.stages - 1 - op.stage, op.firstLayer, op.lastLayer + 1);
  }
  const period: ClosedForm = {
    metric: "period",
    formula: "max over stages of tF + tB",
    value: Math.max(...load),
  };
  return {
    stalenessRule: { formula: "stages after its own", byLayer },
    closedForms: transfersCost(workload, graph) ? [] : [period],
  };
}

function replicaNote(replicas: Int32Array): string {
  const groups = Array.from(replicas, (count, s) => `stage ${s} on ${count}`);
  return `Replicated: ${groups.join(", ")}; the optimizer takes processors for equally fast.`;
}

function stageBytes(workload: Workload, starts: Int32Array): Float64Array {
  const bytes = new Float64Array(starts.length);
  for (let s = 0; s < starts.length; s++)
    for (let l = starts[s]; l < (starts[s + 1] ?? workload.layers); l++) bytes[s] += workload.weightBytes[l];
  return bytes;
}
