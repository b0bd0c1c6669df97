import { csvOf } from "../../base/csvOf";
import type { ComparedChart, ComparisonRow } from "./comparison";

/** The comparison as comma-separated values: plain numbers, in ticks and bytes, with the definition of each row. */
export function comparisonCsv(charts: readonly ComparedChart[], rows: readonly ComparisonRow[]): string {
  const head = ["metric", ...charts.map(({ name }) => name), "definition"];
  const lines = rows.map(({ name, cells, definition }) => [
    name,
    ...cells.map(({ value }) => (value === null ? "" : String(value))),
    definition.replace("\n", " Formula: "),
  ]);
  return csvOf(head, lines);
}

/** The comparison as a Markdown table, as it reads on the screen. */
export function comparisonMarkdown(charts: readonly ComparedChart[], rows: readonly ComparisonRow[]): string {
  const head = ["Metric", ...charts.map(({ name }) => name)];
  const rule = ["---", ...charts.map(() => "---:")];
  const lines = rows.map(({ name, cells }) => [
    name,
    ...cells.map(({ text, difference }) => (difference === undefined ? text : `${text} (${difference})`)),
  ]);
  return [head, rule, ...lines].map((line) => `| ${line.map(escaped).join(" | ")} |\n`).join("");
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}
