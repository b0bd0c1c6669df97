import type { ScheduledResult } from "../../analysis/scheduledResult";
import { transferTicks } from "../../model/workload";
import type { Overlay } from "../overlay";
import type { Links } from "../scene";
import { rowsByPosition } from "../visibleRange";

/** More transfers than this are not drawn: nobody could tell them apart, and every frame would pass over them. */
const MOST_TRANSFERS = 200_000;

/** Arrows along every tensor that goes from one processor to another. */
export const transfers: Overlay = {
  id: "transfers",
  name: "Transfers",
  help: "Every arrow is a tensor on its way to another processor, from the moment it is made to its arrival; zoom in to see them one by one.",
  on: false,
  followsFocus: false,
  marks: ({ result }) => ({ front: [transferLinks(result)] }),
};

/** One link for each task and processor that its result is carried to. O(edges · microbatches). */
export function transferLinks(result: ScheduledResult): Links {
  const { columns, graph, microbatches, transfer } = result;
  const { position, end } = columns;
  const rows = rowsByPosition(columns.rowOffset);
  const found: { x0: number[]; row0: number[]; x1: number[]; row1: number[] } = {
    x0: [],
    row0: [],
    x1: [],
    row1: [],
  };
  for (const edge of graph.edges) {
    if (edge.tensor === "none") continue;
    const ticks = transferTicks(transfer, edge.bytes);
    for (let m = edge.lag; m < microbatches && found.x0.length < MOST_TRANSFERS; m++) {
      const from = position[edge.from * microbatches + m - edge.lag];
      const to = position[edge.to * microbatches + m];
      if (from < 0 || to < 0 || rows[from] === rows[to]) continue;
      found.x0.push(end[from]);
      found.row0.push(rows[from]);
      found.x1.push(end[from] + ticks);
      found.row1.push(rows[to]);
    }
  }
  return {
    kind: "links",
    ink: "transfer",
    x0: Float64Array.from(found.x0),
    row0: Uint32Array.from(found.row0),
    x1: Float64Array.from(found.x1),
    row1: Uint32Array.from(found.row1),
  };
}
