import type { TextExporter } from "./exporter";
import { taskColumns, taskLines } from "./taskRows";

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
    const { result } = charts[0];
    const columns = taskColumns(result);
    const lines = taskLines(result, (row) => columns.map((column) => row[column]).join(","));
    return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
  },
};
