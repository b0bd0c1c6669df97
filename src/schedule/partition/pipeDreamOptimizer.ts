import { type Refusal, refuse } from "../../base/refusal";
import type { CutStates } from "./cutStates";

/** What PipeDream's optimizer takes into account; times in the unit of the states. */
export interface OptimizerOptions {
  readonly machines: number;
  /** Whether a stage may run on several machines in turn; off is the reference's straight_pipeline. */
  readonly replicate: boolean;
  /** Bytes per unit of time; infinite makes synchronization and transfers free. */
  readonly bandwidth: number;
  /** Bytes of a machine; absent: not tested. */
  readonly memoryLimit?: number;
  /** Compression of activations on the wire; absent: transfers between stages are ignored, as in the reference. */
  readonly compression?: number;
}

/** A stage of the answer: the states after `afterState` (−1: from the start) up to and including `lastState`. */
export interface OptimizedStage {
  readonly afterState: number;
  readonly lastState: number;
  readonly replicas: number;
}

/** The slowest stage's time for a minibatch, and a plan that attains it. */
export interface OptimizedPlan {
  readonly slowestStage: number;
  readonly stages: readonly OptimizedStage[];
}

/** Inner steps of the dynamic program that a few seconds allow. */
const MOST_STEPS = 2e9;

/**
 * PipeDream's optimizer for one level of machines (SOSP 2019 section 3.1, with the released code's differences as listed in
 * schedules.md 20.1). Exactly `machines` machines are used. best(j, m) is the least slowest-stage time of state j on m
 * machines: one stage on all m, or a best split before a last stage on m′ of them. O(states² · machines²), straight
 * O(states² · machines). Of equal plans the first found stays: fewer stages, earlier splits, fewer replicas.
 */
export function optimize(states: CutStates, options: OptimizerOptions): OptimizedPlan | Refusal {
  const { machines, replicate } = options;
  const pairs = states.subsets.reduce((sum, subsets) => sum + subsets.length, 0);
  const steps = (m: number) => pairs * (replicate ? (m * m) / 2 : m);
  if (steps(machines) > MOST_STEPS) {
    const most = Math.max(
      1,
      Math.floor(replicate ? Math.sqrt((2 * MOST_STEPS) / pairs) : MOST_STEPS / pairs),
    );
    return refuse(
      `PipeDream's optimizer would need ${steps(machines).toPrecision(2)} steps for ${states.count} possible cuts on ${machines} machines; up to ${most} machines it can be run.`,
      "processors",
    );
  }
  const table = oneStageTable(states, options);
  for (let m = 2; m <= machines; m++)
    for (let j = 1; j < states.count; j++) splitBefore(states, options, table, j, m);
  return readBack(states, options, table);
}

/** By state · machines + (m − 1): the least time, and the split that gives it (−1: one stage). */
interface Table {
  readonly best: Float64Array;
  readonly split: Int32Array;
  readonly replicas: Int32Array;
}

function oneStageTable(states: CutStates, options: OptimizerOptions): Table {
  const { machines, replicate } = options;
  const size = states.count * machines;
  const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const replicas = new Int32Array(size);
  for (let j = 0; j < states.count; j++)
    for (let m = 1; m <= (replicate ? machines : 1); m++) {
      if (!fitsMemory(options, states.activations[j] + states.parameters[j], m, m)) continue;
      best[j * machines + m - 1] = stageTime(states.compute[j], states.parameters[j], m, options.bandwidth);
      replicas[j * machines + m - 1] = m;
    }
  return { best, split: new Int32Array(size).fill(-1), replicas };
}

/** Tries every last stage k + 1 … j on m′ of m machines. The innermost loops of the dynamic program. */
function splitBefore(states: CutStates, options: OptimizerOptions, table: Table, j: number, m: number): void {
  const { machines, replicate, bandwidth } = options;
  const { compute, parameters, activations } = states;
  const { best } = table;
  const at = j * machines + m - 1;
  for (const k of states.subsets[j]) {
    const stageCompute = compute[j] - compute[k];
    const stageParameters = parameters[j] - parameters[k];
    const kept = activations[j] - activations[k] + stageParameters;
    for (let last = 1; last <= (replicate ? m - 1 : 1); last++) {
      const before = best[k * machines + m - last - 1];
      if (before >= best[at]) continue;
      let time = Math.max(before, stageTime(stageCompute, stageParameters, last, bandwidth));
      if (options.compression !== undefined) time = Math.max(time, boundaryTime(states, options, k, j, last));
      if (time >= best[at] || !fitsMemory(options, kept, m, last)) continue;
      best[at] = time;
      table.split[at] = k;
      table.replicas[at] = last;
    }
  }
}

/** Computing and synchronizing add up; 4(m − 1)w/(Bm) bytes cross for a minibatch of each replica. */
export function stageTime(compute: number, parameters: number, replicas: number, bandwidth: number): number {
  return (compute + (4 * (replicas - 1) * parameters) / (bandwidth * replicas)) / replicas;
}

/** Both tensors of the last stage's input edge, and of its output edge unless the network ends there. */
function boundaryTime(states: CutStates, options: OptimizerOptions, k: number, j: number, last: number) {
  const output = j < states.count - 1 ? states.output[j] : 0;
  const bytes = 2 * Math.max(states.output[k], output);
  return bytes / (options.bandwidth * last) / (options.compression ?? 1);
}

/** ceil((N − m) ÷ m′) minibatches are in flight behind a stage: a last stage needs no memory at all. */
function fitsMemory(
  { machines, memoryLimit }: OptimizerOptions,
  bytes: number,
  used: number,
  replicas: number,
) {
  if (memoryLimit === undefined) return true;
  return Math.ceil((machines - used) / replicas) * bytes <= memoryLimit;
}

function readBack(states: CutStates, options: OptimizerOptions, table: Table): OptimizedPlan | Refusal {
  const { machines } = options;
  const slowestStage = table.best[states.count * machines - 1];
  if (slowestStage === Number.POSITIVE_INFINITY) return refuse(whyNone(states, options), "processors");
  const stages: OptimizedStage[] = [];
  let lastState = states.count - 1;
  for (let m = machines; lastState >= 0; ) {
    const at = lastState * machines + m - 1;
    stages.unshift({ afterState: table.split[at], lastState, replicas: table.replicas[at] });
    lastState = table.split[at];
    m -= table.replicas[at];
  }
  return { slowestStage, stages };
}

function whyNone({ subsets }: CutStates, { machines, replicate, memoryLimit }: OptimizerOptions): string {
  const longest = longestChain(subsets);
  if (!replicate && longest < machines)
    return `Without replication this network makes at most ${longest} stages, fewer than ${machines} processors; take ${longest}.`;
  return `No partition over ${machines} processors keeps every stage within ${memoryLimit} bytes; allow more memory.`;
}

/** Most stages that nested states allow. */
function longestChain(subsets: readonly Int32Array[]): number {
  const length = new Int32Array(subsets.length).fill(1);
  subsets.forEach((inside, j) => {
    for (const k of inside) length[j] = Math.max(length[j], length[k] + 1);
  });
  return length[subsets.length - 1];
}
