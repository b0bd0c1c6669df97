import { transferTicks, uniformTicks } from "../../model/transferTicks";
import { rowAt } from "../../schedule/layOut";
import { enteringBytes, keptBytes } from "../../schedule/partition/stageBytes";
import { type Op, type OpGraph, updatesWeights } from "../../tasks/op";
import { opsByStage } from "../../tasks/opsByStage";
import { type Amount, Amounts } from "./amounts";
import type { MemoryTrace } from "./memoryTrace";

/** What a processor takes into its memory, and what it gives back. */
export interface TakenAndGiven {
  readonly taken: Amounts;
  readonly given: Amounts;
}

/** What a row takes and gives back of activations, by when they are released: at the end of W, or of I. */
export interface ActivationEvents extends TakenAndGiven {
  /** The same as `given` where no backward is split. */
  readonly givenAtI: Amounts;
}

/** What of a run stays the same from row to row, and room for what a row takes and gives back. */
export interface ActivationReading {
  readonly trace: MemoryTrace;
  readonly ops: readonly OpReading[];
  readonly room: ActivationEvents;
}

/** What activations mean to the tasks of one op. */
interface OpReading {
  /** Takes activations: a forward. */
  readonly takes: boolean;
  /** Gives them back: a weight gradient or fused backward. */
  readonly gives: boolean;
  /** Ops that give back what this one takes, or take what it gives back. */
  readonly partners: Int32Array;
  /** Activation gradients of this weight gradient: where they release activations, the last to end does. */
  readonly earlier: Int32Array;
  /** Ops that compute all but the stage's input anew; none unless the stage recomputes. */
  readonly recomputing: Int32Array;
  /** Inputs of the stage's layers for one microbatch, times units: divided by unitsPerMicrobatch after adding up. */
  readonly all: Amount;
  /** Of these, what is held from the forward on: all, or the stage's own input where it recomputes. */
  readonly held: Amount;
  /** What recomputing adds; absent where nothing is computed anew. */
  readonly anew?: Amount;
  /** Of one microbatch's held bytes, what travels to another processor, and in how many ticks; −1 if it depends on which. */
  readonly carriedBytes: number;
  readonly carriedTicks: number;
}

/** Prepares reading a run's activations. O(ops² of a stage). */
export function readActivations(trace: MemoryTrace): ActivationReading {
  const { graph, memory } = trace;
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
    const carriedBytes = heldBytes / unitsPerMicrobatch(graph);
    return {
      takes,
      gives,
      partners: find((other) => (takes ? updatesWeights(other.kind) : other.kind === "forward")),
      earlier: find((other) => op.kind === "weightGradient" && other.kind === "activationGradient"),
      recomputing,
      all: { bytes, units },
      held: { bytes: heldBytes, units },
      ...(bytes > heldBytes && { anew: { bytes: bytes - heldBytes, units: 0 } }),
      carriedBytes,
      carriedTicks: uniformTicks(trace.transfer, carriedBytes) ?? -1,
    };
  });
  const given = new Amounts(0);
  const givenAtI = ops.some(({ earlier }) => earlier.length > 0) ? new Amounts(0) : given;
  return { trace, ops, room: { taken: new Amounts(0), given, givenAtI } };
}

const NONE = new Int32Array(0);
const IDLE: OpReading = {
  takes: false,
  gives: false,
  partners: NONE,
  earlier: NONE,
  recomputing: NONE,
  all: { bytes: 0, units: 0 },
  held: { bytes: 0, units: 0 },
  carriedBytes: 0,
  carriedTicks: 0,
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
 * recomputes, its input alone is held until its backward starts, and everything from then on. The answer is the reading's
 * own room, filled anew for each row. O(tasks of the row).
 */
export function activationEvents(row: number, reading: ActivationReading): ActivationEvents {
  const { trace, ops, room } = reading;
  const { rowOffset, task } = trace.columns;
  room.taken.clear();
  room.given.clear();
  room.givenAtI.clear();
  for (let at = rowOffset[row], past = rowOffset[row + 1]; at < past; at++) {
    const index = (task[at] / trace.microbatches) | 0;
    const op = ops[index];
    const microbatch = task[at] - index * trace.microbatches;
    if (op.takes) take(at, microbatch, op, row, reading);
    else if (op.gives) giveBack(at, microbatch, op, row, reading);
  }
  return room;
}

/** A forward at a position of a row takes activations, and gives back at its end what another processor needs. */
function take(at: number, microbatch: number, op: OpReading, row: number, reading: ActivationReading): void {
  const { columns, microbatches } = reading.trace;
  const { rowOffset, start, end, position } = columns;
  const { taken, given, givenAtI } = reading.room;
  taken.addAt(start, at, op.held);
  for (let i = 0; i < op.partners.length; i++) {
    const backward = position[op.partners[i] * microbatches + microbatch];
    if (backward < 0 || (rowOffset[row] <= backward && backward < rowOffset[row + 1])) continue;
    given.addAt(end, at, op.held);
    if (givenAtI !== given) givenAtI.addAt(end, at, op.held);
  }
}

/** A weight gradient or fused backward at a position of a row gives activations back, which it may have taken itself. */
function giveBack(
  at: number,
  microbatch: number,
  op: OpReading,
  row: number,
  reading: ActivationReading,
): void {
  const { columns, microbatches } = reading.trace;
  const { rowOffset, start, end, position } = columns;
  const { taken, given, givenAtI } = reading.room;
  for (let i = 0; i < op.partners.length; i++) {
    const forward = position[op.partners[i] * microbatches + microbatch];
    if (forward < 0) continue;
    const isHere = rowOffset[row] <= forward && forward < rowOffset[row + 1];
    const from = isHere
      ? start[forward]
      : Math.min(end[forward] + carried(op, forward, row, reading), start[at]);
    if (!isHere) taken.add(from, op.held);
    if (op.anew !== undefined) taken.add(latest(op.recomputing, microbatch, reading, start, from), op.anew);
    given.addAt(end, at, op.all);
    if (givenAtI === given) continue;
    const freed = op.earlier.length === 0 ? from : latest(op.earlier, microbatch, reading, end, from);
    if (freed > from && freed < end[at]) givenAtI.add(freed, op.all);
    else givenAtI.addAt(end, at, op.all);
  }
}

/** Ticks that what a backward needs is on its way from the forward's processor. */
function carried(op: OpReading, forward: number, row: number, { trace }: ActivationReading): number {
  if (op.carriedTicks >= 0) return op.carriedTicks;
  return transferTicks(trace.transfer, op.carriedBytes, rowAt(trace.columns.rowOffset, forward, row), row);
}

/** The latest of some ops' times for a microbatch, at least `from`; ops that the plan leaves out do not count. */
function latest(
  ops: Int32Array,
  microbatch: number,
  { trace }: ActivationReading,
  times: Float64Array,
  from: number,
): number {
  const { columns, microbatches } = trace;
  let time = from;
  for (let i = 0; i < ops.length; i++) {
    const at = columns.position[ops[i] * microbatches + microbatch];
    if (at >= 0) time = Math.max(time, times[at]);
  }
  return time;
}
