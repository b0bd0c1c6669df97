import type { Problem } from "../model/problem";
import type { ProblemSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";

/** A part of a sweep that one thread computes in one go: every choice at every cell. */
export interface SweepChunk {
  readonly cells: readonly ProblemSize[];
  readonly choices: readonly FamilyChoice[];
}

/** What a chunk may hold, in tasks: a few tens of milliseconds, so that all threads end together and can be stopped. */
const CHUNK_TASKS = 100_000;
/** And in points, however small they are. */
const CHUNK_POINTS = 24;
const TASKS_PER_LAYER = 3;

/**
 * Divides what is missing of a sweep into chunks, in the order of the cells: every missing point is in exactly one. A cell
 * whose choices are too much for one chunk is divided between several. O(cells × choices).
 */
export function sweepChunks(
  { network, training }: Problem,
  cells: readonly ProblemSize[],
  missing: (cell: ProblemSize) => readonly FamilyChoice[],
): readonly SweepChunk[] {
  const chunks: Room[] = [];
  for (const cell of cells) {
    const tasks = TASKS_PER_LAYER * network.layers.length * cell.microbatches * training.batches;
    const atOnce = Math.max(1, Math.min(CHUNK_POINTS, Math.floor(CHUNK_TASKS / Math.max(1, tasks))));
    const wanted = missing(cell);
    for (let from = 0; from < wanted.length; from += atOnce) {
      const choices = wanted.slice(from, from + atOnce);
      const last = chunks.at(-1);
      if (last !== undefined && hasRoom(last, choices, tasks)) {
        last.cells.push(cell);
        last.tasks += tasks * choices.length;
      } else chunks.push({ cells: [cell], choices, tasks: tasks * choices.length });
    }
  }
  return chunks.map(({ cells: held, choices }) => ({ cells: held, choices }));
}

/** A chunk that may get more cells. */
interface Room {
  readonly cells: ProblemSize[];
  readonly choices: readonly FamilyChoice[];
  tasks: number;
}

function hasRoom(chunk: Room, choices: readonly FamilyChoice[], tasks: number): boolean {
  return (
    isSame(chunk.choices, choices) &&
    chunk.tasks + tasks * choices.length <= CHUNK_TASKS &&
    (chunk.cells.length + 1) * choices.length <= CHUNK_POINTS
  );
}

function isSame(a: readonly FamilyChoice[], b: readonly FamilyChoice[]): boolean {
  return a.length === b.length && a.every((choice, i) => choice === b[i]);
}
