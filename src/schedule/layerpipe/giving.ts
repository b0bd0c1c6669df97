import type { Ticks } from "../../model/units";
import { gradientBytes } from "../../model/workload";
import type { LayerStep, Move } from "./layerStep";
import { savedPerTick } from "./layerStep";
import type { SpreadTraffic } from "./spreadTraffic";
import { difference, type State } from "./state";

/** Shares that no processor's room decides are rounded to sixtieths, so that they do not depend on how long a tick is. */
const SHARES = 60;

/**
 * The state as the spread sees it. Where all makers of the gradient that the open processor needs are elsewhere, every tick
 * given is charged what it makes the processor need; if that is more than it saves, nothing is given.
 */
export function charged(step: LayerStep, state: State, { here }: SpreadTraffic): State {
  if (state.needPerTick === 0 || here[0] + here[1] > 0) return state;
  const rate = difference(state.rate, returningBytes(step) * state.needPerTick);
  return rate > 0 ? { ...state, rate, needPerTick: 0 } : giving(state, 0);
}

/**
 * What may be given before the next gradient is cut too, its earlier part, of at least `least` ticks, on the same processor:
 * nothing, all, and, since the two parts save by their product, the best division of the processor's time between them. Of
 * these, one that leaves less than half a sixtieth of its gradient to a processor is only kept if all do.
 */
export function givenBeforeCut(step: LayerStep, { state, counts }: Move, least: Ticks): readonly State[] {
  const room = step.space.period - step.loads[0];
  const most = Math.min(state.give, room - least);
  if (most <= 0) return [giving(state, 0)];
  const between = bestDivision(step, { state, counts }, room);
  const inside = between > 0 && between < most ? [giving(state, between)] : [];
  const states = [giving(state, 0), ...inside, giving(state, most)];
  const whole = step.space.chain.activationGradient[step.layer - 1];
  const divided = states.filter(({ earlier }) => Math.round((earlier / whole) * SHARES) % SHARES !== 0);
  return divided.length > 0 ? divided : states;
}

/** Ticks to give if they and the next gradient's earlier part fill `room`: where the derivative of the traffic is 0. */
function bestDivision(step: LayerStep, move: Pick<Move, "state" | "counts">, room: Ticks): Ticks {
  const { state } = move;
  const { activationGradient } = step.space.chain;
  const cost = activationGradient[step.layer];
  const perTick = returningBytes(step) * state.needPerTick;
  const best = ((cost * (state.rate + savedPerTick(step, move))) / perTick - cost + room) / 2;
  if (!Number.isFinite(best)) return 0;
  const whole = activationGradient[step.layer - 1];
  const share = Math.round(((state.earlier - best) / whole) * SHARES) / SHARES;
  return state.earlier - Math.round(share * whole);
}

/** Bytes of the gradient of the output of the layer before. */
function returningBytes({ space, layer }: LayerStep): number {
  return gradientBytes(space.sizes)[layer - 1];
}

/** The state with just so many ticks given. */
function giving(state: State, ticks: Ticks): State {
  return {
    ...state,
    fill: state.fill + ticks,
    give: 0,
    rate: 0,
    traffic: state.traffic - state.rate * ticks,
    need: state.need + state.needPerTick * ticks,
    needPerTick: 0,
    earlier: state.earlier - ticks,
  };
}
