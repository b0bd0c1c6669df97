import type { ExportInput, TextExporter } from "./exporter";

/** A text that is made piece by piece, for files larger than the longest string. */
export function inParts(
  parts: (input: ExportInput) => Iterable<string>,
): Required<Pick<TextExporter, "write" | "parts">> {
  return { parts, write: (input) => [...parts(input)].join("") };
}

/** Joins lists of texts, a piece for each list that has any, with one separator between all texts. */
export function* joined(lists: Iterable<readonly string[]>, separator: string): Iterable<string> {
  let isFirst = true;
  for (const list of lists) {
    if (list.length === 0) continue;
    yield `${isFirst ? "" : separator}${list.join(separator)}`;
    isFirst = false;
  }
}
