import { drawSchedule } from "../schedule/drawSchedule";
import { unroll } from "../tasks/taskTable";
import { chartFacts, chartTitle } from "./chartTitle";
import type { ExportChart, TextExporter } from "./exporter";

/** A drawing of characters with the main numbers, for terminals and messages. */
export const text: TextExporter = {
  kind: "text",
  id: "text",
  name: "Text drawing",
  help: "A drawing of characters with the main numbers, for terminals and messages.",
  extension: "txt",
  mediaType: "text/plain",
  manyCharts: true,
  write: ({ charts }) => charts.map(drawOne).join("\n\n"),
};

function drawOne(chart: ExportChart): string {
  const { result } = chart;
  const { report, makespan, columns, graph, microbatches, after, pairs } = result;
  const order = Array.from({ length: columns.rowOffset.length - 1 }, (_, row) =>
    columns.task.subarray(columns.rowOffset[row], columns.rowOffset[row + 1]),
  );
  const plan = { tasks: unroll(graph, microbatches), order, after, ...(pairs && { pairs }) };
  const head = `${chartTitle(chart)} · ${report.processors} processors · ${report.microbatches * report.batches} microbatches`;
  return `${head}\n${drawSchedule({ plan, columns, makespan })}\n${chartFacts(chart).join(" · ")}\n`;
}
