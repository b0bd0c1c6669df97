import type { HeatMap } from "./heatCells";

/** A schedule that is best somewhere. */
export interface BestCount {
  /** Place of its choice among those that take part. */
  readonly index: number;
  readonly name: string;
  /** At how many sizes. */
  readonly cells: number;
}

/** What the map of the best schedules has, for its legend. */
export interface BestCounts {
  /** In the order of the choices. */
  readonly best: readonly BestCount[];
  /** Names of those that are the first nowhere; empty as long as cells are awaited. */
  readonly never: readonly string[];
  readonly hasTies: boolean;
  readonly hasRefused: boolean;
}

/** Counts a map. O(cells). */
export function bestCounts({ cells }: HeatMap, names: readonly string[]): BestCounts {
  const counts = names.map(() => 0);
  for (const cell of cells) if (cell.kind === "best") counts[cell.index]++;
  const isWhole = cells.every(({ kind }) => kind !== "awaited");
  const all = names.map((name, index) => ({ index, name, cells: counts[index] }));
  return {
    best: all.filter((one) => one.cells > 0),
    never: isWhole ? all.filter((one) => one.cells === 0).map(({ name }) => name) : [],
    hasTies: cells.some((cell) => cell.kind === "best" && cell.asGood.length > 0),
    hasRefused: cells.some(({ kind }) => kind === "refused"),
  };
}
