import type { ReleaseAt } from "../../analysis/memory/memoryTrace";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { heldMemory } from "../heldMemory";
import type { Overlay } from "../overlay";
import type { Steps } from "../scene";
import { stepColumns } from "../stepColumns";
import { releaseOf } from "./releaseAtI";

/** Share of a row's height that the largest count takes. */
const HEIGHT = 0.45;

/** How many activations each processor holds, over time. */
export const activations: Overlay = {
  id: "activations",
  name: "Activations held",
  help: "The area in each row is the number of stage-microbatches whose activations the processor keeps for a backward to come; all rows have one scale.",
  on: false,
  followsFocus: false,
  isHeavy: true,
  marks: (input) => ({ front: [heldActivations(input.result, releaseOf(input))] }),
};

/** Held stage-microbatches by row, as steps. */
export function heldActivations(result: ScheduledResult, releaseAt: ReleaseAt = "weightGradient"): Steps {
  const { rowOffset, time, count } = heldMemory(result, releaseAt);
  return {
    kind: "steps",
    ink: "activations",
    rowOffset,
    x: time,
    y: count,
    columns: stepColumns({ rowOffset, x: time, value: count }, result.makespan),
    yMax: count.reduce((most, each) => Math.max(most, each), 1),
    height: HEIGHT,
    label: "stage-microbatches held",
  };
}
