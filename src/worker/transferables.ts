import type { Response } from "./protocol";

/** The buffers of a response's columns, each once: they move to the page and are not copied. */
export function transferables(response: Response): ArrayBuffer[] {
  if (response.kind !== "scheduled") return [];
  const { columns, stalls, criticalPath, busySums, pairs, transfers } = response.result;
  const arrays = [
    ...Object.values(columns),
    ...Object.values(stalls),
    ...Object.values(pairs ?? {}),
    ...Object.values(transfers ?? {}),
    criticalPath,
    ...busySums,
  ];
  const buffers = new Set<ArrayBuffer>();
  for (const array of arrays)
    if (ArrayBuffer.isView(array) && array.buffer instanceof ArrayBuffer) buffers.add(array.buffer);
  return [...buffers];
}
