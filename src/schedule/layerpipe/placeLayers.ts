import { assert } from "../../base/assert";
import type { Ticks } from "../../model/units";
import { type Workload, withoutInterleaving } from "../../model/workload";
import { stagePerProcessor } from "../partition/stages";
import { type Chain, chainOf, equalSpeeds } from "./chain";
import { leastTraffic } from "./leastTraffic";
import { layerLimits, taskLimits } from "./limits";
import { emptyPlacement, type LayerPlacement } from "./placement";
import { type Atoms, smallestPeriod } from "./smallestPeriod";
import { placeSegments } from "./taskSegments";
import { trafficOf } from "./traffic";

/** What LayerPipe may take apart. */
export interface Freedom {
  /** May the tasks of a layer run on different processors. */
  readonly intra: boolean;
  /** Where an activation gradient may be cut; "together": it is one task with its layer's weight gradient. */
  readonly cut: "never" | "anywhere" | "together" | { readonly alpha: number };
  /** How much longer than the least the period may be, as a share of it, to save traffic. */
  readonly slack: number;
}

/** Candidates that the search for least traffic keeps after a layer: fewer in long chains, so that it stays quick. */
const MOST_STATES = 512;
const LEAST_STATES = 16;
const STATES_IN_ALL = 60_000;

/**
 * The placement of least period and, among those within the slack, of least traffic (design D6). With nothing taken apart
 * it is PipeDream's partition into whole layers. Where processors differ in speed, a slow one may be left out, also between
 * the two parts of a gradient; the period is the least over every choice of processors, the traffic that of one choice. Only
 * where layers stay together do all processors stand in a row.
 */
export function placeLayers(workload: Workload, { intra, cut, slack }: Freedom): LayerPlacement {
  const chain = chainOf(workload, cut);
  if (!intra && (cut === "never" || cut === "together")) return wholeLayers(workload, chain, cut);
  const atoms: Atoms = intra ? "tasks" : "layers";
  const least = smallestPeriod(chain, atoms);
  if (!intra || equalSpeeds(chain)) return leastSending(workload, chain, { atoms, least, slack });
  const filled = placeSegments(chain, least);
  const used = usedProcessors(filled);
  const without = {
    ...chain,
    processors: used.length,
    speeds: Float64Array.from(used, (p) => chain.speeds[p]),
  };
  return onProcessors(used, leastSending(workload, without, { atoms, least, slack }));
}

interface Target {
  readonly atoms: Atoms;
  readonly least: Ticks;
  readonly slack: number;
}

/**
 * The placement of least traffic, never worse than without slack: the search cuts gradients where a processor is full, and
 * the longer period may have no cut as good as the shorter one's.
 */
function leastSending(workload: Workload, chain: Chain, { atoms, least, slack }: Target): LayerPlacement {
  const longest = Math.floor(least * (1 + slack) + 1e-9);
  const found = leastWithin(workload, chain, atoms, longest);
  if (found !== undefined && longest === least) return found;
  const exact = leastWithin(workload, chain, atoms, least) ?? fillUp(chain, atoms, least);
  if (found === undefined) return exact;
  return trafficOf(workload, found) <= trafficOf(workload, exact) ? found : exact;
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
  return leastTraffic({ chain, sizes: workload, period, limits }, atoms, width);
}

/** A placement of this period whatever it sends: where processors differ in speed, the search may find none. */
function fillUp(chain: Chain, atoms: Atoms, period: Ticks): LayerPlacement {
  assert(atoms === "tasks", "whole layers do not fit within their own least period");
  return placeSegments(chain, period);
}

/** Processors that have something to do; filling up leaves out one that is too slow for what comes next. */
function usedProcessors(placement: LayerPlacement): readonly number[] {
  const { forward, weightGradient, activationGradient, laterPart } = placement;
  const used = new Set([...forward, ...weightGradient, ...activationGradient, ...laterPart]);
  return [...used].sort((a, b) => a - b);
}

/** The placement with processor i as `processors[i]`. */
function onProcessors(processors: readonly number[], placement: LayerPlacement): LayerPlacement {
  const rename = (column: Int32Array) => column.map((p) => processors[p]);
  return {
    forward: rename(placement.forward),
    weightGradient: rename(placement.weightGradient),
    activationGradient: rename(placement.activationGradient),
    laterPart: rename(placement.laterPart),
    earlierTicks: placement.earlierTicks,
  };
}

function wholeLayers(workload: Workload, chain: Chain, cut: "never" | "together"): LayerPlacement {
  const placement = emptyPlacement(chain);
  const starts = stagePerProcessor(cut === "together" ? workload : withoutInterleaving(workload));
  const columns = [
    placement.forward,
    placement.weightGradient,
    placement.activationGradient,
    placement.laterPart,
  ];
  for (const column of columns) for (const [stage, from] of starts.entries()) column.fill(stage, from);
  return placement;
}
