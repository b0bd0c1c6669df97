import type { ProcessorIndex } from "../model/units";
import { durationOn, type Workload } from "../model/workload";
import type { Plan } from "../schedule/plan";
import type { OpIndex, TaskId } from "../tasks/ids";
import { microbatchOf, opIndexOf, opOf, taskId } from "../tasks/taskTable";
import { slowTransferTicks } from "./slowTransferTicks";

/** Start and end by task id. */
export type NaiveTimes = ReadonlyMap<TaskId, { readonly start: number; readonly end: number }>;

/** A slow simulator to check the fast one against: follows every task back through all it waits for. */
export function naiveSimulate(
  plan: Plan,
  machine: Pick<Workload, "speeds" | "transfer">,
): NaiveTimes | "deadlock" {
  const rowOf = new Map(
    plan.order.flatMap((row, p) => Array.from(row, (task) => [task as TaskId, p] as const)),
  );
  const times = new Map<TaskId, { start: number; end: number }>();
  const visiting = new Set<TaskId>();
  const blocks = blocksOf(plan);
  const visit = (task: TaskId): number => {
    const known = times.get(task);
    if (known !== undefined) return known.end;
    if (visiting.has(task)) throw new Error("deadlock");
    const { together, cost } = blocks.get(task) ?? { together: [task], cost: opOf(plan.tasks, task).cost };
    for (const member of together) visiting.add(member);
    const row = rowOf.get(task) ?? -1;
    let start = 0;
    for (const member of together)
      for (const need of needsOf(plan, machine, rowOf, member)) {
        const isRowOrder = member !== together[0] && need.isBefore;
        if (isRowOrder) continue; // the second of a pair does not wait for the first
        start = Math.max(start, visit(need.task) + (rowOf.get(need.task) === row ? 0 : need.travel));
      }
    const end = start + durationOn(machine, cost, row);
    for (const member of together) times.set(member, { start, end });
    return end;
  };
  try {
    for (const task of rowOf.keys()) visit(task);
  } catch {
    return "deadlock";
  }
  return times;
}

/** The two tasks of each pair with their time together, by either task. */
function blocksOf({ order, pairs }: Plan) {
  const blocks = new Map<TaskId, { readonly together: readonly TaskId[]; readonly cost: number }>();
  pairs?.first.forEach((first, i) => {
    const row = order.find((tasks) => tasks.includes(first)) ?? new Int32Array(0);
    const second = row[row.indexOf(first) + 1];
    for (const member of [first, second])
      blocks.set(member as TaskId, { together: [first as TaskId, second as TaskId], cost: pairs.cost[i] });
  });
  return blocks;
}

interface Need {
  readonly task: TaskId;
  /** Ticks on the way if it ran on another processor. */
  readonly travel: number;
  /** Whether it is needed only because it stands before the task in its row. */
  readonly isBefore?: boolean;
}

/** All that a task of a plan waits for: the one before it in its row, dependencies, extra precedences, barriers. */
export function needsOf(
  { tasks, order, after }: Plan,
  { transfer }: Pick<Workload, "transfer">,
  rowOf: ReadonlyMap<TaskId, ProcessorIndex>,
  task: TaskId,
): readonly Need[] {
  const { graph } = tasks;
  const op = opIndexOf(tasks, task);
  const m = microbatchOf(tasks, task);
  const row = order[rowOf.get(task) ?? -1] ?? new Int32Array(0);
  const before = row.indexOf(task) - 1;
  const needs: Need[] = before >= 0 ? [{ task: row[before] as TaskId, travel: 0, isBefore: true }] : [];
  const add = (from: OpIndex, lag: number, bytes: number | undefined) => {
    const needed = taskId(tasks, from, m - lag);
    const sender = rowOf.get(needed);
    if (m < lag || sender === undefined) return;
    const receiver = rowOf.get(task) ?? -1;
    const travel = bytes === undefined ? 0 : slowTransferTicks(transfer, bytes, sender, receiver);
    needs.push({ task: needed, travel });
  };
  for (const edge of graph.edges)
    if (edge.to === op) add(edge.from, edge.lag, edge.tensor === "none" ? undefined : edge.bytes);
  for (const rule of after) {
    if (rule.kind === "lag") {
      if (rule.to === op) add(rule.from, rule.lag, rule.bytes > 0 ? rule.bytes : undefined);
    } else if (graph.ops[op].kind === "forward") {
      const batch = Math.floor(m / rule.every) - 1;
      for (const other of rowOf.keys()) {
        const { kind, stage } = opOf(tasks, other);
        if (kind === "forward" || kind === "activationGradient") continue;
        if (rule.scope === "stage" && stage !== graph.ops[op].stage) continue;
        if (Math.floor(microbatchOf(tasks, other) / rule.every) === batch)
          needs.push({ task: other, travel: 0 });
      }
    }
  }
  return needs;
}
