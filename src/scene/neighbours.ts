import type { ScheduledResult } from "../analysis/scheduledResult";
import type { After } from "../schedule/plan";

/** Positions of the tasks that `position` waited for: along the graph's edges and the plan's extra precedences. */
export function tasksBefore(result: ScheduledResult, position: number): number[] {
  const { graph, after, microbatches, columns } = result;
  const task = columns.task[position];
  const op = Math.floor(task / microbatches);
  const microbatch = task % microbatches;
  const found = new Set<number>();
  const add = (from: number, lag: number) => {
    const other = positionOf(result, from, microbatch - lag);
    if (other >= 0) found.add(other);
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
export function tasksAfter(result: ScheduledResult, position: number): number[] {
  const { graph, after, microbatches, columns } = result;
  const task = columns.task[position];
  const op = Math.floor(task / microbatches);
  const microbatch = task % microbatches;
  const found = new Set<number>();
  const add = (to: number, lag: number) => {
    const other = positionOf(result, to, microbatch + lag);
    if (other >= 0) found.add(other);
  };
  for (const edge of graph.edges) if (edge.from === op) add(edge.to, edge.lag);
  for (const rule of after) if (rule.kind === "lag" && rule.from === op) add(rule.to, rule.lag);
  return [...found].sort((a, b) => a - b);
}

/** Position of `op` for `microbatch`; −1 if there is no such task or the plan leaves it out. */
function positionOf(result: ScheduledResult, op: number, microbatch: number): number {
  if (microbatch < 0 || microbatch >= result.microbatches) return -1;
  return result.columns.position[op * result.microbatches + microbatch];
}

/** Of the weight gradients that a forward waits for at a batch's border: the last to end, which alone decides. */
function barrierBefore(
  result: ScheduledResult,
  rule: Extract<After, { kind: "barrier" }>,
  op: number,
  microbatch: number,
): number[] {
  const { ops } = result.graph;
  const batch = Math.floor(microbatch / rule.every);
  if (ops[op].kind !== "forward" || batch === 0) return [];
  let last = -1;
  ops.forEach((other, from) => {
    if (other.kind !== "weightGradient" && other.kind !== "backward") return;
    if (rule.scope === "stage" && other.stage !== ops[op].stage) return;
    for (let m = (batch - 1) * rule.every; m < batch * rule.every; m++) {
      const position = positionOf(result, from, m);
      if (position >= 0 && (last < 0 || result.columns.end[position] > result.columns.end[last]))
        last = position;
    }
  });
  return last < 0 ? [] : [last];
}
