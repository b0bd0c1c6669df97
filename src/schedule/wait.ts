import type { TransferTicks } from "../model/transferTicks";
import type { OpIndex } from "../tasks/ids";
import type { OpGraph } from "../tasks/op";
import { type BarrierGates, gateBefore, gateClosedBy, gatesOf } from "./gates";
import { ALONE, FIRST_OF_PAIR, pairRoles } from "./pairRoles";
import type { After, Pairs } from "./plan";
import { carriedTicks, type Precedences, precedences, WAIT_CAUSES, type WaitCause } from "./precedences";
import { rowsByPosition } from "./rowsByPosition";
import type { Position, Schedule, ScheduleColumns } from "./schedule";
import { type TransferColumns, TransferIndex } from "./transfers";

/** Tasks with times and what they wait for: all that explaining a wait needs, on either side of the worker. */
export interface TimedTasks {
  readonly graph: OpGraph;
  readonly after: readonly After[];
  /** Overlapped pairs; absent: none. */
  readonly pairs?: Pairs;
  /** Microbatches of all batches: task id = op · microbatches + microbatch. */
  readonly microbatches: number;
  readonly columns: ScheduleColumns;
  readonly transfer: TransferTicks;
  /** See Schedule. */
  readonly transfers?: TransferColumns;
}

/** A schedule as timed tasks. Keep the result: what it waits for is indexed once for each object. */
export function timedTasks(schedule: Schedule, transfer: TransferTicks): TimedTasks {
  const { tasks, after, pairs } = schedule.plan;
  const { graph, microbatches } = tasks;
  const { columns, transfers } = schedule;
  return {
    graph,
    microbatches,
    after,
    ...(pairs && { pairs }),
    columns,
    transfer,
    ...(transfers && { transfers }),
  };
}

/** The other task of an overlapped pair; −1 for a task that runs alone. */
export function partnerOf(timed: TimedTasks, position: Position): Position | -1 {
  return partnerIn(indexOf(timed), position);
}

function partnerIn({ roles }: WaitIndex, position: Position): Position | -1 {
  if (roles === undefined || roles[position] === ALONE) return -1;
  return (roles[position] === FIRST_OF_PAIR ? position + 1 : position - 1) as Position;
}

/** The first of the two tasks of a pair; the task itself if it runs alone. */
export function firstOfBlock(timed: TimedTasks, position: Position): Position {
  const partner = partnerOf(timed, position);
  return partner === -1 || partner > position ? position : partner;
}

/**
 * Until when a task keeps its processor: its end, or the arrival of the last that it sends where sends keep the sender busy;
 * of a pair, what either sends.
 */
export function freeAfter(timed: TimedTasks, position: Position): number {
  const end = timed.columns.end[position];
  const index = timed.transfer.blocking ? indexOf(timed) : undefined;
  if (index?.transfers === undefined) return end;
  const partner = partnerIn(index, position);
  const others = partner === -1 ? 0 : index.transfers.lastArrival(partner);
  return Math.max(end, index.transfers.lastArrival(position), others);
}

/** The input that a task got last, which is the one that held it up if any did. */
export interface LatestInput {
  /** Position of the task that made it; −1 if the task needs nothing. */
  readonly position: Position | -1;
  /** When it was made; 0 if nothing is needed. */
  readonly producerEnd: number;
  /** When it was here: producerEnd, plus the transfer if it came from another processor. */
  readonly arrival: number;
  readonly cause: WaitCause;
}

/**
 * The input of the task at `position` that arrives last, among its dependencies, the plan's extra precedences and its
 * barriers; of a pair, among the inputs of both tasks. Ties are settled by isLater. O(inputs of the task).
 */
export function latestInput(timed: TimedTasks, position: Position): LatestInput {
  const index = indexOf(timed);
  const partner = partnerIn(index, position);
  const own = inputOf(timed, index, position);
  if (partner === -1) return own;
  const others = inputOf(timed, index, partner);
  return partner > position ? later(own, others) : later(others, own);
}

/** The latest input of one task, of a pair, too: what its partner needs is left out. */
export function ownInput(timed: TimedTasks, position: Position): LatestInput {
  return inputOf(timed, indexOf(timed), position);
}

function inputOf({ columns, microbatches }: TimedTasks, index: WaitIndex, position: Position): LatestInput {
  const { first, from, lag, cause } = index.precedences;
  const op = ((columns.task[position] / microbatches) | 0) as OpIndex;
  const microbatch = columns.task[position] - op * microbatches;
  const row = index.rowOfPosition[position];
  let latest = nothing;
  for (let i = first[op]; i < first[op + 1]; i++) {
    if (microbatch < lag[i]) continue;
    const producer = columns.position[from[i] * microbatches + microbatch - lag[i]];
    if (producer < 0) continue;
    const producerEnd = columns.end[producer];
    const sender = index.rowOfPosition[producer];
    const arrival =
      sender === row
        ? producerEnd
        : (index.transfers?.arrival(producer, index.precedences.tensor[i], row) ??
          producerEnd + carriedTicks(index.precedences, i, sender, row));
    if (arrival < latest.arrival) continue; // most are not the latest: nothing is made for them
    const made = { position: producer as Position, producerEnd, arrival, cause: WAIT_CAUSES[cause[i]] };
    latest = later(latest, made);
  }
  for (const barrier of index.barriers) {
    const gate = gateBefore(barrier, op, microbatch);
    const producer = gate < 0 ? -1 : index.lastOfGate[gate];
    if (producer < 0) continue;
    const end = columns.end[producer];
    const opened = {
      position: producer as Position,
      producerEnd: end,
      arrival: end,
      cause: "update",
    } as const;
    latest = later(latest, opened);
  }
  return latest;
}

const nothing: LatestInput = { position: -1, producerEnd: 0, arrival: 0, cause: "dependency" };

function later(a: LatestInput, b: LatestInput): LatestInput {
  if (a.position < 0) return b;
  if (b.position < 0) return a;
  const [codeOfA, codeOfB] = [WAIT_CAUSES.indexOf(a.cause), WAIT_CAUSES.indexOf(b.cause)];
  return isLater(b.arrival, codeOfB, b.producerEnd, a.arrival, codeOfA, a.producerEnd) ? b : a;
}

/**
 * Whether an input comes after another: it arrives later; at the same time, the index of its cause in WAIT_CAUSES is lower
 * (a dependency, then an update); then its producer ends later. Both are given by their numbers, so that no object is
 * made for either.
 */
export function isLater(
  arrival: number,
  code: number,
  producerEnd: number,
  otherArrival: number,
  otherCode: number,
  otherEnd: number,
): boolean {
  if (arrival !== otherArrival) return arrival > otherArrival;
  return code === otherCode ? producerEnd > otherEnd : code < otherCode;
}

/** What latestInput looks up, made once for each TimedTasks. */
interface WaitIndex {
  readonly precedences: Precedences;
  readonly barriers: readonly BarrierGates[];
  /** Position of the task that opened each gate; −1 where no task does. */
  readonly lastOfGate: Int32Array;
  readonly rowOfPosition: Uint16Array;
  /** See pairRoles. */
  readonly roles: Uint8Array | undefined;
  readonly transfers: TransferIndex | undefined;
}

const indices = new WeakMap<TimedTasks, WaitIndex>();

function indexOf(timed: TimedTasks): WaitIndex {
  const known = indices.get(timed);
  if (known !== undefined) return known;
  const gates = gatesOf(timed.after, timed);
  const index = {
    precedences: precedences(timed.graph, timed.after, timed.transfer),
    barriers: gates.barriers,
    lastOfGate: new Int32Array(gates.count).fill(-1),
    rowOfPosition: rowsByPosition(timed.columns.rowOffset),
    roles: pairRoles(timed.pairs, timed.columns),
    transfers: timed.transfers && new TransferIndex(timed.transfers, timed.columns.task.length),
  };
  for (const barrier of gates.barriers) findLast(timed, barrier, index.lastOfGate);
  indices.set(timed, index);
  return index;
}

function findLast({ columns, microbatches }: TimedTasks, barrier: BarrierGates, last: Int32Array): void {
  for (let at = 0; at < columns.task.length; at++) {
    const op = Math.floor(columns.task[at] / microbatches) as OpIndex;
    const gate = gateClosedBy(barrier, op, columns.task[at] - op * microbatches);
    if (gate >= 0 && (last[gate] < 0 || columns.end[at] > columns.end[last[gate]])) last[gate] = at;
  }
}
