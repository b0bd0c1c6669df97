import { assert } from "../../base/assert";
import type { Ticks } from "../../model/units";
import { gradientBytes } from "../../model/workload";
import { type Chain, equalSpeeds, timeOn } from "./chain";
import { Front } from "./front";
import { layerStep, type SearchSpace } from "./layerStep";
import { expand } from "./moves";
import { emptyPlacement, type LayerPlacement } from "./placement";
import type { Atoms } from "./smallestPeriod";
import { MOST_OPENED, type Spread } from "./spread";
import { type SpreadsByOpened, spreadTable } from "./spreadTable";
import { bestOf, START, type State } from "./state";

/**
 * The placement with least traffic among those that keep to the period; of equals the one with fewest cuts of activation
 * gradients, then the lexicographically largest list of tasks per processor. Layer by layer it keeps the states that no
 * other one beats, at most `width`. On processors of speed 1 a cut stands where most is saved, to the tick; only where the
 * next gradient is cut around the same processor are their shares tried at the ends and at one point between, to a
 * sixtieth. On others a cut fills up the earlier processor or leaves it as little as can be. Undefined if no state
 * survives, which happens only where processors differ in speed. O(layers · width · (width + spreads)).
 */
export function leastTraffic(space: SearchSpace, atoms: Atoms, width: number): LayerPlacement | undefined {
  const { chain } = space;
  const interchangeable = atoms === "tasks" && equalSpeeds(chain);
  const spreads = spreadsByLayer(space, atoms);
  const gradients = gradientBytes(space.sizes);
  const front = new Front(interchangeable);
  const step = layerStep(space, front);
  let states: readonly State[] = [START];
  for (let l = 0; l < chain.layers; l++) {
    const first = states[0].processor;
    const last = Math.min(states[states.length - 1].processor + MOST_OPENED, chain.processors - 1);
    front.start({ activation: space.sizes.activationBytes[l], gradient: gradients[l] }, first, last);
    step.layer = l;
    for (const state of states) expand(step, state, spreads(l));
    states = thin(front.states(), width);
    if (states.length === 0) return undefined;
  }
  return placementOf(space, bestOf(states));
}

/** What each layer may do: the first may lack a gradient, the last meets the loss, all others are alike. */
function spreadsByLayer({ chain, sizes }: SearchSpace, atoms: Atoms): (layer: number) => SpreadsByOpened {
  const { kind } = chain.cut;
  const allowed = { atoms, mayCut: kind === "anywhere" || kind === "share", together: kind === "together" };
  const counted = (firstLayer: boolean, lastLayer: boolean) =>
    spreadTable({ ...allowed, firstLayer, hasGradient: !firstLayer || sizes.firstGradient }, lastLayer);
  const last = chain.layers - 1;
  const first = counted(true, last === 0);
  const middle = counted(false, false);
  const end = counted(false, true);
  return (layer) => (layer === 0 ? first : layer === last ? end : middle);
}

/** At most `width` states: those with least traffic, in their order. */
function thin(states: readonly State[], width: number): readonly State[] {
  if (states.length <= width) return states;
  const byTraffic = states.toSorted((a, b) => a.traffic - b.traffic);
  const kept = new Set(byTraffic.slice(0, width));
  return states.filter((state) => kept.has(state));
}

/** Reads the way back from the end, giving each open processor all that saves bytes. */
function placementOf({ chain, period }: SearchSpace, end: State): LayerPlacement {
  const placement = emptyPlacement(chain);
  let state = end;
  let given = end.give;
  for (let l = chain.layers - 1; l >= 0; l--) {
    const { spread, before } = state;
    assert(spread !== undefined && before !== undefined, "a state without a layer");
    const isCut = spread.activationGradient !== spread.laterPart;
    const earlier = state.earlier - (isCut ? given : 0);
    placement.forward[l] = before.processor + spread.forward;
    placement.weightGradient[l] = before.processor + spread.weightGradient;
    placement.activationGradient[l] = before.processor + Math.max(0, spread.activationGradient);
    placement.laterPart[l] = before.processor + Math.max(0, spread.laterPart);
    placement.earlierTicks[l] = earlier;
    if (spread.opened > 0) given = Math.min(before.give, period - leftOn(chain, l, before, spread, earlier));
    state = before;
  }
  return placement;
}

/** Ticks on the processor that a layer's spread leaves, if nothing is given. */
function leftOn(chain: Chain, layer: number, before: State, spread: Spread, earlier: Ticks): Ticks {
  const time = (place: number, cost: Ticks) => (place === 0 ? timeOn(chain, cost, before.processor) : 0);
  return (
    before.fill +
    time(spread.forward, chain.forward[layer]) +
    time(spread.weightGradient, chain.weightGradient[layer]) +
    time(spread.activationGradient, earlier)
  );
}
