import type { TextExporter } from "./exporter";
import { TASK_COLUMNS, taskLines } from "./taskRows";

/** Tasks as a table (RFC 4180). Every value is a number or one plain word, so that nothing needs quotes. */
export const csv: TextExporter = {
  kind: "text",
  id: "csv",
  name: "Task table (CSV)",
  help: "One line per task with its processor, kind and times in ticks, for spreadsheets.",
  extension: "csv",
  mediaType: "text/csv",
  manyCharts: false,
  write: ({ charts }) => {
    const lines = taskLines(charts[0].result, (row) => TASK_COLUMNS.map((column) => row[column]).join(","));
    return `${[TASK_COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
  },
};
