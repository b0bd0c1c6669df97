import type { Workload } from "../model/workload";
import type { Family } from "../schedule/family";
import { type MinibatchRange, stalenessOf } from "./staleness";
import { type TimelineOf, timelinesOf, type WeightTimeline, type WeightTrace } from "./weightTimeline";
import { weightVersionsOf } from "./weightVersions";

/** What weights go through, by layer. */
export interface WeightReport {
  readonly staleness: readonly number[];
  readonly weightVersions: readonly number[];
}

/**
 * Staleness (over the minibatches of the steady part) and versions alive, by layer. A flushing family updates when nothing
 * is under way: staleness 0, one version. With double buffers all batches count, because the part that repeats may lie
 * within the first, the only one whose gradients are not late. `stashTimelineOf` may be given where somebody else made timelines.
 */
export function weightReport(
  family: Family,
  trace: WeightTrace,
  workload: Workload,
  steady: MinibatchRange,
  stashTimelineOf?: TimelineOf,
): WeightReport {
  const layers = Array.from({ length: workload.layers }, (_, layer) => layer);
  if (family.weightUpdate.kind === "flush")
    return { staleness: layers.map(() => 0), weightVersions: layers.map(() => 1) };
  const buffered = family.weightUpdate.kind === "doubleBuffered";
  const read = buffered ? { ...trace, doubleBuffered: workload.microbatches } : trace;
  const counted = buffered ? { first: 0, last: trace.microbatches - 1 } : steady;
  const timelineOf = (buffered ? undefined : stashTimelineOf) ?? timelinesOf(read, workload);
  const known = new Map<WeightTimeline, LayerWeights>();
  const weights = opsByLayer(trace, workload.layers).map((ops) => {
    const timeline = timelineOf(ops); // layers of one stage have the same ops, and so the same numbers
    const found = known.get(timeline) ?? layerWeights(timeline, counted);
    known.set(timeline, found);
    return found;
  });
  return {
    staleness: weights.map(({ staleness }) => staleness),
    weightVersions: weights.map(({ versions }) => versions),
  };
}

interface LayerWeights {
  readonly staleness: number;
  readonly versions: number;
}

function layerWeights(timeline: WeightTimeline, counted: MinibatchRange): LayerWeights {
  return { staleness: stalenessOf(timeline, counted), versions: weightVersionsOf(timeline) };
}

/** The ops that each layer belongs to. */
function opsByLayer({ graph }: WeightTrace, layers: number): readonly (readonly number[])[] {
  const byLayer = Array.from({ length: layers }, (): number[] => []);
  for (const [i, op] of graph.ops.entries())
    for (let layer = op.firstLayer; layer <= op.lastLayer; layer++) byLayer[layer].push(i);
  return byLayer;
}
