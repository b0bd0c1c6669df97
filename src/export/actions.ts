import type { ScheduledResult } from "../analysis/scheduledResult";
import { rowCells } from "../schedule/notation";
import type { TextExporter } from "./exporter";

/** Who runs what in which order, without times, in the notation of the papers' code. */
export const actions: TextExporter = {
  kind: "text",
  id: "actions",
  name: "Actions (JSON)",
  help: "The order of tasks on every processor in cells such as 0F3, which the app reads back.",
  extension: "json",
  mediaType: "application/json",
  manyCharts: false,
  write: ({ charts }) => {
    const { result } = charts[0];
    const { family, processors, microbatches, stages } = result.report;
    const head = JSON.stringify({ family, processors, microbatches, stages }).slice(0, -1);
    const ranks = cellsByProcessor(result).map((cells) => `  ${JSON.stringify(cells)}`);
    return `${head},"ranks":[\n${ranks.join(",\n")}\n]}\n`;
  },
};

/** One list of cells per processor; two tasks that run as a pair share a cell. */
export function cellsByProcessor(result: ScheduledResult): string[][] {
  const { columns, graph, microbatches, updateEvery, pairs } = result;
  const { rowOffset, task } = columns;
  const firsts = new Set(pairs?.first);
  return Array.from({ length: rowOffset.length - 1 }, (_, row) => {
    const first = rowOffset[row];
    const past = rowOffset[row + 1];
    const startsPair = (at: number) => firsts.has(task[first + at]);
    return rowCells({ tasks: { graph, microbatches }, updateEvery }, task.subarray(first, past), startsPair);
  });
}
