import type { ScheduledResult } from "../analysis/scheduledResult";
import type { After } from "../schedule/plan";
import { type Position, positionOf, taskAt } from "../schedule/schedule";
import type { OpIndex } from "../tasks/ids";
import { microbatchOf, opIndexOf, taskId } from "../tasks/taskTable";

/** Positions of the tasks that `position` waited for: along the graph's edges and the plan's extra precedences. */
export function tasksBefore(result: ScheduledResult, position: Position): Position[] {
  const { graph, after, columns } = result;
  const task = taskAt(columns, position);
  const op = opIndexOf(result, task);
  const microbatch = microbatchOf(result, task);
  const found = new Set<Position>();
  const add = (from: OpIndex, lag: number) => {
    const other = positionFor(result, from, microbatch - lag);
    if (other !== -1) found.add(other);
  };
  for (const edge of graph.edges) if (edge.to === op) add(edge.from, edge.lag);
  for (const rule of after) {
    if (rule.kind === "lag" && rule.to === op) add(rule.from, rule.lag);
    if (rule.kind === "barrier")
      for (const other of barrierBefore(result, rule, op, microbatch)) found.add(other);
  }
  return [...found].sort((a, b) => a - b);
}

/** Positions of the tasks that waited for `position` along the graph's edges and lags (a barrier's are too many to show). */
export function tasksAfter(result: ScheduledResult, position: Position): Position[] {
  const { graph, after, columns } = result;
  const task = taskAt(columns, position);
  const op = opIndexOf(result, task);
  const microbatch = microbatchOf(result, task);
  const found = new Set<Position>();
  const add = (to: OpIndex, lag: number) => {
    const other = positionFor(result, to, microbatch + lag);
    if (other !== -1) found.add(other);
  };
  for (const edge of graph.edges) if (edge.from === op) add(edge.to, edge.lag);
  for (const rule of after) if (rule.kind === "lag" && rule.from === op) add(rule.to, rule.lag);
  return [...found].sort((a, b) => a - b);
}

/** Position of `op` for `microbatch`; −1 if there is no such task or the plan leaves it out. */
function positionFor(result: ScheduledResult, op: OpIndex, microbatch: number): Position | -1 {
  if (microbatch < 0 || microbatch >= result.microbatches) return -1;
  return positionOf(result.columns, taskId(result, op, microbatch));
}

type Barrier = Extract<After, { kind: "barrier" }>;

const lastOfBatches = new WeakMap<ScheduledResult, Map<string, Position | -1>>();

/** Of the weight gradients that a forward waits for at a batch's border: the last to end, which alone decides. */
function barrierBefore(
  result: ScheduledResult,
  rule: Barrier,
  op: OpIndex,
  microbatch: number,
): readonly Position[] {
  const { kind, stage } = result.graph.ops[op];
  const batch = Math.floor(microbatch / rule.every);
  if (kind !== "forward" || batch === 0) return [];
  const known = lastOfBatches.get(result) ?? new Map<string, Position | -1>();
  lastOfBatches.set(result, known);
  const key = `${rule.every} ${rule.scope === "stage" ? stage : ""} ${batch}`;
  const last = known.get(key) ?? lastOfBatch(result, rule, stage, batch);
  known.set(key, last);
  return last === -1 ? [] : [last];
}

/** The last weight gradient of the batch before, of a stage where the barrier is the stage's own. O(tasks of a batch). */
function lastOfBatch(result: ScheduledResult, rule: Barrier, stage: number, batch: number): Position | -1 {
  let last: Position | -1 = -1;
  for (const [from, other] of result.graph.ops.entries()) {
    if (other.kind !== "weightGradient" && other.kind !== "backward") continue;
    if (rule.scope === "stage" && other.stage !== stage) continue;
    for (let m = (batch - 1) * rule.every; m < batch * rule.every; m++) {
      const position = positionFor(result, from as OpIndex, m);
      if (position !== -1 && (last === -1 || result.columns.end[position] > result.columns.end[last]))
        last = position;
    }
  }
  return last;
}
