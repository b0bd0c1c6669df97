import { ALONE, pairRoles } from "../schedule/pairRoles";
import type { Schedule } from "../schedule/schedule";
import { OP_KINDS } from "../tasks/op";

/**
 * Cumulative busy ticks of each kind within a row, by position: sums[k][i] counts the row's tasks of kind OP_KINDS[k] from
 * its first up to and including the one at i; each row starts again from 0. Of an overlapped pair, each task counts half.
 * Kinds that no op has share one column. O(tasks · kinds).
 */
export function busySums({ plan, columns }: Schedule): readonly Float64Array[] {
  const { rowOffset, task, start, end } = columns;
  const { graph, microbatches } = plan.tasks;
  const kinds = OP_KINDS.filter((kind) => graph.ops.some((op) => op.kind === kind));
  const kindOf = Uint8Array.from(graph.ops, (op) => kinds.indexOf(op.kind));
  const sums = kinds.map(() => new Float64Array(task.length));
  const roles = pairRoles(plan.pairs, columns);
  const running = new Float64Array(kinds.length);
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    running.fill(0);
    for (let i = rowOffset[row], past = rowOffset[row + 1]; i < past; i++) {
      const share = roles === undefined || roles[i] === ALONE ? 1 : 0.5;
      running[kindOf[(task[i] / microbatches) | 0]] += (end[i] - start[i]) * share;
      for (let kind = 0; kind < sums.length; kind++) sums[kind][i] = running[kind];
    }
  }
  const none = new Float64Array(kinds.length < OP_KINDS.length ? task.length : 0);
  return OP_KINDS.map((kind) => sums[kinds.indexOf(kind)] ?? none);
}
