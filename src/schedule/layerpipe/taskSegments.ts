import { assert } from "../../base/assert";
import type { Ticks } from "../../model/units";
import { type Chain, roomOn, timeOn } from "./chain";
import { emptyPlacement, type LayerPlacement } from "./placement";

/** Where the chain stands: the processor opened last and the ticks on it. */
export interface Stand {
  processor: number;
  fill: Ticks;
  /** Ticks of the task placed last that an earlier processor runs, and which one; 0 where the task is whole. */
  before: Ticks;
  earlier: number;
}

type Task = "forward" | "activationGradient" | "weightGradient";

/** The six orders of a layer's tasks; the first one that does best is kept. */
const ORDERS: readonly (readonly Task[])[] = [
  ["activationGradient", "weightGradient", "forward"],
  ["activationGradient", "forward", "weightGradient"],
  ["weightGradient", "activationGradient", "forward"],
  ["forward", "activationGradient", "weightGradient"],
  ["weightGradient", "forward", "activationGradient"],
  ["forward", "weightGradient", "activationGradient"],
];

const EMPTY: Readonly<Stand> = { processor: 0, fill: 0, before: 0, earlier: 0 };

/**
 * Fills processors one after the other with at most `period` ticks of the chain, every layer in the order that leaves
 * most room (layerpipe.md 1.4, place). One state is enough: standing on an earlier processor, or on the same one with
 * less on it, is never worse, since the rest of a processor may stay empty, and so may whole processors, also between
 * the parts of a cut gradient. Tells after each layer where it stands; false if the processors do not suffice.
 * O(layers + processors).
 */
export function fillSegments(
  chain: Chain,
  period: Ticks,
  tell?: (layer: number, stand: Readonly<Stand>) => void,
): boolean {
  const stand: Stand = { ...EMPTY };
  for (let l = 0; l < chain.layers; l++) {
    if (!staysWhole(chain, period, l, stand) && bestOrder(chain, period, l, stand) === undefined)
      return false;
    tell?.(l, stand);
  }
  return true;
}

/** The placement that filling makes; the chain must fit. */
export function placeSegments(chain: Chain, period: Ticks): LayerPlacement {
  const placement = emptyPlacement(chain);
  const stand: Stand = { ...EMPTY };
  for (let l = 0; l < chain.layers; l++) {
    const at = { ...stand };
    const order = bestOrder(chain, period, l, stand);
    assert(order !== undefined, `layer ${l} does not fit within ${period} ticks`);
    for (const task of order) {
      place(chain, period, l, task, at);
      placement[task][l] = at.before > 0 ? at.earlier : at.processor;
      if (task !== "activationGradient") continue;
      placement.laterPart[l] = at.processor;
      if (at.before > 0) placement.earlierTicks[l] = at.before;
    }
  }
  return placement;
}

/** The common case: the whole layer fits where the chain stands. Moves the stand if so. */
function staysWhole(chain: Chain, period: Ticks, layer: number, stand: Stand): boolean {
  const { processor } = stand;
  const fill =
    stand.fill +
    timeOn(chain, chain.forward[layer], processor) +
    timeOn(chain, chain.activationGradient[layer], processor) +
    timeOn(chain, chain.weightGradient[layer], processor);
  if (fill > period) return false;
  stand.fill = fill;
  return true;
}

/** Moves the stand behind the layer in its best order; undefined if no order fits. */
function bestOrder(chain: Chain, period: Ticks, layer: number, stand: Stand): readonly Task[] | undefined {
  let best: readonly Task[] | undefined;
  let { processor, fill } = stand;
  const trial = { ...stand };
  for (const order of ORDERS) {
    trial.processor = stand.processor;
    trial.fill = stand.fill;
    if (!placeAll(chain, period, layer, order, trial)) continue;
    if (best !== undefined && (trial.processor - processor || trial.fill - fill) >= 0) continue;
    best = order;
    ({ processor, fill } = trial);
    if (wastesNothing(chain, period, layer, stand, trial)) break;
  }
  stand.processor = processor;
  stand.fill = fill;
  return best;
}

/** Whether the layer went from one stand to another without leaving room behind: no order does better. */
function wastesNothing(chain: Chain, period: Ticks, layer: number, from: Stand, to: Stand): boolean {
  if (!chain.unitSpeeds) return false;
  const work = chain.forward[layer] + chain.activationGradient[layer] + chain.weightGradient[layer];
  return (to.processor - from.processor) * period + to.fill - from.fill === work;
}

function placeAll(chain: Chain, period: Ticks, layer: number, order: readonly Task[], stand: Stand): boolean {
  for (const task of order) if (!place(chain, period, layer, task, stand)) return false;
  return true;
}

/**
 * Puts one task where the chain stands, or on the first processor after it that can take it or the rest of a gradient whose
 * earlier part stands where most room was passed; false if none can.
 */
function place(chain: Chain, period: Ticks, layer: number, task: Task, stand: Stand): boolean {
  const cost = chain[task][layer];
  stand.before = 0;
  for (; stand.processor < chain.processors; stand.processor++) {
    const whole = stand.fill + timeOn(chain, cost - stand.before, stand.processor);
    if (whole <= period) {
      stand.fill = whole;
      return true;
    }
    if (task === "activationGradient") leavePart(chain, period, layer, stand);
    stand.fill = 0;
  }
  return false;
}

/** Leaves a part of a gradient on the processor that the chain stands on, if none passed before it has more room. */
function leavePart(chain: Chain, period: Ticks, layer: number, stand: Stand): void {
  const part = earlierPart(chain, layer, roomOn(chain, period - stand.fill, stand.processor));
  if (part <= stand.before) return;
  stand.before = part;
  stand.earlier = stand.processor;
}

/** Ticks of the earlier part if the processor has `room`, less than the whole; 0 for no cut. */
function earlierPart({ cut }: Chain, layer: number, room: Ticks): Ticks {
  if (cut.kind === "never" || cut.kind === "together") return 0;
  if (cut.kind === "anywhere") return room;
  return cut.earlier[layer] <= room ? cut.earlier[layer] : 0;
}
