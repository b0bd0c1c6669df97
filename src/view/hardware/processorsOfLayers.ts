import type { ScheduledResult } from "../../analysis/scheduledResult";
import { rowAt } from "../../schedule/layOut";

/** More microbatches than this are not looked at: replicas have all had their turn by then. */
const MAX_MICROBATCHES = 64;

/** Which processors run tasks of each layer, in words: "P0", "P0–P3", "P0, P2"; "–" for none. */
export function processorsOfLayers({
  graph,
  columns,
  microbatches,
  layerNames,
}: Pick<ScheduledResult, "graph" | "columns" | "microbatches" | "layerNames">): readonly string[] {
  const found = layerNames.map(() => new Set<number>());
  const looked = Math.min(microbatches, MAX_MICROBATCHES);
  for (const [index, { firstLayer, lastLayer }] of graph.ops.entries())
    for (let microbatch = 0; microbatch < looked; microbatch++) {
      const position = columns.position[index * microbatches + microbatch];
      if (position < 0) continue;
      const row = rowAt(columns.rowOffset, position);
      for (let layer = firstLayer; layer <= lastLayer; layer++) found[layer]?.add(row);
    }
  return found.map((rows) => inWords([...rows].sort((a, b) => a - b)));
}

function inWords(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const words = runs.flatMap(([from, to]) => {
    if (from === to) return `P${from}`;
    return to === from + 1 ? [`P${from}`, `P${to}`] : `P${from}–P${to}`;
  });
  return words.join(", ") || "–";
}
