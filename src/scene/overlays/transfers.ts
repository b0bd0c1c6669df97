import type { ScheduledResult } from "../../analysis/scheduledResult";
import { transferTicks } from "../../model/transferTicks";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import type { TransferColumns } from "../../schedule/transfers";
import type { Overlay } from "../overlay";
import type { Links } from "../scene";

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
  const { columns, graph, microbatches, transfer, transfers: timed } = result;
  if (timed !== undefined) return timedLinks(result, timed);
  const { position, end } = columns;
  const rows = rowsByPosition(columns.rowOffset);
  const most = Math.min(MOST_TRANSFERS, graph.edges.length * microbatches);
  const x0 = new Float64Array(most);
  const x1 = new Float64Array(most);
  const row0 = new Uint32Array(most);
  const row1 = new Uint32Array(most);
  let length = 0;
  for (const edge of graph.edges) {
    if (edge.tensor === "none") continue;
    for (let m = edge.lag; m < microbatches && length < most; m++) {
      const from = position[edge.from * microbatches + m - edge.lag];
      const to = position[edge.to * microbatches + m];
      if (from < 0 || to < 0 || rows[from] === rows[to]) continue;
      x0[length] = end[from];
      x1[length] = end[from] + transferTicks(transfer, edge.bytes, rows[from], rows[to]);
      row0[length] = rows[from];
      row1[length++] = rows[to];
    }
  }
  return {
    kind: "links",
    ink: "transfer",
    x0: x0.subarray(0, length),
    row0: row0.subarray(0, length),
    x1: x1.subarray(0, length),
    row1: row1.subarray(0, length),
  };
}

/** The same where transfers were timed one by one: from the end of the task, whatever the tensor waits for. */
function timedLinks({ columns }: ScheduledResult, { producer, to, end }: TransferColumns): Links {
  const rows = rowsByPosition(columns.rowOffset);
  const drawn = producer.subarray(0, MOST_TRANSFERS);
  return {
    kind: "links",
    ink: "transfer",
    x0: Float64Array.from(drawn, (at) => columns.end[at]),
    row0: Uint32Array.from(drawn, (at) => rows[at]),
    x1: end.subarray(0, drawn.length),
    row1: Uint32Array.from(to.subarray(0, drawn.length)),
  };
}
