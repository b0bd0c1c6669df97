import type { OpIndex } from "../tasks/ids";
import { updatesWeights } from "../tasks/op";
import type { TaskTable } from "../tasks/taskTable";
import type { After } from "./plan";

/**
 * The gates of a plan's barriers: one for each batch, or one for each stage and batch. A gate counts the weight gradients
 * (or fused backwards) of its batch; while some are unfinished, the forwards of the next batch wait.
 */
export interface Gates {
  /** How many gates there are, over all barriers. */
  readonly count: number;
  readonly barriers: readonly BarrierGates[];
}

/** One barrier's gates. Gate of (op, microbatch): base[op] + floor(microbatch ÷ every). */
export interface BarrierGates {
  readonly every: number;
  /** First gate of an op's stage, by op. */
  readonly base: Int32Array;
  /** 1 for ops whose tasks must end before their gate opens. */
  readonly updates: Uint8Array;
  /** 1 for ops whose tasks pass the gate of the batch before. */
  readonly waits: Uint8Array;
}

/** Lays out the gates of all barriers over a run. */
export function gatesOf(after: readonly After[], tasks: Pick<TaskTable, "graph" | "microbatches">): Gates {
  const { ops, stages } = tasks.graph;
  let count = 0;
  const barriers: BarrierGates[] = [];
  for (const barrier of after) {
    if (barrier.kind !== "barrier") continue;
    const batches = Math.ceil(tasks.microbatches / barrier.every);
    const start = count;
    barriers.push({
      every: barrier.every,
      base: Int32Array.from(ops, (op) => start + (barrier.scope === "batch" ? 0 : op.stage * batches)),
      updates: Uint8Array.from(ops, (op) => Number(updatesWeights(op.kind))),
      waits: Uint8Array.from(ops, (op) => Number(op.kind === "forward")),
    });
    count += barrier.scope === "batch" ? batches : stages * batches;
  }
  return { count, barriers };
}

/** Gate that opens no earlier than the end of this task; −1 if it updates no weights. */
export function gateClosedBy(barrier: BarrierGates, op: OpIndex, microbatch: number): number {
  return barrier.updates[op] ? barrier.base[op] + Math.floor(microbatch / barrier.every) : -1;
}

/** Gate that this task must pass; −1 if none. */
export function gateBefore(barrier: BarrierGates, op: OpIndex, microbatch: number): number {
  if (!barrier.waits[op] || microbatch < barrier.every) return -1;
  return barrier.base[op] + Math.floor(microbatch / barrier.every) - 1;
}
