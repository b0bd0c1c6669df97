import type { ScheduledResult } from "../analysis/scheduledResult";
import { isPair } from "../scene/coverage";
import { taskText } from "../schedule/notation";
import { type Position, taskAt } from "../schedule/schedule";
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
export function cellsByProcessor({ columns, graph, microbatches }: ScheduledResult): string[][] {
  const { rowOffset } = columns;
  const text = (at: number) => taskText({ graph, microbatches }, taskAt(columns, at as Position));
  return Array.from({ length: rowOffset.length - 1 }, (_, row) => {
    const cells: string[] = [];
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      const cell = text(i);
      if (!isPair(columns, i, rowOffset[row + 1])) cells.push(cell);
      else cells.push(`(${cell};${text(++i)})`);
    }
    return cells;
  });
}
