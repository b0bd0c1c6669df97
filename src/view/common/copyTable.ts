import { noticed } from "../../state/notices";

/** Puts a table on the clipboard and says so, or that the browser does not let us; `what` is its form, as in "Markdown". */
export async function copyTable(text: string, what = "comma-separated values"): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    noticed({ tone: "done", text: `The table is copied as ${what}.` });
  } catch {
    noticed({ tone: "problem", text: "The browser does not let us copy the table." });
  }
}
