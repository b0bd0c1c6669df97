import type { Bytes, Ticks } from "../../model/units";
import { gradientBytes } from "../../model/workload";
import type { Chain } from "./chain";
import type { Front } from "./front";
import type { Limits } from "./limits";
import { type SetTicks, setTicks } from "./setTicks";
import { MOST_OPENED, SETS, type Spread } from "./spread";
import type { Linear, SpreadTraffic } from "./spreadTraffic";
import { difference, leastTrafficOf, NOWHERE, type Standing, type State, tolerance } from "./state";
import type { TensorBytes } from "./traffic";

/** What the search for least traffic goes by. */
export interface SearchSpace {
  readonly chain: Chain;
  readonly sizes: TensorBytes;
  /** No processor may do more. */
  readonly period: Ticks;
  /** Nor more than leaves room for the rest of the chain. */
  readonly limits: Limits;
}

/** The layer that the search is at, with columns that are written over for each candidate. */
export interface LayerStep {
  readonly space: SearchSpace;
  layer: number;
  readonly front: Front;
  readonly sets: SetTicks;
  /** Ticks on the processors 0 … opened of a spread, without the parts of a cut gradient. */
  readonly loads: Float64Array;
  readonly standing: Standing;
}

/** A step at the first layer that offers its states to `front`. */
export function layerStep(space: SearchSpace, front: Front): LayerStep {
  const loads = new Float64Array(MOST_OPENED + 1);
  return { space, layer: 0, front, sets: setTicks(space.chain), loads, standing: { ...NOWHERE } };
}

/** A state and the spread of the next layer. */
export interface Move {
  readonly state: State;
  readonly counts: SpreadTraffic;
  /** The most that the processor left open may hold. */
  readonly limit: Ticks;
}

/** Puts the layer's whole tasks on the spread's processors. */
export function loadWhole({ loads, sets }: LayerStep, { opened, whole }: Spread): void {
  for (let place = 0; place <= opened; place++) loads[place] = sets.ticks[SETS * place + whole[place]];
}

/** Bytes saved if the state's open processor takes what it may, leaving `reserved` ticks, and is left. */
export function savedOnLeaving({ space, loads }: LayerStep, { state }: Move, reserved: Ticks): Bytes {
  return state.rate === 0 ? 0 : state.rate * Math.min(state.give, space.period - loads[0] - reserved);
}

/**
 * Offers the state that a move makes. The step's standing already tells the ticks of the gradient's earlier part and what the
 * open processor has and may be given; `saved` bytes are not sent after all.
 */
export function offer(step: LayerStep, { state, counts }: Move, saved: Bytes): void {
  const { layer, front, standing } = step;
  const { spread } = counts;
  const isCut = spread.activationGradient !== spread.laterPart;
  const share = isCut ? standing.earlier / step.space.chain.activationGradient[layer] : 1;
  standing.processor = state.processor + spread.opened;
  if (standing.give <= 0) standing.rate = 0;
  standing.traffic = state.traffic - saved + sentBy(step, state, counts, share);
  standing.cuts = state.cuts + (isCut ? 1 : 0);
  standing.forwardHere = spread.forward === spread.opened;
  standing.need = at(counts.open, share);
  standing.needPerTick =
    standing.give > 0 && isCut ? -counts.open[1] / step.space.chain.activationGradient[layer] : 0;
  front.offer(standing, state, spread);
}

/** Bytes that a state cannot fall below, whatever the layer does: less than rounding takes off any that follows it. */
export function leastAfter({ space, layer }: LayerStep, state: State): Bytes {
  const { activationBytes, weightBytes } = space.sizes;
  const gradients = gradientBytes(space.sizes);
  const entering = layer === 0 ? 0 : activationBytes[layer - 1] + gradients[layer - 1];
  const mostSent = 3 * (entering + gradients[layer] + weightBytes[layer]); // no tensor goes to more processors
  return leastTrafficOf(state) - 4 * tolerance(state.traffic + mostSent);
}

/** The least that a spread adds to it: what it sends is a straight line in the share, so that an end is least. */
export function leastSentBy(step: LayerStep, state: State, counts: SpreadTraffic): Bytes {
  const { activationGradient, laterPart } = counts.spread;
  const whole = sentBy(step, state, counts, 1);
  return activationGradient === laterPart ? whole : Math.min(whole, sentBy(step, state, counts, 0));
}

/** Bytes that a spread adds, as far as they are certain. */
function sentBy({ space, layer }: LayerStep, state: State, counts: SpreadTraffic, share: number): Bytes {
  const { sizes } = space;
  const gradients = gradientBytes(sizes);
  const activations = state.forwardHere ? counts.activationFromHere : counts.activationFromBefore;
  const entering = layer === 0 ? 0 : sizes.activationBytes[layer - 1];
  const returning = layer === 0 ? 0 : gradients[layer - 1];
  return (
    entering * activations +
    returning * state.need * (1 - at(counts.here, share)) +
    gradients[layer] * at(counts.closed, share) +
    sizes.weightBytes[layer] * counts.weights
  );
}

/** Bytes that a tick moved from the earlier part of a cut gradient to the later one saves. */
export function savedPerTick(
  { space, layer }: LayerStep,
  { state, counts }: Pick<Move, "state" | "counts">,
): number {
  const { chain, sizes } = space;
  const gradients = gradientBytes(sizes);
  const returning = layer === 0 ? 0 : gradients[layer - 1];
  const perShare = difference(gradients[layer] * counts.closed[1], returning * state.need * counts.here[1]);
  return perShare / chain.activationGradient[layer];
}

function at(line: Linear, share: number): number {
  return line[0] + line[1] * share;
}
