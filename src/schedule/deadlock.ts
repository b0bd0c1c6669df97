import type { TaskId } from "../tasks/ids";
import { microbatchOf, opIndexOf } from "../tasks/taskTable";
import { gateClosedBy } from "./gates";
import { rowAt } from "./layOut";
import type { Run } from "./run";
import { type Position, taskAt, type Wait } from "./schedule";

/** Follows who waits for whom from a row that stopped, until a row comes twice; the way between is the cycle. */
export function nameCycle(run: Run, stoppedRow: number): readonly Wait[] {
  const path: Wait[] = [];
  const visit = new Int32Array(run.cursor.length).fill(-1);
  let row = stoppedRow;
  while (visit[row] < 0) {
    visit[row] = path.length;
    path.push(waitOf(run, row));
    row = rowWaitedFor(run, row);
  }
  return path.slice(visit[row]);
}

function waitOf({ columns, stoppedAt, waiters }: Run, row: number): Wait {
  const awaited = waiters.awaits[row];
  return {
    processor: row,
    task: taskAt(columns, stoppedAt[row] as Position),
    waitsFor: awaited < 0 ? -1 : taskAt(columns, awaited as Position),
  };
}

/** The row it hangs on; at a gate, a row that still has to run one of the gate's tasks. */
function rowWaitedFor(run: Run, row: number): number {
  const { columns, cursor, waiters } = run;
  const awaited = waiters.awaits[row];
  if (awaited >= 0) return rowAt(columns.rowOffset, awaited);
  const shut = -1 - awaited;
  const keepsShut = (task: TaskId) =>
    run.barriers.some(
      (barrier) => gateClosedBy(barrier, opIndexOf(run, task), microbatchOf(run, task)) === shut,
    );
  return cursor.findIndex((at, p) =>
    columns.task.subarray(at, columns.rowOffset[p + 1]).some((task) => keepsShut(task as TaskId)),
  );
}
