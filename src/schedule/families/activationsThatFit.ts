import { type Refusal, refuse } from "../../base/refusal";
import { formatBytes } from "../../model/formatBytes";
import type { Workload } from "../../model/workload";
import { keptBytes, weightBytesOf } from "../partition/stageBytes";
import type { Placement } from "../placement/placement";

/** Where the stages of a network are. */
export interface PlacedStages {
  /** First layer of each stage. */
  readonly starts: Int32Array;
  readonly placement: Placement;
}

/**
 * How many stage-microbatches fit into `memoryBytes` beside one version of the weights and one buffer of gradients: the
 * fewest over the processors in use, each taken as large as its processor's largest. Refuses if fewer than `least` fit.
 */
export function activationsThatFit(
  workload: Workload,
  memoryBytes: number,
  stages: PlacedStages,
  least: number,
): number | Refusal {
  let fewest = Number.POSITIVE_INFINITY;
  for (let p = 0; p < stages.placement.processors; p++) {
    const { each, fixed } = needsOf(workload, stages, p);
    const fit = fixed <= memoryBytes && each === 0 ? fewest : Math.floor((memoryBytes - fixed) / each);
    if (fit < least) return tooLittle(p, memoryBytes, { each, fixed }, least);
    fewest = Math.min(fewest, fit);
  }
  return fewest;
}

/** Bytes of a processor's largest stage-microbatch, and of its weights and gradients. */
interface Needs {
  readonly each: number;
  readonly fixed: number;
}

function needsOf(workload: Workload, { starts, placement }: PlacedStages, p: number): Needs {
  let each = 0;
  let fixed = 0;
  for (let stage = 0; stage < starts.length; stage++) {
    if (!placement.rowsOf(stage).includes(p)) continue;
    const last = (starts[stage + 1] ?? workload.layers) - 1;
    each = Math.max(each, keptBytes(workload, starts[stage], last));
    fixed += 2 * weightBytesOf(workload, starts[stage], last);
  }
  return { each, fixed };
}

function tooLittle(p: number, memoryBytes: number, { each, fixed }: Needs, least: number): Refusal {
  const kept = least === 1 ? "1 stage-microbatch" : `${least} stage-microbatches`;
  return refuse(
    `Processor ${p} has ${formatBytes(memoryBytes)} of memory and needs ${formatBytes(fixed)} for weights and gradients and ` +
      `${formatBytes(least * each)} for the activations of ${kept}; give every processor at least ${roundedUp(fixed + least * each)}.`,
    "memory",
  );
}

/** Bytes in few digits, not less than they are. */
function roundedUp(bytes: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, bytes))) - 2);
  return formatBytes(Math.ceil(bytes / step) * step);
}
