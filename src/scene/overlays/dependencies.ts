import type { ScheduledResult } from "../../analysis/scheduledResult";
import { awaitedTask, taskAfter } from "../../analysis/stallColumns";
import type { Position } from "../../schedule/schedule";
import type { LineInk } from "../ink";
import { tasksAfter, tasksBefore } from "../neighbours";
import type { Overlay } from "../overlay";
import type { Links } from "../scene";
import { rowOfPosition } from "../visibleRange";

/** Arrows into and out of the task under the pointer. */
export const dependencies: Overlay = {
  id: "dependencies",
  name: "Dependencies",
  help: "Arrows show what the task under the pointer waited for and, dashed, what waits for it.",
  on: true,
  followsFocus: true,
  marks({ result, focus, focusStall }) {
    if (focus !== -1) {
      const into = tasksBefore(result, focus).map((from): Pair => [from, focus]);
      const outOf = tasksAfter(result, focus).map((to): Pair => [focus, to]);
      const front = [links(result, "link", into), links(result, "link-out", outOf)];
      return { front: front.filter((marks) => marks.x0.length > 0) };
    }
    if (focusStall === -1) return {};
    const from = awaitedTask(result.stalls, focusStall);
    const to = taskAfter(result.stalls, focusStall);
    return from === -1 || to === -1 ? {} : { front: [links(result, "link", [[from, to]])] };
  },
};

/** Positions of a task and of one that waits for it. */
type Pair = readonly [from: Position, to: Position];

function links({ columns }: ScheduledResult, ink: LineInk, pairs: readonly Pair[]): Links {
  const row = (position: Position) => rowOfPosition(columns.rowOffset, position);
  return {
    kind: "links",
    ink,
    x0: Float64Array.from(pairs, ([from]) => columns.end[from]),
    row0: Uint32Array.from(pairs, ([from]) => row(from)),
    x1: Float64Array.from(pairs, ([, to]) => columns.start[to]),
    row1: Uint32Array.from(pairs, ([, to]) => row(to)),
  };
}
