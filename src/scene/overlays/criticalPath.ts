import type { Position } from "../../schedule/schedule";
import type { Overlay } from "../overlay";
import { rowOfPosition } from "../visibleRange";

/** Height within a row at which the path runs: below the microbatch number. */
const LANE = 0.8;

/** One line through the tasks that leave the schedule no slack. */
export const criticalPath: Overlay = {
  id: "criticalPath",
  name: "Critical path",
  help: "One chain of tasks and waits from start to end without slack: whatever is shortened elsewhere does not make the schedule shorter.",
  on: false,
  followsFocus: false,
  marks({ result }) {
    const { criticalPath: path, columns } = result;
    const x = new Float64Array(path.length * 2);
    const row = new Float64Array(path.length * 2);
    path.forEach((position, i) => {
      x[2 * i] = columns.start[position];
      x[2 * i + 1] = columns.end[position];
      row.fill(rowOfPosition(columns.rowOffset, position as Position) + LANE, 2 * i, 2 * i + 2);
    });
    return path.length === 0 ? {} : { front: [{ kind: "path", ink: "critical", x, row }] };
  },
};
