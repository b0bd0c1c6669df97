import type { SweepPoint } from "../analysis/sweepPoint";
import { isRefusal } from "../base/refusal";
import type { Problem } from "../model/problem";
import { uniformNetwork } from "../model/uniform";

/** Four equal layers on four processors, eight microbatches; a new object each time. */
export function sampleProblem(): Problem {
  const network = uniformNetwork(4, { forward: 1, activationGradient: 1, weightGradient: 1 });
  if (isRefusal(network)) throw new Error(network.reason);
  return {
    network,
    machine: { processors: 4, transfer: { kind: "none" } },
    training: { microbatches: 8, batches: 1, batchSize: 1, firstGradient: true },
    cost: { id: "ticks", options: {} },
  };
}

/** A point of GPipe on one processor, with the parts given. */
export function samplePoint(parts: Partial<SweepPoint> = {}): SweepPoint {
  return {
    processors: 1,
    microbatches: 8,
    choice: { family: "gpipe", options: {} },
    speedup: 1,
    steadySpeedup: 1,
    unit: "units",
    period: 3,
    makespan: 24,
    bubbleFraction: 0,
    peakMemoryBytes: 100,
    peakActivations: 8,
    trafficBytes: 0,
    staleness: 0,
    utilization: 1,
    bound: 1,
    ...parts,
  };
}
