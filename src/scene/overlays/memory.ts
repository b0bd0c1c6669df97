import type { ReleaseAt } from "../../analysis/memory/memoryTrace";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatBytes } from "../../model/formatBytes";
import { heldMemory } from "../heldMemory";
import type { Overlay } from "../overlay";
import type { Stack } from "../scene";
import { stepColumns } from "../stepColumns";
import { releaseOf } from "./releaseAtI";

/** How many times the largest peak a limit may be and still be in the picture. */
const FARTHEST_LIMIT = 3;

/** Bytes that each processor holds, over time, in a lane under its tasks. */
export const memory: Overlay = {
  id: "memory",
  name: "Memory",
  help: "The lane under each row is what the processor holds: gradients, weights in all their versions, and activations on top; all charts have one scale. Dashed: the memory a processor has; what exceeds it is solid.",
  on: false,
  followsFocus: false,
  isHeavy: true,
  hasLane: true,
  marks(input) {
    const releaseAt = releaseOf(input);
    return {
      front: [heldBytes(input.result, releaseAt)],
      held: heldMemory(input.result, releaseAt),
    };
  },
};

/** Memory over time, by row and class. */
export function heldBytes(result: ScheduledResult, releaseAt: ReleaseAt): Stack {
  const { rowOffset, time, activations, weights, gradients } = heldMemory(result, releaseAt);
  const lower = weights.slice();
  const total = activations.slice();
  const peakAt = new Int32Array(gradients.length);
  for (let row = 0; row < gradients.length; row++) {
    peakAt[row] = rowOffset[row];
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      lower[i] += gradients[row];
      total[i] += lower[i];
      if (total[i] > total[peakAt[row]]) peakAt[row] = i;
    }
  }
  const peaks = Array.from(peakAt, (at) => total[at]);
  const limit = result.memory.memoryBytes;
  return {
    kind: "stack",
    ink: "memory",
    rowOffset,
    x: time,
    layers: [
      { ink: "band-gradients", top: { byRow: gradients } },
      { ink: "band-weights", top: { byStep: lower } },
      { ink: "band-activations", top: { byStep: total } },
    ],
    total,
    columns: stepColumns({ rowOffset, x: time, value: total }, result.makespan),
    yMax: memoryScale([result]),
    ...(limit !== undefined && { limit: { value: limit, text: formatBytes(limit) } }),
    peakAt,
    peakText: peaks.map(formatBytes),
  };
}

/**
 * The bytes that fill a lane, one for all charts that are compared: the largest peak, or the limit if it is above but not far.
 * Whatever is shown, peaks are those of activations released at W, so that nothing jumps. At least 1.
 */
export function memoryScale(results: readonly ScheduledResult[]): number {
  const peak = Math.max(1, ...results.flatMap(({ report }) => [...report.peakMemoryBytes]));
  const limits = results.map((result) => result.memory.memoryBytes ?? 0);
  return Math.max(peak, ...limits.filter((limit) => limit <= FARTHEST_LIMIT * peak));
}
