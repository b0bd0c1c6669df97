import type { SweepPoint } from "../../analysis/sweepPoint";
import type { ProblemSize } from "../../model/withSize";
import type { FamilyChoice } from "../../schedule/family";
import { choiceKey } from "../../state/sweeps";

/** The sizes of a map. Cells are numbered row by row, from the fewest microbatches on. */
export interface HeatGrid {
  /** Of the columns, ascending. */
  readonly processors: readonly number[];
  /** Of the rows, ascending. */
  readonly microbatches: readonly number[];
  /** The problem's own size, which is among them. */
  readonly own: ProblemSize;
}

/** The size of a cell. */
export function sizeAt({ processors, microbatches }: HeatGrid, cell: number): ProblemSize {
  return {
    processors: processors[cell % processors.length],
    microbatches: microbatches[Math.floor(cell / processors.length)],
  };
}

/** The number of the cell with this size; -1 if there is none. */
export function cellAt(grid: HeatGrid, size: ProblemSize): number {
  const column = grid.processors.indexOf(size.processors);
  const row = grid.microbatches.indexOf(size.microbatches);
  return column < 0 || row < 0 ? -1 : row * grid.processors.length + column;
}

/** The points by choice, then by cell; holes where nothing has come yet. O(points). */
export function pointsByCell(
  grid: HeatGrid,
  choices: readonly FamilyChoice[],
  points: readonly SweepPoint[],
): readonly (readonly (SweepPoint | undefined)[])[] {
  const rows = choices.map(() => new Array<SweepPoint | undefined>(cellCount(grid)).fill(undefined));
  const byKey = new Map(choices.map((choice, i) => [choiceKey(choice), rows[i]]));
  for (const point of points) {
    const cell = cellAt(grid, point);
    const row = byKey.get(choiceKey(point.choice));
    if (cell >= 0 && row !== undefined) row[cell] = point;
  }
  return rows;
}

/** How many cells a map has. */
export function cellCount({ processors, microbatches }: HeatGrid): number {
  return processors.length * microbatches.length;
}
