import { assert } from "../base/assert";
import type { Workload } from "../model/workload";
import type { OpIndex } from "../tasks/ids";
import type { Op } from "../tasks/op";
import { type GateMarks, markGates } from "./gateMarks";
import { type BarrierGates, gateBefore, gateClosedBy, gatesOf } from "./gates";
import { layOut, rowAt } from "./layOut";
import { placesOfOps, SEVERAL } from "./opPlaces";
import { pairRoles, SECOND_OF_PAIR } from "./pairRoles";
import type { Plan } from "./plan";
import { precedences } from "./precedences";
import type { ScheduleColumns } from "./schedule";
import { type SingleWaits, singleWaits } from "./singleWaits";
import { allReady, hang, type Waiters, wake } from "./waiters";
import { compileWaits, type Waits } from "./waits";

/** What the simulator reads of a workload. */
export type MachineTicks = Pick<Workload, "speeds" | "transfer">;

/** A simulation under way. */
export interface Run extends GateMarks {
  readonly plan: Plan;
  readonly columns: ScheduleColumns;
  readonly waits: Waits;
  /** No row is plain in a run with pairs. */
  readonly single: SingleWaits;
  readonly microbatches: number;
  /** Ticks on a processor of speed 1, by op. */
  readonly cost: Float64Array;
  /** Overlapped pairs; undefined if the plan has none. */
  readonly pairs: RunPairs | undefined;
  readonly machine: MachineTicks;
  /** Position of each row's next task, the first one of a pair. */
  readonly cursor: Int32Array;
  /** Position where each row stopped last: `cursor` itself, or with pairs the second one of a pair if that is what waits. */
  readonly stoppedAt: Int32Array;
  readonly waiters: Waiters;
  readonly barriers: readonly BarrierGates[];
  /** The latest end of the marked tasks that no longer keep a gate shut, by gate. */
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
  const all = precedences(graph, plan.after, machine.transfer);
  const places = placesOfOps(columns, graph.ops.length, microbatches);
  const waits = compileWaits(all, places, columns, microbatches, pairs?.role);
  const single = singleWaits(waits, places, graph.ops, machine, plan.order.length);
  if (pairs !== undefined) single.plain.fill(0);
  if (waits.row.includes(SEVERAL)) columns.end.fill(NOT_RUN);
  const cursor = columns.rowOffset.slice(0, -1);
  return {
    plan,
    columns,
    waits,
    single,
    microbatches,
    cost: costsOf(graph.ops),
    pairs,
    machine,
    cursor,
    stoppedAt: pairs === undefined ? cursor : cursor.slice(),
    waiters: allReady(plan.order.length, gates.count),
    barriers: gates.barriers,
    ...markGates(gates, places, columns, microbatches),
    opensAt: new Float64Array(gates.count),
  };
}

function costsOf(ops: readonly Op[]): Float64Array {
  const cost = new Float64Array(ops.length);
  for (let op = 0; op < ops.length; op++) cost[op] = ops[op].cost;
  return cost;
}

/** End of a task that has not run, where an op runs on several rows and it takes a search to know whose cursor would tell. */
const NOT_RUN = -1;

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

/** When the gates before a task have opened; −1 if one is shut, and then the row hangs on it. */
export function passGates(run: Run, row: number, op: OpIndex, microbatch: number): number {
  let opensAt = 0;
  for (const barrier of run.barriers) {
    const gate = gateBefore(barrier, op, microbatch);
    if (gate < 0) continue;
    if (run.unfinished[gate] > 0) {
      hang(run.waiters, row, run.cursor.length + gate, -1 - gate);
      return -1;
    }
    opensAt = Math.max(opensAt, run.opensAt[gate]);
  }
  return opensAt;
}

/** Counts a marked task that keeps gates shut as ended, and opens those that it was the last of. */
export function closeGates(run: Run, op: OpIndex, microbatch: number, end: number): void {
  for (const barrier of run.barriers) {
    const gate = gateClosedBy(barrier, op, microbatch);
    if (gate < 0) continue;
    run.opensAt[gate] = Math.max(run.opensAt[gate], end);
    if (--run.unfinished[gate] === 0) wake(run.waiters, run.cursor.length + gate, 0);
  }
}
