import type { Plan } from "../schedule/plan";
import type { OpIndex } from "../tasks/ids";
import { KIND_LETTER, type OpGraph } from "../tasks/op";
import { type TaskTable, taskId, unroll } from "../tasks/taskTable";

/**
 * A plan from rows in words: cells such as "F0" or "I2.1" (kind, stage, part) run once before the "|" and over and over
 * after it. Each time a cell comes it takes the next of its op's minibatches; ops that have run out are passed over.
 */
export function loopedPlan(graph: OpGraph, microbatches: number, rows: readonly string[]): Plan {
  const tasks = unroll(graph, microbatches);
  return { tasks, order: rows.map((row) => rowOf(tasks, row)), after: [] };
}

function rowOf(tasks: TaskTable, row: string): Int32Array {
  const [before, over] = row.includes("|") ? row.split("|") : ["", row];
  const next = new Map<number, number>();
  const order: number[] = [];
  const run = (cells: string) => {
    for (const cell of cells.split(" ").filter((text) => text !== "")) {
      const op = opOfCell(tasks.graph, cell);
      const microbatch = next.get(op) ?? 0;
      next.set(op, microbatch + 1);
      if (microbatch < tasks.microbatches) order.push(taskId(tasks, op, microbatch));
    }
  };
  run(before);
  for (let round = 0; round < tasks.microbatches; round++) run(over);
  return Int32Array.from(order);
}

function opOfCell(graph: OpGraph, cell: string): OpIndex {
  const found = graph.ops.findIndex(({ kind, stage, part, parts }) => {
    const name = `${KIND_LETTER[kind]}${stage}`;
    return cell === (parts === 1 ? name : `${name}.${part}`);
  });
  if (found < 0) throw new Error(`no op is called ${cell}`);
  return found as OpIndex;
}
