import { assert } from "../base/assert";
import { durationOn, type Workload } from "../model/workload";
import type { OpIndex } from "../tasks/ids";
import { type BarrierGates, gateBefore, gateClosedBy, gatesOf } from "./gates";
import { layOut, rowAt } from "./layOut";
import { ALONE, FIRST_OF_PAIR, pairRoles, SECOND_OF_PAIR } from "./pairRoles";
import type { Plan } from "./plan";
import { carriedTicks, precedences } from "./precedences";
import type { ScheduleColumns } from "./schedule";
import { allReady, hang, takeReady, type Waiters, wake } from "./waiters";
import { compileWaits, type Waits } from "./waits";

/** What the simulator reads of a workload. */
export type MachineTicks = Pick<Workload, "speeds" | "transfer">;

/** A simulation under way. */
export interface Run {
  readonly plan: Plan;
  readonly columns: ScheduleColumns;
  readonly waits: Waits;
  readonly microbatches: number;
  /** Ticks on a processor of speed 1, by op. */
  readonly cost: Float64Array;
  /** Overlapped pairs; undefined if the plan has none. */
  readonly pairs: RunPairs | undefined;
  readonly machine: MachineTicks;
  /** Position of each row's next task, the first one of a pair. */
  readonly cursor: Int32Array;
  /** Position where each row stopped last: its next task, or the second one of a pair if that is what waits. */
  readonly stoppedAt: Int32Array;
  readonly waiters: Waiters;
  readonly barriers: readonly BarrierGates[];
  /** Tasks that still keep a gate shut, and the latest end among the others; by gate. */
  readonly unfinished: Int32Array;
  readonly opensAt: Float64Array;
}

/** The pairs of a run, by position. */
interface RunPairs {
  /** See pairRoles. */
  readonly role: Uint8Array;
  /** Ticks on a processor of speed 1, at the second task of each pair. */
  readonly cost: Float64Array;
}

/** Everything a run needs, before the first task. */
export function prepareRun(plan: Plan, machine: MachineTicks): Run {
  const { graph, microbatches } = plan.tasks;
  const columns = layOut(plan);
  const pairs = pairsOf(plan, columns);
  const gates = gatesOf(plan.after, plan.tasks);
  const unfinished = new Int32Array(gates.count);
  for (const barrier of gates.barriers) countUpdates(columns.task, microbatches, barrier, unfinished);
  return {
    plan,
    columns,
    waits: compileWaits(precedences(graph, plan.after, machine.transfer), columns, microbatches, pairs?.role),
    microbatches,
    cost: Float64Array.from(graph.ops, (op) => op.cost),
    pairs,
    machine,
    cursor: columns.rowOffset.slice(0, -1),
    stoppedAt: columns.rowOffset.slice(0, -1),
    waiters: allReady(plan.order.length, gates.count),
    barriers: gates.barriers,
    unfinished,
    opensAt: new Float64Array(gates.count),
  };
}

function pairsOf({ pairs }: Plan, columns: ScheduleColumns): RunPairs | undefined {
  const role = pairRoles(pairs, columns);
  if (pairs === undefined || role === undefined) return undefined;
  const cost = new Float64Array(role.length);
  const { rowOffset, position } = columns;
  let row = 0;
  let begin = 0;
  let end = 0;
  for (let i = 0; i < pairs.first.length; i++) {
    const at = position[pairs.first[i]];
    if (at < begin || at >= end) {
      row = rowAt(rowOffset, at, row);
      begin = rowOffset[row];
      end = rowOffset[row + 1];
    }
    const stands = at >= 0 && at + 1 < end && role[at + 1] === SECOND_OF_PAIR;
    if (!stands) assert(false, `task ${pairs.first[i]} has no partner behind it in its row`);
    cost[at + 1] = pairs.cost[i];
  }
  return { role, cost };
}

function countUpdates(
  task: Int32Array,
  microbatches: number,
  barrier: BarrierGates,
  count: Int32Array,
): void {
  for (let at = 0; at < task.length; at++) {
    const op = ((task[at] / microbatches) | 0) as OpIndex;
    const gate = gateClosedBy(barrier, op, task[at] - op * microbatches);
    if (gate >= 0) count[gate]++;
  }
}

/**
 * Takes ready rows one after the other and runs each until its next task waits; then hangs it on the row or gate it waits
 * for, and wakes those that waited for it. A pair starts when the inputs of both its tasks are there: a row that stops at
 * its second task comes back to the first. The hot loop: about 30 ns a task, half of it for waking.
 */
export function advanceAll(run: Run): void {
  const { columns, microbatches, cost, cursor, waiters, pairs } = run;
  const { rowOffset, task, start, end, position } = columns;
  const { first, base, lag, ticks } = run.waits;
  const guarded = run.barriers.length > 0;
  for (let row = takeReady(waiters); row >= 0; row = takeReady(waiters)) {
    const speed = run.machine.speeds[row];
    const begin = rowOffset[row];
    const stop = rowOffset[row + 1];
    let at = cursor[row];
    let now = at > begin ? end[at - 1] : 0;
    tasks: for (; at < stop; at++) {
      const op = ((task[at] / microbatches) | 0) as OpIndex;
      const microbatch = task[at] - op * microbatches;
      for (let i = first[op], last = first[op + 1]; i < last; i++) {
        if (microbatch < lag[i]) continue;
        const producer = position[base[i] + microbatch];
        if (producer < 0) continue; // an alternative that the plan leaves out
        const ended = end[producer];
        if (ended < 0) {
          hang(waiters, row, rowOfProducer(run, i, producer), producer);
          break tasks;
        }
        let arrival = ended;
        if (producer < begin || producer >= stop)
          arrival += ticks[i] >= 0 ? ticks[i] : ticksBetween(run, i, producer, row);
        if (arrival > now) now = arrival;
      }
      if (guarded) {
        const opensAt = passGates(run, row, op, microbatch);
        if (opensAt < 0) break;
        if (opensAt > now) now = opensAt;
      }
      if (pairs !== undefined && pairs.role[at] !== ALONE) {
        if (pairs.role[at] === FIRST_OF_PAIR) continue;
        start[at - 1] = start[at] = now;
        now += speed === 1 ? pairs.cost[at] : durationOn(run.machine, pairs.cost[at], row);
        end[at - 1] = end[at] = now;
        if (guarded) closeGatesOfPair(run, at, now);
        continue;
      }
      start[at] = now;
      now += speed === 1 ? cost[op] : durationOn(run.machine, cost[op], row);
      end[at] = now;
      if (guarded) closeGates(run, op, microbatch, now);
    }
    run.stoppedAt[row] = at;
    cursor[row] = at < stop && pairs !== undefined && pairs.role[at] === SECOND_OF_PAIR ? at - 1 : at;
    if (waiters.first[row] >= 0) wake(waiters, row, cursor[row]);
  }
}

/** Of the pair whose second task stands at `at`. */
function closeGatesOfPair(run: Run, at: number, end: number): void {
  for (const task of run.columns.task.subarray(at - 1, at + 1)) {
    const op = Math.floor(task / run.microbatches) as OpIndex;
    closeGates(run, op, task - op * run.microbatches, end);
  }
}

/** Ticks of a wait that depend on which rows the two tasks are in. */
function ticksBetween(run: Run, wait: number, producer: number, row: number): number {
  const { precedences: all, entry } = run.waits;
  return carriedTicks(all, entry[wait], rowOfProducer(run, wait, producer), row);
}

function rowOfProducer({ waits, columns }: Run, wait: number, producer: number): number {
  return waits.row[wait] >= 0 ? waits.row[wait] : rowAt(columns.rowOffset, producer);
}

/** When the gates before a task have opened; −1 if one is shut, and then the row hangs on it. */
export function passGates(run: Run, row: number, op: OpIndex, microbatch: number): number {
  let opensAt = 0;
  for (const barrier of run.barriers) {
    const gate = gateBefore(barrier, op, microbatch);
    if (gate < 0) continue;
    if (run.unfinished[gate] > 0) {
      hang(run.waiters, row, run.cursor.length + gate, -1);
      return -1;
    }
    opensAt = Math.max(opensAt, run.opensAt[gate]);
  }
  return opensAt;
}

/** Counts a task that keeps gates shut as ended, and opens those that it was the last of. */
export function closeGates(run: Run, op: OpIndex, microbatch: number, end: number): void {
  for (const barrier of run.barriers) {
    const gate = gateClosedBy(barrier, op, microbatch);
    if (gate < 0) continue;
    run.opensAt[gate] = Math.max(run.opensAt[gate], end);
    if (--run.unfinished[gate] === 0) wake(run.waiters, run.cursor.length + gate, 0);
  }
}
