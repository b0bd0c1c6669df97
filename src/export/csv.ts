import type { TextExporter } from "./exporter";
import { inParts } from "./inParts";
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
  ...inParts(function* ({ charts }) {
    const { result } = charts[0];
    const columns = taskColumns(result);
    const lines = taskLines(result, (row) => columns.map((column) => row[column]).join(","));
    yield `${columns.join(",")}\r\n`;
    for (const part of lines) yield part.map((line) => `${line}\r\n`).join("");
  }),
};
