import type { Ticks } from "../../model/units";
import { roomOn, timeOn } from "./chain";
import { charged, givenBeforeCut } from "./giving";
import { type LayerStep, loadWhole, type Move, offer, savedOnLeaving, savedPerTick } from "./layerStep";
import type { SpreadTraffic } from "./spreadTraffic";
import type { State } from "./state";

/** Offers what a state becomes if the layer spreads like this, with each cut of its gradient that may be worth it. */
export function expand(step: LayerStep, from: State, counts: SpreadTraffic): void {
  const { space, layer } = step;
  const { opened, activationGradient, laterPart, tasks } = counts.spread;
  const open = from.processor + opened;
  if (open >= space.chain.processors || (from.tasks === 0 && tasks[0] === 0)) return;
  const limit = Math.min(space.period, space.limits(layer, open));
  const move: Move = { state: charged(step, from, counts), counts, limit };
  if (limit < 0 || !loadWhole(step, move)) return;
  if (activationGradient === laterPart) keepWhole(step, move);
  else cutGradient(step, move);
}

function keepWhole(step: LayerStep, move: Move): void {
  const { loads, space, layer } = step;
  const { state, counts, limit } = move;
  const { opened } = counts.spread;
  const earlier = space.chain.activationGradient[layer];
  const fill = loads[opened];
  if (opened > 0)
    offer(step, move, { earlier, fill, give: 0, rate: 0, saved: savedOnLeaving(step, move, 0) });
  else
    offer(step, move, {
      earlier,
      fill,
      give: Math.min(state.give, limit - fill),
      rate: state.rate,
      saved: 0,
    });
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
  const { chain } = step.space;
  const { activationGradient, laterPart, opened } = move.counts.spread;
  const later = chain.activationGradient[step.layer] - earlier;
  const added = laterPart === opened ? timeOn(chain, later, move.state.processor + laterPart) : 0;
  const reserved = activationGradient === 0 ? earlier : 0;
  const saved = savedOnLeaving(step, move, reserved);
  offer(step, move, { earlier, fill: step.loads[opened] + added, give: 0, rate: 0, saved });
}

/**
 * Offers the cut that fills up the earlier processor, and leaves open how much of it moves on. What moves on first makes
 * room for what may still be given to the earlier processor, if the cut is on the one the state has open.
 */
function leaveOpen(step: LayerStep, move: Move, most: Ticks, span: Ticks): void {
  const { loads, space } = step;
  const { laterPart } = move.counts.spread;
  const fill = loads[laterPart] + space.chain.activationGradient[step.layer] - most;
  const { joint, rate, jointRate, saved } = exchange(step, move, most, span);
  if (joint === 0 || jointRate <= 0) {
    offer(step, move, { earlier: most, fill, give: rate > 0 ? span : 0, rate, saved });
    return;
  }
  offer(step, move, { earlier: most, fill, give: joint, rate: jointRate, saved });
  if (rate <= 0 || span === joint) return;
  const moved = { earlier: most - joint, fill: fill + joint, give: span - joint, rate };
  offer(step, move, { ...moved, saved: saved + joint * move.state.rate });
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
