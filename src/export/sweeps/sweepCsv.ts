import type { SweepPoint } from "../../analysis/sweepPoint";
import { csvOf } from "../../base/csvOf";
import type { SweepExportInput, SweepTextExporter } from "./sweepExporter";
import { inOrder } from "./sweepOrder";

/**
 * All points as a table (RFC 4180), plain numbers, times in the unit that stands beside them. Before it, in lines that start
 * with "#" as gnuplot, pgfplots and pandas skip them: the problem, what every number means, and the link.
 */
export const sweepCsv: SweepTextExporter = {
  kind: "text",
  id: "csv",
  name: "CSV with definitions",
  extension: "csv",
  mediaType: "text/csv",
  isPicture: false,
  write: (input) => `${preamble(input)}${sweepTable(input)}`,
};

/** The table alone, for spreadsheets. */
export function sweepTable({ points, metrics }: Pick<SweepExportInput, "points" | "metrics">): string {
  const heads = ["family", "options", ...SIZE, ...metrics.map(({ id }) => id), "unit", "refused"];
  const rows = inOrder(points).map((point) => [
    point.choice.family,
    optionsOf(point),
    ...SIZE.map((name) => point[name]),
    ...metrics.map(({ id }) => point[id] ?? ""),
    point.unit ?? "",
    point.refusal ?? "",
  ]);
  return csvOf(heads, rows);
}

const SIZE = ["processors", "microbatches"] as const;

function preamble({ problemInWords, metrics, link }: SweepExportInput): string {
  const lines = [
    problemInWords,
    ...metrics.map(({ id, name, unit, definition }) => `${id}: ${name} (${unit}). ${definition}`),
    ...(link === undefined ? [] : [link]),
  ];
  return lines.map((line) => `# ${line.replaceAll("\n", " ")}\n`).join("");
}

function optionsOf({ choice }: SweepPoint): string {
  return Object.entries(choice.options)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}
