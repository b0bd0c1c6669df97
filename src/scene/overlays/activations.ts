import type { ScheduledResult } from "../../analysis/scheduledResult";
import { transferTicks } from "../../model/workload";
import { updatesWeights } from "../../tasks/op";
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

/** Moments at which a row takes (+1) or gives back (−1) a stage-microbatch; what is given back at t makes room at t. */
interface Changes {
  readonly taken: number[];
  readonly given: number[];
}

/**
 * Held stage-microbatches by row, as steps. As in the report: from the forward's start to the end of the stage's weight
 * gradient or fused backward; if that runs elsewhere, to the forward's end here and from the arrival on there. O(tasks · log).
 */
export function heldActivations(result: ScheduledResult): Steps {
  const changes = changesByRow(result);
  const rowOffset = new Int32Array(changes.length + 1);
  const x: number[] = [];
  const y: number[] = [];
  let most = 1;
  changes.forEach(({ taken, given }, row) => {
    const takes = Float64Array.from(taken).sort();
    const gives = Float64Array.from(given).sort();
    for (let i = 0, j = 0; i < takes.length || j < gives.length; ) {
      const now = Math.min(takes[i] ?? Number.POSITIVE_INFINITY, gives[j] ?? Number.POSITIVE_INFINITY);
      while (gives[j] === now) j++;
      while (takes[i] === now) i++;
      x.push(now);
      y.push(i - j);
      most = Math.max(most, i - j);
    }
    rowOffset[row + 1] = x.length;
  });
  return {
    kind: "steps",
    ink: "activations",
    rowOffset,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    yMax: most,
    height: HEIGHT,
    label: "stage-microbatches held",
  };
}

function changesByRow({ columns, graph, microbatches, transfer }: ScheduledResult): readonly Changes[] {
  const { position, start, end } = columns;
  const rows = rowsByPosition(columns.rowOffset);
  const changes = Array.from({ length: columns.rowOffset.length - 1 }, () => ({
    taken: [] as number[],
    given: [] as number[],
  }));
  graph.ops.forEach((op, begins) => {
    if (op.kind !== "forward") return;
    graph.ops.forEach((other, ends) => {
      if (other.stage !== op.stage || !updatesWeights(other.kind)) return;
      const edge = graph.edges.find(({ from, to }) => from === begins && to === ends);
      const carried = edge === undefined ? 0 : transferTicks(transfer, edge.bytes);
      for (let m = 0; m < microbatches; m++) {
        const first = position[begins * microbatches + m];
        const last = position[ends * microbatches + m];
        if (first < 0 || last < 0) continue;
        const here = changes[rows[first]];
        const there = changes[rows[last]];
        here.taken.push(start[first]);
        if (here !== there) {
          here.given.push(end[first]);
          there.taken.push(end[first] + carried);
        }
        there.given.push(end[last]);
      }
    });
  });
  return changes;
}
