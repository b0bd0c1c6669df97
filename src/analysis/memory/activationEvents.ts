import { transferTicks } from "../../model/transferTicks";
import { enteringBytes, keptBytes } from "../../schedule/partition/stageBytes";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import { type Op, type OpGraph, updatesWeights } from "../../tasks/op";
import { opsByStage } from "../../tasks/opsByStage";
import { Amounts } from "./amounts";
import type { MemoryTrace, ReleaseAt } from "./memoryTrace";

/** What a processor takes into its memory, and what it gives back. */
export interface TakenAndGiven {
  readonly taken: Amounts;
  readonly given: Amounts;
}

/** What of a run stays the same from row to row. */
export interface ActivationReading {
  readonly trace: MemoryTrace;
  readonly rowOf: Uint16Array;
  readonly ops: readonly OpReading[];
}

/** What activations mean to the tasks of one op. */
interface OpReading {
  /** Takes activations (a forward), gives them back (a weight gradient or fused backward), or neither. */
  readonly role: "takes" | "gives" | "none";
  /** Ops that give back what this one takes, or take what it gives back. */
  readonly partners: Int32Array;
  /** Ops whose last end frees the activations before this one ends. */
  readonly earlier: Int32Array;
  /** Ops that compute all but the stage's input anew; none unless the stage recomputes. */
  readonly recomputing: Int32Array;
  /** Inputs of the stage's layers for one microbatch, times units: divided by unitsPerMicrobatch after adding up. */
  readonly bytes: number;
  /** Of these, what is held from the forward on: all, or the stage's own input where it recomputes. */
  readonly heldBytes: number;
  readonly units: number;
  /** Of one microbatch's heldBytes, what travels to another processor. */
  readonly carriedBytes: number;
}

/** Prepares reading a run's activations. O(ops² of a stage + tasks). */
export function readActivations(trace: MemoryTrace, releaseAt: ReleaseAt): ActivationReading {
  const { graph, columns, memory } = trace;
  const ofStage = opsByStage(graph);
  const ops = graph.ops.map((op): OpReading => {
    const gives = updatesWeights(op.kind);
    const takes = op.kind === "forward";
    if (!gives && !takes) return IDLE;
    const near = ofStage[op.stage].filter((i) => (graph.ops[i].piece ?? 0) === (op.piece ?? 0));
    const find = (fits: (other: Op) => boolean) => Int32Array.from(near.filter((i) => fits(graph.ops[i])));
    const recomputing = find((other) => other.recomputed === true);
    const units = unitsOf(op);
    const bytes = keptBytes(memory, op.firstLayer, op.lastLayer) * units;
    const heldBytes = recomputing.length > 0 ? enteringBytes(memory, op.firstLayer) * units : bytes;
    return {
      role: takes ? "takes" : "gives",
      partners: find((other) => (takes ? updatesWeights(other.kind) : other.kind === "forward")),
      earlier: find(
        (other) =>
          releaseAt === "activationGradient" &&
          op.kind === "weightGradient" &&
          other.kind === "activationGradient",
      ),
      recomputing,
      bytes,
      heldBytes,
      units,
      carriedBytes: heldBytes / unitsPerMicrobatch(graph),
    };
  });
  return { trace, rowOf: rowsByPosition(columns.rowOffset), ops };
}

const NONE = new Int32Array(0);
const IDLE: OpReading = {
  role: "none",
  partners: NONE,
  earlier: NONE,
  recomputing: NONE,
  bytes: 0,
  heldBytes: 0,
  units: 0,
  carriedBytes: 0,
};

/** Units that make a stage-microbatch: pieces, so that sums of them and of their bytes stay whole. */
export function unitsPerMicrobatch({ ops }: OpGraph): number {
  return ops[0]?.pieces ?? 1;
}

function unitsOf({ fraction, pieces = 1 }: Op): number {
  const units = fraction * pieces;
  return Math.abs(units - Math.round(units)) < 1e-9 ? Math.round(units) : units;
}

/**
 * What a row takes and gives back. A stage's forward keeps the inputs of its layers (one stage-microbatch) from its start
 * to their release. If the weight gradient or fused backward runs on another processor, the forward's processor keeps them
 * until the forward's end, and the other one from their arrival (at the latest from its own start). Where a stage
 * recomputes, its input alone is held until its backward starts, and everything from then on. O(tasks of the row).
 */
export function activationEvents(row: number, { trace, rowOf, ops }: ActivationReading): TakenAndGiven {
  const { microbatches, columns } = trace;
  const { rowOffset, task, start, end, position } = columns;
  const tasks = rowOffset[row + 1] - rowOffset[row];
  const taken = new Amounts(tasks);
  const given = new Amounts(tasks);
  for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
    const op = Math.floor(task[at] / microbatches);
    const microbatch = task[at] - op * microbatches;
    const { role, partners, earlier, recomputing, bytes, heldBytes, units, carriedBytes } = ops[op];
    if (role === "takes") taken.add(start[at], heldBytes, units);
    for (let i = 0; i < partners.length; i++) {
      const other = position[partners[i] * microbatches + microbatch];
      if (other < 0) continue;
      const elsewhere = rowOf[other] !== row;
      if (role === "takes") {
        if (elsewhere) given.add(end[at], heldBytes, units);
        continue;
      }
      const from = elsewhere
        ? Math.min(end[other] + transferTicks(trace.transfer, carriedBytes, rowOf[other], row), start[at])
        : start[other];
      if (elsewhere) taken.add(from, heldBytes, units);
      const anew = latest(recomputing, microbatches, microbatch, position, start, from);
      if (bytes > heldBytes) taken.add(anew, bytes - heldBytes);
      const freed = latest(earlier, microbatches, microbatch, position, end, from);
      given.add(freed > from ? Math.min(freed, end[at]) : end[at], bytes, units);
    }
  }
  return { taken, given };
}

/** The latest of some ops' times for a microbatch, at least `from`; ops that the plan leaves out do not count. */
function latest(
  ops: Int32Array,
  microbatches: number,
  microbatch: number,
  position: Int32Array,
  times: Float64Array,
  from: number,
): number {
  let time = from;
  for (let i = 0; i < ops.length; i++) {
    const at = position[ops[i] * microbatches + microbatch];
    if (at >= 0) time = Math.max(time, times[at]);
  }
  return time;
}
