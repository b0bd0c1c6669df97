import { activationEvents, readActivations, unitsPerMicrobatch } from "./activationEvents";
import { HeldSteps } from "./heldSteps";
import { type MemoryTrace, type ReleaseAt, stashTimelines } from "./memoryTrace";
import { readWeights } from "./weightEvents";

/** What every processor holds over time, as steps: values hold from their time to that of the row's next step. */
export interface MemoryColumns {
  /** Index of each row's first step, which is at time 0; one entry more than rows. */
  readonly rowOffset: Int32Array;
  readonly time: Float64Array;
  /** Stage-microbatches whose activations are held. */
  readonly count: Float64Array;
  /** Bytes of activations. */
  readonly activations: Float64Array;
  /** Bytes of all versions of weights. */
  readonly weights: Float64Array;
  /** Bytes of gradients, by row: the same all the time. */
  readonly gradients: Float64Array;
}

/** Memory over time. Three columns and a time for each moment at which something changes: at most two for each forward. */
export function memoryOverTime(trace: MemoryTrace, releaseAt: ReleaseAt): MemoryColumns {
  const rows = trace.columns.rowOffset.length - 1;
  const reading = readActivations(trace);
  const weightsOf = readWeights(trace, stashTimelines(trace));
  const gradients = new Float64Array(rows);
  const unitsEach = unitsPerMicrobatch(trace.graph);
  const rowOffset = new Int32Array(rows + 1);
  const steps = new StepList(trace.columns.task.length + rows);
  for (let row = 0; row < rows; row++) {
    const weights = weightsOf(row);
    gradients[row] = weights.stageBytes;
    const { taken, given, givenAtI } = activationEvents(row, reading);
    const held = new HeldSteps(
      { taken, given: releaseAt === "activationGradient" ? givenAtI : given },
      weights,
    );
    while (held.next()) steps.add(held, unitsEach);
    rowOffset[row + 1] = steps.length;
  }
  return { rowOffset, ...steps.columns(), gradients };
}

/** Index of the step of a row that holds at a time from 0 on. O(log steps). */
export function stepAt({ rowOffset, time }: MemoryColumns, row: number, now: number): number {
  let from = rowOffset[row];
  let to = rowOffset[row + 1] - 1;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if (time[middle] <= now) from = middle;
    else to = middle - 1;
  }
  return from;
}

/** Columns that grow. */
class StepList {
  length = 0;
  private data: readonly Float64Array[];

  constructor(expected: number) {
    this.data = Array.from({ length: 4 }, () => new Float64Array(expected));
  }

  add({ time, units, unitBytes, weights }: HeldSteps, unitsEach: number): void {
    if (this.length === this.data[0].length) this.grow();
    const at = this.length++;
    this.data[0][at] = time;
    this.data[1][at] = units / unitsEach;
    this.data[2][at] = unitBytes / unitsEach;
    this.data[3][at] = weights;
  }

  columns(): Pick<MemoryColumns, "time" | "count" | "activations" | "weights"> {
    const [time, count, activations, weights] = this.data.map((column) => column.slice(0, this.length));
    return { time, count, activations, weights };
  }

  private grow(): void {
    this.data = this.data.map((column) => {
      const grown = new Float64Array(2 * column.length + 16);
      grown.set(column);
      return grown;
    });
  }
}
