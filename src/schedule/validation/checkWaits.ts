import { transferTicks } from "../../model/transferTicks";
import type { Edge } from "../../tasks/op";
import { microbatchOf, opOf, taskId } from "../../tasks/taskTable";
import { taskText } from "../notation";
import type { BarrierAfter, LagAfter } from "../plan";
import { type Position, positionOf, taskAt } from "../schedule";
import { type Checked, transferKey } from "./violation";

/**
 * Invariants "dependency", "transfer", "after" and "barrier". Returns, by position, when a task could have started at the
 * earliest as far as its inputs go.
 */
export function checkWaits(checked: Checked): Float64Array {
  const { graph } = checked.schedule.plan.tasks;
  const earliest = new Float64Array(checked.rowOf.length);
  for (const edge of graph.edges) checkEdge(checked, edge, earliest);
  for (const after of checked.schedule.plan.after)
    if (after.kind === "lag") checkLag(checked, after, earliest);
    else checkBarrier(checked, after, earliest);
  return earliest;
}

/** Invariant "selfTimed": a task, or a pair, starts at its last input or at the end of what runs before it. */
export function checkSelfTimed(checked: Checked, earliest: Float64Array): void {
  const { schedule, rowOf, partner, report, sentUntil } = checked;
  const { task, start, end } = schedule.columns;
  for (let at = 0 as Position; at < task.length; at++) {
    const other = partner[at];
    const before = (other >= 0 ? Math.min(at, other) : at) - 1;
    const free =
      before >= 0 && rowOf[before] === rowOf[at] ? Math.max(end[before], sentUntil?.[before] ?? 0) : 0;
    const could = Math.max(free, earliest[at], other >= 0 ? earliest[other] : 0);
    if (start[at] > could)
      report("selfTimed", `${nameAt(schedule, at)} starts at ${start[at]} and could start at ${could}.`);
  }
}

function checkEdge(checked: Checked, edge: Edge, earliest: Float64Array): void {
  const { schedule, report } = checked;
  const { start, end } = schedule.columns;
  forEachPair(checked, edge, (from, to) => {
    const arrival = arrivalOf(checked, edge, from, to);
    earliest[to] = Math.max(earliest[to], arrival);
    const names = () => `${nameAt(schedule, to)} starts at ${start[to]}, but ${nameAt(schedule, from)}`;
    if (start[to] < end[from]) report("dependency", `${names()} ends at ${end[from]}.`);
    else if (start[to] < arrival) report("transfer", `${names()} arrives at ${arrival}.`);
  });
}

function checkLag(checked: Checked, after: LagAfter, earliest: Float64Array): void {
  const { schedule, report } = checked;
  const { start } = schedule.columns;
  const tensor = after.bytes > 0 ? "weights" : "none";
  forEachPair(checked, after, (from, to) => {
    const arrival = arrivalOf(checked, { tensor, bytes: after.bytes }, from, to);
    earliest[to] = Math.max(earliest[to], arrival);
    if (start[to] < arrival)
      report(
        "after",
        `${nameAt(schedule, to)} starts at ${start[to]}, but follows ${nameAt(schedule, from)} (${after.cause}) only from ${arrival} on.`,
      );
  });
}

/** When a result is on the consumer's processor: as its transfer says where transfers are shared, else after its ticks. */
function arrivalOf(
  { schedule, workload, rowOf, arrivals }: Checked,
  { tensor, bytes }: Pick<Edge, "tensor" | "bytes">,
  from: Position,
  to: Position,
): number {
  const end = schedule.columns.end[from];
  if (tensor === "none" || rowOf[from] === rowOf[to]) return end;
  if (arrivals !== undefined)
    return arrivals.get(transferKey(from, tensor, rowOf[to])) ?? Number.POSITIVE_INFINITY;
  return end + transferTicks(workload.transfer, bytes, rowOf[from], rowOf[to]);
}

/** Visits the positions of every pair of tasks that an edge joins and the plan runs. */
function forEachPair(
  { schedule }: Checked,
  { from, to, lag }: Pick<Edge, "from" | "to" | "lag">,
  visit: (from: Position, to: Position) => void,
): void {
  const { tasks } = schedule.plan;
  for (let m = lag; m < tasks.microbatches; m++) {
    const producer = positionOf(schedule.columns, taskId(tasks, from, m - lag));
    const consumer = positionOf(schedule.columns, taskId(tasks, to, m));
    if (producer !== -1 && consumer !== -1) visit(producer, consumer);
  }
}

function checkBarrier({ schedule, report }: Checked, barrier: BarrierAfter, earliest: Float64Array): void {
  const { tasks } = schedule.plan;
  const { task, start, end } = schedule.columns;
  const done = new Map<string, number>();
  const gate = (stage: number, batch: number) => `${barrier.scope === "stage" ? stage : "all"}/${batch}`;
  const read = (at: Position) => {
    const id = taskAt(schedule.columns, at);
    return { op: opOf(tasks, id), batch: Math.floor(microbatchOf(tasks, id) / barrier.every) };
  };
  for (let at = 0 as Position; at < task.length; at++) {
    const { op, batch } = read(at);
    const key = gate(op.stage, batch);
    if (op.kind === "weightGradient" || op.kind === "backward")
      done.set(key, Math.max(done.get(key) ?? 0, end[at]));
  }
  for (let at = 0 as Position; at < task.length; at++) {
    const { op, batch } = read(at);
    if (op.kind !== "forward" || batch === 0) continue;
    const opens = done.get(gate(op.stage, batch - 1)) ?? 0;
    earliest[at] = Math.max(earliest[at], opens);
    if (start[at] < opens)
      report("barrier", `${nameAt(schedule, at)} starts at ${start[at]}, before the update at ${opens}.`);
  }
}

function nameAt({ plan, columns }: Checked["schedule"], at: Position): string {
  return taskText(plan.tasks, taskAt(columns, at));
}
