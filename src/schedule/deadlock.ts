import { gateClosedBy } from "./gates";
import type { Run } from "./run";
import type { Wait } from "./schedule";

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

function waitOf({ columns, cursor, waiters }: Run, row: number): Wait {
  const awaited = waiters.awaits[row];
  return {
    processor: row,
    task: columns.task[cursor[row]],
    waitsFor: awaited < 0 ? -1 : columns.task[awaited],
  };
}

/** The row it hangs on; at a gate, a row that still has to run one of the gate's tasks. */
function rowWaitedFor(run: Run, row: number): number {
  const { columns, cursor, waiters, microbatches } = run;
  const thing = waiters.on[row];
  if (thing < cursor.length) return thing;
  const keepsShut = (task: number) =>
    run.barriers.some(
      (barrier) =>
        gateClosedBy(barrier, Math.floor(task / microbatches), task % microbatches) === thing - cursor.length,
    );
  return cursor.findIndex((at, p) => columns.task.subarray(at, columns.rowOffset[p + 1]).some(keepsShut));
}
