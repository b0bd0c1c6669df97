import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { BandInk } from "../ink";
import type { Overlay } from "../overlay";
import type { Rects } from "../scene";

/** Where the pipeline fills, runs steadily and drains. */
export const phases: Overlay = {
  id: "phases",
  name: "Fill, steady, drain",
  help: "Fill lasts until every processor has started; drain begins when the first processor has nothing left to do.",
  on: false,
  followsFocus: false,
  marks({ result }) {
    const [steady, drain] = phaseBorders(result);
    const end = result.makespan;
    const rows = result.columns.rowOffset.length - 1;
    return {
      behind: [
        band("band-fill", 0, steady, rows),
        band("band-steady", steady, drain, rows),
        band("band-drain", drain, end, rows),
      ],
      front: [
        { kind: "rules", ink: "guide", x: Float64Array.of(steady, drain) },
        {
          kind: "labels",
          ink: "label",
          x: Float64Array.of(0, (steady + drain) / 2, end),
          row: new Float64Array(3).fill(rows - 0.5),
          text: ["fill", "steady", "drain"],
          align: "inwards",
        },
      ],
    };
  },
};

/** When the last processor starts and when the first one ends; the first never exceeds the second. */
export function phaseBorders({ columns }: ScheduledResult): readonly [steady: number, drain: number] {
  const { rowOffset, start, end } = columns;
  let steady = 0;
  let drain = Number.POSITIVE_INFINITY;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    if (rowOffset[row] === rowOffset[row + 1]) continue;
    steady = Math.max(steady, start[rowOffset[row]]);
    drain = Math.min(drain, end[rowOffset[row + 1] - 1]);
  }
  return Number.isFinite(drain) ? [steady, Math.max(steady, drain)] : [0, 0];
}

function band(ink: BandInk, from: number, to: number, rows: number): Rects {
  return {
    kind: "rects",
    ink,
    x0: new Float64Array(rows).fill(from),
    x1: new Float64Array(rows).fill(to),
    row: Uint32Array.from({ length: rows }, (_, row) => row),
  };
}
