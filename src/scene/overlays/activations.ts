import type { ScheduledResult } from "../../analysis/scheduledResult";
import { transferTicks } from "../../model/workload";
import { type Op, type OpGraph, updatesWeights } from "../../tasks/op";
import { ascending } from "../ascending";
import type { Overlay } from "../overlay";
import type { Steps } from "../scene";
import { rowsByPosition } from "../visibleRange";

/** Share of a row's height that the largest count takes. */
const HEIGHT = 0.45;

/** How many activations each processor holds, over time. */
export const activations: Overlay = {
  id: "activations",
  name: "Activations held",
  help: "The area in each row is the number of stage-microbatches whose activations the processor keeps for a backward to come; all rows have one scale.",
  on: false,
  followsFocus: false,
  marks: ({ result }) => ({ front: [heldActivations(result)] }),
};

/** Moments at which a row takes and gives back a stage-microbatch, ascending; what is given back at t makes room at t. */
interface Changes {
  readonly taken: Float64Array;
  readonly given: Float64Array;
}

/**
 * Held stage-microbatches by row, as steps. As in the report: from the forward's start to the end of the stage's weight
 * gradient or fused backward; if that runs elsewhere, to the forward's end here and from the arrival on there. O(tasks),
 * if they come and go in order.
 */
export function heldActivations(result: ScheduledResult): Steps {
  const { rowOffset } = result.columns;
  const reading: Reading = {
    result,
    rows: rowsByPosition(rowOffset),
    reads: Uint8Array.from(result.graph.ops, ({ kind }) => Number(kind === "forward")),
    partners: partnersOf(result.graph),
  };
  const offsets = new Int32Array(rowOffset.length);
  const x = new Float64Array(2 * result.columns.task.length);
  const y = new Float64Array(x.length);
  let length = 0;
  let most = 1;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    const { taken, given } = changesOf(reading, row);
    for (let i = 0, j = 0; i < taken.length || j < given.length; ) {
      const takes = j === given.length || (i < taken.length && taken[i] < given[j]);
      const now = takes ? taken[i] : given[j];
      while (j < given.length && given[j] === now) j++;
      while (i < taken.length && taken[i] === now) i++;
      x[length] = now;
      y[length++] = i - j;
      most = Math.max(most, i - j);
    }
    offsets[row + 1] = length;
  }
  return {
    kind: "steps",
    ink: "activations",
    rowOffset: offsets,
    x: x.slice(0, length),
    y: y.slice(0, length),
    yMax: most,
    height: HEIGHT,
    label: "stage-microbatches held",
  };
}

interface Reading {
  readonly result: ScheduledResult;
  readonly rows: Uint16Array;
  /** By op: 1 for forwards. */
  readonly reads: Uint8Array;
  /** By op: the ops that end what a forward begins, or the forward that began it. */
  readonly partners: readonly Int32Array[];
}

function partnersOf({ ops }: OpGraph): readonly Int32Array[] {
  return ops.map((op) => {
    const fits = (other: Op) =>
      other.stage === op.stage &&
      ((op.kind === "forward" && updatesWeights(other.kind)) ||
        (updatesWeights(op.kind) && other.kind === "forward"));
    return Int32Array.from(ops.flatMap((other, i) => (fits(other) ? [i] : [])));
  });
}

function changesOf({ result, rows, reads, partners }: Reading, row: number): Changes {
  const { columns, microbatches } = result;
  const { rowOffset, task, start, end, position } = columns;
  const taken = new Float64Array(rowOffset[row + 1] - rowOffset[row]);
  const given = new Float64Array(taken.length);
  let takes = 0;
  let gives = 0;
  for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
    const op = (task[at] / microbatches) | 0;
    const begins = reads[op] === 1;
    for (let i = 0; i < partners[op].length; i++) {
      const partner = partners[op][i];
      const other = position[partner * microbatches + (task[at] - op * microbatches)];
      if (other < 0) continue;
      const elsewhere = rows[other] !== row;
      if (begins) taken[takes++] = start[at];
      else if (elsewhere) taken[takes++] = end[other] + carriedTicks(result, partner, op);
      if (!begins || elsewhere) given[gives++] = end[at];
    }
  }
  return { taken: ascending(taken.subarray(0, takes)), given: ascending(given.subarray(0, gives)) };
}

/** Ticks that an activation travels to the processor of its weight gradient. */
function carriedTicks({ graph, transfer }: ScheduledResult, from: number, to: number): number {
  const edge = graph.edges.find((each) => each.from === from && each.to === to);
  return edge === undefined ? 0 : transferTicks(transfer, edge.bytes);
}
