import type { Ticks } from "../../model/units";
import { type Chain, equalSpeeds, timeOn } from "./chain";
import { MOST_OPENED, SET_OF, SETS, type Spread } from "./spread";

/**
 * What each set of a layer's whole tasks makes of the processors that a state may spread it over, so that one look tells
 * whether a spread has room. Written over for one state after another.
 */
export interface SetTicks {
  /** Ticks with the set on it, by SETS · place + set; the place counts from the state's open processor. */
  readonly ticks: Float64Array;
  /** Bit SETS · place + set: whether that is within the period, for the places that a spread may leave. */
  within: number;
  /** The bits of the places that the layer opens; where speeds are equal they serve all states of a layer. */
  fresh: number;
  readonly areAlike: boolean;
  layer: number;
}

/** Columns for the states of a search. */
export function setTicks(chain: Chain): SetTicks {
  const ticks = new Float64Array((MOST_OPENED + 1) * SETS);
  return { ticks, within: 0, fresh: 0, areAlike: equalSpeeds(chain), layer: -1 };
}

interface Room {
  readonly chain: Chain;
  readonly period: Ticks;
}

/** Fills the columns for a layer and a state with `fill` ticks on its open processor. */
export function countSets(
  sets: SetTicks,
  room: Room,
  layer: number,
  { processor, fill }: { readonly processor: number; readonly fill: Ticks },
): void {
  if (!sets.areAlike || sets.layer !== layer) {
    const last = Math.min(MOST_OPENED, room.chain.processors - 1);
    sets.layer = layer;
    sets.fresh = 0;
    for (let place = 1; place <= last; place++) {
      const on = sets.areAlike ? 0 : processor + place;
      if (on < room.chain.processors) sets.fresh |= countOn(sets, room, layer, on, place, 0);
    }
  }
  sets.within = sets.fresh | countOn(sets, room, layer, processor, 0, fill);
}

/** Fills the columns of one place, with `fill` ticks already there, and returns its bits. */
function countOn(
  { ticks }: SetTicks,
  { chain, period }: Room,
  layer: number,
  processor: number,
  place: number,
  fill: Ticks,
): number {
  const at = place * SETS;
  ticks[at] = fill;
  addTask(ticks, at, SET_OF.forward, timeOn(chain, chain.forward[layer], processor));
  addTask(ticks, at, SET_OF.weightGradient, timeOn(chain, chain.weightGradient[layer], processor));
  addTask(ticks, at, SET_OF.activationGradient, timeOn(chain, chain.activationGradient[layer], processor));
  if (place === MOST_OPENED) return 0;
  let bits = 0;
  for (let set = 0; set < SETS; set++) if (ticks[at + set] <= period) bits |= 1 << (at + set);
  return bits;
}

/** The sets with this task, from those without it, which have smaller numbers. */
function addTask(ticks: Float64Array, at: number, task: number, time: Ticks): void {
  for (let set = 0; set < task; set++) ticks[at + task + set] = ticks[at + set] + time;
}

/** Whether the spread's whole tasks fit on the processors that it leaves, and within `limit` on the one that stays open. */
export function hasRoom({ ticks, within }: SetTicks, { opened, whole, left }: Spread, limit: Ticks): boolean {
  return (within & left) === left && ticks[opened * SETS + whole[opened]] <= limit;
}
