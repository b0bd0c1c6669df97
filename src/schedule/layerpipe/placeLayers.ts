import type { Ticks } from "../../model/units";
import type { Workload } from "../../model/workload";
import { stagePerProcessor } from "../partition/stages";
import { type Chain, chainOf } from "./chain";
import { leastTraffic } from "./leastTraffic";
import { layerLimits, taskLimits } from "./limits";
import { emptyPlacement, type LayerPlacement } from "./placement";
import { type Atoms, smallestPeriod } from "./smallestPeriod";
import { placeSegments } from "./taskSegments";

/** What LayerPipe may take apart. */
export interface Freedom {
  /** May the tasks of a layer run on different processors. */
  readonly intra: boolean;
  /** Where an activation gradient may be cut. */
  readonly cut: "never" | "anywhere" | { readonly alpha: number };
  /** How much longer than the least the period may be, as a share of it, to save traffic. */
  readonly slack: number;
}

/** Candidates that the search for least traffic keeps after a layer: fewer in long chains, so that it stays quick. */
const MOST_STATES = 512;
const LEAST_STATES = 16;
const STATES_IN_ALL = 60_000;

/**
 * The placement of least period and, among those within the slack, of least traffic (design D6). With nothing taken apart
 * it is PipeDream's partition into whole layers.
 */
export function placeLayers(workload: Workload, { intra, cut, slack }: Freedom): LayerPlacement {
  const chain = chainOf(workload, cut);
  if (!intra && cut === "never") return wholeLayers(workload, chain);
  const atoms: Atoms = intra ? "tasks" : "layers";
  const least = smallestPeriod(chain, atoms);
  const within = leastWithin(workload, chain, atoms, Math.floor(least * (1 + slack)));
  return within ?? leastWithin(workload, chain, atoms, least) ?? placeSegments(chain, least);
}

function leastWithin(
  workload: Workload,
  chain: Chain,
  atoms: Atoms,
  period: Ticks,
): LayerPlacement | undefined {
  const limits = atoms === "tasks" ? taskLimits(chain, period) : layerLimits(chain, period);
  const states = Math.round(STATES_IN_ALL / chain.layers);
  const width = Math.max(LEAST_STATES, Math.min(MOST_STATES, states));
  return leastTraffic({ chain, sizes: workload, period, limits }, atoms, width)?.placement;
}

function wholeLayers(workload: Workload, chain: Chain): LayerPlacement {
  const placement = emptyPlacement(chain);
  const starts = stagePerProcessor(workload);
  const columns = [
    placement.forward,
    placement.weightGradient,
    placement.activationGradient,
    placement.laterPart,
  ];
  for (const column of columns) for (const [stage, from] of starts.entries()) column.fill(stage, from);
  return placement;
}
