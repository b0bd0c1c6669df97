import type { ScheduledResult } from "../analysis/scheduledResult";
import { formatNumber, formatTime } from "../scene/timeUnit";
import { drawSchedule } from "../schedule/drawSchedule";
import { unroll } from "../tasks/taskTable";
import type { TextExporter } from "./exporter";

/** A drawing of characters with the main numbers, for terminals and messages. */
export const text: TextExporter = {
  kind: "text",
  id: "text",
  name: "Text drawing",
  help: "A drawing of characters with the main numbers, for terminals and messages.",
  extension: "txt",
  mediaType: "text/plain",
  manyCharts: true,
  write: ({ charts }) =>
    charts.map(({ title, family, result }) => drawOne(title ?? family, result)).join("\n\n"),
};

function drawOne(title: string, result: ScheduledResult): string {
  const { report, makespan, columns, graph, microbatches, after } = result;
  const order = Array.from({ length: columns.rowOffset.length - 1 }, (_, row) =>
    columns.task.subarray(columns.rowOffset[row], columns.rowOffset[row + 1]),
  );
  const plan = { tasks: unroll(graph, microbatches), order, after };
  const numbers = [
    `makespan ${formatTime(makespan, report)}`,
    ...(report.period === null ? [] : [`period ${formatTime(report.period, report)}`]),
    `speedup ${formatNumber(report.speedup, 3)}×`,
    `bubble ${formatNumber(100 * report.bubbleFraction, 2)} %`,
  ];
  const head = `${title} · ${report.processors} processors · ${report.microbatches * report.batches} microbatches`;
  return `${head}\n${drawSchedule({ plan, columns, makespan })}\n${numbers.join(" · ")}\n`;
}
