import type { Workload } from "../../model/workload";

/**
 * A problem that tells families nothing but sizes: as many layers as stages are wanted, all of which take one tick for each
 * kind of work, on equal processors with free transfers. For orders that depend on sizes only.
 */
export function unitWorkload(
  size: Pick<Workload, "layers" | "processors" | "microbatches" | "batches">,
): Workload {
  const { layers, processors } = size;
  const ones = new Float64Array(layers).fill(1);
  return {
    ...size,
    layerNames: Array.from({ length: layers }, (_, l) => `layer ${l}`),
    forward: ones,
    activationGradient: ones,
    weightGradient: ones,
    activationBytes: ones,
    weightBytes: ones,
    inputBytes: 1,
    speeds: new Float64Array(processors).fill(1),
    firstGradient: true,
    ticksPerUnit: 1,
    unit: { name: "tick", short: "" },
    transfer: { latency: 0, ticksPerByte: 0 },
    total: 3 * layers,
  };
}
