import type { Bytes, Ticks } from "../../model/units";
import { append, compareSegments, entriesOf, NO_SEGMENTS, type Segments } from "./segments";
import type { Spread } from "./spread";

/**
 * Where the search for least traffic stands after a layer. How much of a cut gradient the open processor takes may still
 * be open: up to `give` ticks more than `fill` says, each saving `rate` bytes of `traffic`.
 */
export interface Standing {
  /** The processor that is open, and the least ticks on it. */
  processor: number;
  fill: Ticks;
  give: Ticks;
  rate: number;
  /** Sent so far, for certain, if nothing is given. */
  traffic: Bytes;
  /** Activation gradients cut so far. */
  cuts: number;
  /** Whether the layer's forward runs on the open processor. */
  forwardHere: boolean;
  /** Share of the gradient of the layer's output that the open processor needs if nothing is given, and more per tick given. */
  need: number;
  needPerTick: number;
  /** Ticks of the earlier part of the layer's activation gradient if nothing is given; its cost where it is whole. */
  earlier: Ticks;
}

/** A standing with the way that led to it. */
export interface State extends Readonly<Standing> {
  /** Tasks on the open processor. */
  readonly tasks: number;
  /** Tasks on those before it. */
  readonly closed: Segments;
  readonly before: State | undefined;
  /** The layer's spread; absent before the first layer. */
  readonly spread: Spread | undefined;
}

/** The first processor, empty. */
export const NOWHERE: Readonly<Standing> = {
  processor: 0,
  fill: 0,
  give: 0,
  rate: 0,
  traffic: 0,
  cuts: 0,
  forwardHere: false,
  need: 0,
  needPerTick: 0,
  earlier: 0,
};

/** Before the first layer. */
export const START: State = {
  ...NOWHERE,
  tasks: 0,
  closed: NO_SEGMENTS,
  before: undefined,
  spread: undefined,
};

/** The state that a standing is after this spread. */
export function stateOf(standing: Readonly<Standing>, before: State, spread: Spread): State {
  let { closed } = before;
  let tasks = before.tasks + spread.tasks[0];
  for (let place = 1; place <= spread.opened; place++) {
    closed = append(closed, tasks);
    tasks = spread.tasks[place];
  }
  return {
    processor: standing.processor,
    fill: standing.fill,
    give: standing.give,
    rate: standing.rate,
    traffic: standing.traffic,
    cuts: standing.cuts,
    forwardHere: standing.forwardHere,
    need: standing.need,
    needPerTick: standing.needPerTick,
    earlier: standing.earlier,
    tasks,
    closed,
    before,
    spread,
  };
}

/** Traffic if all is given that may be. */
export function leastTrafficOf({ traffic, rate, give }: Readonly<Standing>): Bytes {
  return traffic - rate * give;
}

/** Byte counts that differ by less are equal but for rounding. */
export function tolerance(bytes: Bytes): Bytes {
  return 1e-9 * (1 + bytes);
}

/** Bytes by which `a` exceeds `b`; 0 if they are equal but for rounding. */
export function difference(a: Bytes, b: Bytes): Bytes {
  return Math.abs(a - b) <= 1e-9 * Math.abs(a) ? 0 : a - b;
}

/** Positive if `a` puts more tasks on the first processor where the two differ; for states on the same processor. */
export function compareTasks(a: State, b: State): number {
  return compareSegments(a.closed, b.closed) || a.tasks - b.tasks;
}

/** Of finished states, the one with least traffic, then fewest cuts, then the lexicographically largest segments. */
export function bestOf(states: readonly State[]): State {
  return states.reduce((best, state) => (isBetter(state, best) ? state : best));
}

function isBetter(a: State, b: State): boolean {
  const more = leastTrafficOf(a) - leastTrafficOf(b);
  if (Math.abs(more) > tolerance(b.traffic)) return more < 0;
  if (a.cuts !== b.cuts) return a.cuts < b.cuts;
  const x = [...entriesOf(a.closed), a.tasks];
  const y = [...entriesOf(b.closed), b.tasks];
  const differs = x.findIndex((tasks, i) => tasks !== y[i]);
  return differs >= 0 && x[differs] > (y[differs] ?? 0);
}
