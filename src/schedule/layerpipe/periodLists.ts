import { firstGradientOp, forwardOp, type LayerGraph, weightGradientOp } from "../../tasks/buildLayerGraph";
import type { OpIndex } from "../../tasks/ids";
import { isCut, type LayerPlacement } from "./placement";

/** Ops that each processor runs once in a period, first to last. */
export type PeriodLists = readonly (readonly OpIndex[])[];

/**
 * Order on a processor within one period (design D6): forwards by ascending layer; then, by descending layer, what it has
 * of the activation gradient, then the weight gradient.
 */
export function periodLists(graph: LayerGraph, placement: LayerPlacement, processors: number): PeriodLists {
  const lists = Array.from({ length: processors }, (): OpIndex[] => []);
  for (let l = 0; l < graph.stages; l++) lists[placement.forward[l]].push(forwardOp(graph, l));
  for (let l = graph.stages - 1; l >= 0; l--) {
    const weightGradient = weightGradientOp(graph, l);
    const gradient = firstGradientOp(graph, l);
    if (gradient < weightGradient) lists[placement.activationGradient[l]].push(gradient);
    if (isCut(placement, l)) lists[placement.laterPart[l]].push((gradient + 1) as OpIndex);
    lists[placement.weightGradient[l]].push(weightGradient);
  }
  return lists;
}
