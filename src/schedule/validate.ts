import type { Workload } from "../model/workload";
import type { Schedule } from "./schedule";
import { checkColumns } from "./validation/checkColumns";
import { checkPairs } from "./validation/checkPairs";
import { checkTasks } from "./validation/checkTasks";
import { checkTimes } from "./validation/checkTimes";
import { checkTransfers } from "./validation/checkTransfers";
import { checkSelfTimed, checkWaits } from "./validation/checkWaits";
import type { Violation } from "./validation/violation";

/** What is not demanded of a schedule whose times are given instead of computed. */
export interface ValidateOptions {
  /** Default true; off for plans whose times were fixed by someone else and may contain slack. */
  readonly selfTimed?: boolean;
}

/**
 * Every broken invariant of a schedule (theory.md 1.4), derived again from the workload, the graph and the columns and
 * sharing no code with the simulator. Empty for every schedule that we show.
 */
export function validate(
  schedule: Schedule,
  workload: Workload,
  options: ValidateOptions = {},
): readonly Violation[] {
  const violations: Violation[] = [];
  const checked = {
    schedule,
    workload,
    rowOf: rowsOf(schedule),
    partner: new Int32Array(schedule.columns.task.length).fill(-1),
    report: (invariant: Violation["invariant"], message: string) => {
      violations.push({ invariant, message });
    },
  };
  if (!checkColumns(checked)) return violations;
  checkPairs(checked);
  checkTasks(checked);
  checkTimes(checked);
  const waiting = { ...checked, ...checkTransfers(checked) };
  const earliest = checkWaits(waiting);
  if (options.selfTimed ?? true) checkSelfTimed(waiting, earliest);
  return violations;
}

function rowsOf({ columns }: Schedule): Int32Array {
  const rows = new Int32Array(columns.task.length);
  for (let row = 0; row + 1 < columns.rowOffset.length; row++)
    rows.fill(row, columns.rowOffset[row], columns.rowOffset[row + 1]);
  return rows;
}
