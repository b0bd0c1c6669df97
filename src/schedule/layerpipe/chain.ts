import type { Ticks } from "../../model/units";
import { backwardColumns, durationOn, type Workload } from "../../model/workload";
import { capacity } from "../partition/capacity";

/** The chain of layer tasks that is cut into one segment per processor, and the processors in their order. */
export interface Chain {
  readonly layers: number;
  /** Ticks on a processor of speed 1, by layer, as in the workload. */
  readonly forward: Float64Array;
  readonly activationGradient: Float64Array;
  readonly weightGradient: Float64Array;
  readonly processors: number;
  readonly speeds: Float64Array;
  /** Whether all speeds are 1, so that work may move between processors tick by tick. */
  readonly unitSpeeds: boolean;
  readonly cut: GradientCut;
}

/**
 * Where an activation gradient may be cut in two parts on two consecutive processors: nowhere, at any tick, or after a
 * given share. `earlier` holds, by layer, the ticks of the part that the processor of the layer before runs. "together": it
 * may not even leave its layer's weight gradient, whose ticks it includes then.
 */
export type GradientCut =
  | { readonly kind: "never" }
  | { readonly kind: "together" }
  | { readonly kind: "anywhere" }
  | { readonly kind: "share"; readonly earlier: Float64Array };

/** The chain of a workload; `alpha` is the share of the earlier part, rounded to ticks once. */
export function chainOf(
  workload: Workload,
  cut: "never" | "anywhere" | "together" | { readonly alpha: number },
): Chain {
  const { layers, forward, processors, speeds } = workload;
  const { activationGradient, weightGradient } = cut === "together" ? together(workload) : workload;
  const unitSpeeds = speeds.every((speed) => speed === 1);
  const columns = { layers, forward, activationGradient, weightGradient, processors, speeds, unitSpeeds };
  if (typeof cut === "string") return { ...columns, cut: { kind: cut } };
  const earlier = activationGradient.map((cost) => Math.round(cut.alpha * cost));
  return { ...columns, cut: { kind: "share", earlier } };
}

/**
 * The ticks of both gradients as the activation gradient's, so that the weight gradient goes with it for nothing; a first layer
 * that has none keeps its weight gradient.
 */
function together(workload: Workload): Pick<Workload, "activationGradient" | "weightGradient"> {
  const columns = backwardColumns(workload);
  const both = workload.forward.map((_, l) => columns.reduce((sum, column) => sum + column[l], 0));
  const nothing = new Float64Array(workload.layers);
  if (workload.firstGradient) return { activationGradient: both, weightGradient: nothing };
  return { activationGradient: both.with(0, 0), weightGradient: nothing.with(0, both[0]) };
}

/** Ticks that a cost takes on a processor. */
export function timeOn(chain: Chain, cost: Ticks, processor: number): Ticks {
  return durationOn(chain, cost, processor);
}

/** The largest cost that a processor finishes within `ticks`. */
export function roomOn(chain: Chain, ticks: Ticks, processor: number): Ticks {
  return capacity(ticks, chain.speeds[processor]);
}

/** The chain read from its end, on the processors read from their end: what fits one way fits the other. */
export function reverse(chain: Chain): Chain {
  const { activationGradient, cut } = chain;
  const earlier = (l: number) => (cut.kind === "share" ? activationGradient[l] - cut.earlier[l] : 0);
  return {
    ...chain,
    forward: chain.forward.toReversed(),
    activationGradient: activationGradient.toReversed(),
    weightGradient: chain.weightGradient.toReversed(),
    speeds: chain.speeds.toReversed(),
    cut:
      cut.kind === "share"
        ? { kind: "share", earlier: activationGradient.map((_, l) => earlier(l)).reverse() }
        : cut,
  };
}

/** Whether all processors are alike, so that one may stand in for another. */
export function equalSpeeds(chain: Chain): boolean {
  return chain.speeds.every((speed) => speed === chain.speeds[0]);
}
