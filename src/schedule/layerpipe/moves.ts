import type { Ticks } from "../../model/units";
import { roomOn, timeOn } from "./chain";
import { charged, givenBeforeCut } from "./giving";
import {
  type LayerStep,
  leastAfter,
  leastSentBy,
  loadWhole,
  type Move,
  offer,
  savedOnLeaving,
  savedPerTick,
} from "./layerStep";
import { countSets, hasRoom } from "./setTicks";
import type { SpreadsByOpened } from "./spreadTable";
import type { SpreadTraffic } from "./spreadTraffic";
import type { State } from "./state";

/**
 * Offers what a state becomes with each spread of the layer that has room and may be worth it; `spreads` are by processors
 * opened. Of those that have room most send more than a state on an earlier processor, nine of ten where states are many.
 */
export function expand(step: LayerStep, from: State, spreads: SpreadsByOpened): void {
  const { space, layer, sets, front } = step;
  const last = Math.min(spreads.length, space.chain.processors - from.processor);
  const least = leastAfter(step, from);
  countSets(sets, space, layer, from);
  for (let opened = 0; opened < last; opened++) {
    const open = from.processor + opened;
    const limit = Math.min(space.period, space.limits(layer, open));
    if (limit < 0 || front.isBehind(open, true, least)) continue;
    for (const counts of spreads[opened]) {
      const { spread } = counts;
      if (!hasRoom(sets, spread, limit) || (from.tasks === 0 && spread.tasks[0] === 0)) continue;
      const isBehind = front.isBehind(
        open,
        spread.forward === opened,
        least + leastSentBy(step, from, counts),
      );
      if (!isBehind) offerSpread(step, from, counts, limit);
    }
  }
}

/** Offers one spread, with each cut of its gradient that may be worth it. */
function offerSpread(step: LayerStep, from: State, counts: SpreadTraffic, limit: Ticks): void {
  const { activationGradient, laterPart } = counts.spread;
  const move: Move = { state: charged(step, from, counts), counts, limit };
  loadWhole(step, counts.spread);
  if (activationGradient === laterPart) keepWhole(step, move);
  else cutGradient(step, move);
}

function keepWhole(step: LayerStep, move: Move): void {
  const { loads, space, layer, standing } = step;
  const { state, counts, limit } = move;
  const { opened } = counts.spread;
  standing.earlier = space.chain.activationGradient[layer];
  standing.fill = loads[opened];
  standing.give = opened > 0 ? 0 : Math.min(state.give, limit - standing.fill);
  standing.rate = state.rate;
  offer(step, move, opened > 0 ? savedOnLeaving(step, move, 0) : 0);
}

function cutGradient(step: LayerStep, move: Move): void {
  const least = leastEarlier(step, move);
  if (move.state.needPerTick === 0) {
    cutFrom(step, move, least);
    return;
  }
  const load = step.loads[0];
  for (const state of givenBeforeCut(step, move, least)) {
    step.loads[0] = load + state.fill - move.state.fill;
    cutFrom(step, { ...move, state }, least);
  }
}

/** The least earlier part that leaves no more to the later one's processor than that has room for. */
function leastEarlier({ space, layer, loads }: LayerStep, { state, counts, limit }: Move): Ticks {
  const { chain, period } = space;
  const { laterPart, opened } = counts.spread;
  const room = (laterPart === opened ? limit : period) - loads[laterPart];
  return Math.max(1, chain.activationGradient[layer] - roomOn(chain, room, state.processor + laterPart));
}

/** Offers the cuts that leave at least `least` ticks to the earlier part and that the state's fill has room for. */
function cutFrom(step: LayerStep, move: Move, least: Ticks): void {
  const { chain, period } = step.space;
  const { activationGradient, laterPart, opened } = move.counts.spread;
  const cost = chain.activationGradient[step.layer];
  const before = move.state.processor + activationGradient;
  const most = Math.min(cost - 1, roomOn(chain, period - step.loads[activationGradient], before));
  if (least > most) return;
  if (chain.cut.kind === "share") {
    const earlier = chain.cut.earlier[step.layer];
    if (earlier >= least && earlier <= most) cutAt(step, move, earlier);
  } else if (!chain.unitSpeeds) {
    cutAt(step, move, most);
    if (least < most) cutAt(step, move, least);
  } else if (laterPart === opened) leaveOpen(step, move, most, most - least);
  else cutBest(step, move, most, most - least);
}

/** Offers one cut. */
function cutAt(step: LayerStep, move: Move, earlier: Ticks): void {
  const { space, standing, loads } = step;
  const { chain } = space;
  const { activationGradient, laterPart, opened } = move.counts.spread;
  const later = chain.activationGradient[step.layer] - earlier;
  const added = laterPart === opened ? timeOn(chain, later, move.state.processor + laterPart) : 0;
  const reserved = activationGradient === 0 ? earlier : 0;
  standing.earlier = earlier;
  standing.fill = loads[opened] + added;
  standing.give = 0;
  standing.rate = 0;
  offer(step, move, savedOnLeaving(step, move, reserved));
}

/**
 * Offers the cut that fills up the earlier processor, and leaves open how much of it moves on. What moves on first makes
 * room for what may still be given to the earlier processor, if the cut is on the one the state has open.
 */
function leaveOpen(step: LayerStep, move: Move, most: Ticks, span: Ticks): void {
  const { loads, space, standing } = step;
  const { joint, rate, jointRate, saved } = exchange(step, move, most, span);
  const isJoint = joint !== 0 && jointRate > 0;
  const single = rate > 0 ? span : 0;
  standing.earlier = most;
  standing.fill = loads[move.counts.spread.laterPart] + space.chain.activationGradient[step.layer] - most;
  standing.give = isJoint ? joint : single;
  standing.rate = isJoint ? jointRate : rate;
  offer(step, move, saved);
  if (!isJoint || rate <= 0 || span === joint) return;
  standing.earlier -= joint;
  standing.fill += joint;
  standing.give = span - joint;
  standing.rate = rate;
  offer(step, move, saved + joint * move.state.rate);
}

/** Offers the cut that saves most, where the processor of the later part is left too. */
function cutBest(step: LayerStep, move: Move, most: Ticks, span: Ticks): void {
  const { joint, rate, jointRate } = exchange(step, move, most, span);
  if (rate > 0) cutAt(step, move, most - span);
  else cutAt(step, move, jointRate > 0 ? most - joint : most);
}

/** What moving ticks from the earlier to the later part saves, from the cut that fills up the earlier processor on. */
interface Exchange {
  /** Bytes saved per tick by the cut itself, and together with what then may be given to the state's open processor. */
  readonly rate: number;
  readonly jointRate: number;
  /** How many of the `span` ticks save at the joint rate; they are the first. */
  readonly joint: Ticks;
  /** Saved before any tick moves. */
  readonly saved: number;
}

function exchange(step: LayerStep, move: Move, most: Ticks, span: Ticks): Exchange {
  const { state, counts } = move;
  const rate = savedPerTick(step, move);
  const onOpen = counts.spread.activationGradient === 0;
  const spare = step.space.period - step.loads[0] - (onOpen ? most : 0);
  return {
    rate,
    jointRate: rate + state.rate,
    joint: onOpen ? Math.min(span, Math.max(0, state.give - spare)) : 0,
    saved: savedOnLeaving(step, move, onOpen ? most : 0),
  };
}
