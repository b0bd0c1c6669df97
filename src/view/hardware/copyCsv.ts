import { noticed } from "../../state/notices";

/** A table as comma-separated values: heads, then rows of plain numbers and texts. */
export function csvOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

/** Puts a table on the clipboard and says so, or that the browser does not let us. */
export async function copyCsv(csv: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(csv);
    noticed({ tone: "done", text: "The table is copied as comma-separated values." });
  } catch {
    noticed({ tone: "problem", text: "The browser does not let us copy the table." });
  }
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
