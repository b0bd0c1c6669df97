import type { PackedResponse, Response } from "./protocol";

/** How deep in a response its columns are: in the result, in one of its records of columns. */
const DEPTH = 3;

/** The buffers of a response's columns, each once: they move to the page and are not copied. O(fields + lengths of lists). */
export function transferables(response: Response | PackedResponse): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(response, DEPTH, buffers);
  if ("marks" in response) collectAll(response.marks, buffers);
  return [...buffers];
}

/** Columns stand in records and in lists of their own; records within lists (ops, points) are many and have none. */
function collect(value: unknown, depth: number, into: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) into.add(value.buffer);
  } else if (Array.isArray(value)) {
    for (const item of value) if (ArrayBuffer.isView(item)) collect(item, 0, into);
  } else if (depth > 0 && typeof value === "object" && value !== null)
    for (const field of Object.values(value)) collect(field, depth - 1, into);
}

/** Marks hold records of columns in lists: few of them. */
function collectAll(value: unknown, into: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) collect(value, 0, into);
  else if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) collectAll(part, into);
}
