import type { ExportInput, TextExporter } from "./exporter";
import { inParts, joined } from "./inParts";
import { reportObject } from "./reportObject";
import { taskLines } from "./taskRows";

/** The problem, every number of the report, and every task. */
export const json: TextExporter = {
  kind: "text",
  id: "json",
  name: "Schedule (JSON)",
  help: "The problem, the report and every task with its times, for programs.",
  extension: "json",
  mediaType: "application/json",
  manyCharts: false,
  ...inParts(function* (input) {
    const [open] = splitEnd(reportText(input));
    const tasks = taskLines(input.charts[0].result, (row) => `    ${JSON.stringify(row)}`);
    yield `${open},\n  "tasks": [\n`;
    yield* joined(tasks, ",\n");
    yield "\n  ]\n}\n";
  }),
};

/** The same without the tasks. */
export const report: TextExporter = {
  kind: "text",
  id: "report",
  name: "Report (JSON)",
  help: "The problem and every number of the report, for programs.",
  extension: "json",
  mediaType: "application/json",
  manyCharts: false,
  write: (input) => `${reportText(input)}\n`,
};

function reportText({ problem, charts }: ExportInput): string {
  return JSON.stringify(reportObject(problem, charts[0].result.report), null, 2);
}

/** Takes the closing brace off. */
function splitEnd(text: string): readonly [string, string] {
  return [text.slice(0, text.lastIndexOf("\n")), text.slice(text.lastIndexOf("\n"))];
}
