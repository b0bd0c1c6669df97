import type { Workload } from "../model/workload";
import type { Family } from "../schedule/family";
import { type MinibatchRange, stalenessOf } from "./staleness";
import { type WeightTrace, weightTimeline } from "./weightTimeline";
import { weightVersionsOf } from "./weightVersions";

/** What weights go through, by layer. */
export interface WeightReport {
  readonly staleness: readonly number[];
  readonly weightVersions: readonly number[];
}

/**
 * Staleness (over the minibatches of the steady part) and versions alive, by layer. A flushing family updates when nothing
 * is under way: staleness 0, one version.
 */
export function weightReport(
  family: Family,
  trace: WeightTrace,
  workload: Workload,
  steady: MinibatchRange,
): WeightReport {
  if (family.weightUpdate.kind === "flush")
    return { staleness: zeros(workload.layers), weightVersions: zeros(workload.layers).map(() => 1) };
  const known = new Map<string, LayerWeights>();
  const layers = Array.from({ length: workload.layers }, (_, layer) => {
    const key = opsOf(trace, layer);
    const found = known.get(key) ?? layerWeights(trace, layer, workload, steady);
    known.set(key, found);
    return found;
  });
  return {
    staleness: layers.map((layer) => layer.staleness),
    weightVersions: layers.map((layer) => layer.versions),
  };
}

interface LayerWeights {
  readonly staleness: number;
  readonly versions: number;
}

function layerWeights(
  trace: WeightTrace,
  layer: number,
  workload: Workload,
  steady: MinibatchRange,
): LayerWeights {
  const timeline = weightTimeline(trace, layer, workload);
  return { staleness: stalenessOf(timeline, steady), versions: weightVersionsOf(timeline) };
}

/** Layers of one stage are read and written by the same ops, and so have the same numbers. */
function opsOf({ graph }: WeightTrace, layer: number): string {
  return graph.ops.flatMap((op, i) => (op.firstLayer <= layer && layer <= op.lastLayer ? [i] : [])).join();
}

function zeros(length: number): readonly number[] {
  return Array.from({ length }, () => 0);
}
