import type { ScheduledResult } from "../../analysis/scheduledResult";
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
  layer: "front",
  on: true,
  followsFocus: true,
  marks({ result, focus, focusStall }) {
    if (focus >= 0)
      return [
        links(
          result,
          "link",
          tasksBefore(result, focus).map((from) => [from, focus]),
        ),
        links(
          result,
          "link-out",
          tasksAfter(result, focus).map((to) => [focus, to]),
        ),
      ].filter((marks) => marks.x0.length > 0);
    if (focusStall < 0) return [];
    const { next, waitsFor } = result.stalls;
    if (next[focusStall] < 0 || waitsFor[focusStall] < 0) return [];
    return [links(result, "link", [[waitsFor[focusStall], next[focusStall]]])];
  },
};

function links(
  { columns }: ScheduledResult,
  ink: LineInk,
  pairs: readonly (readonly [from: number, to: number])[],
): Links {
  const row = (position: number) => rowOfPosition(columns.rowOffset, position);
  return {
    kind: "links",
    ink,
    x0: Float64Array.from(pairs, ([from]) => columns.end[from]),
    row0: Uint32Array.from(pairs, ([from]) => row(from)),
    x1: Float64Array.from(pairs, ([, to]) => columns.start[to]),
    row1: Uint32Array.from(pairs, ([, to]) => row(to)),
  };
}
