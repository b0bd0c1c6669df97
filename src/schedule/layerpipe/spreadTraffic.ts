import type { Spread } from "./spread";

/**
 * What a spread sends, as counts of tensors (trafficOf, layer by layer). `share` is that of the earlier part of a cut
 * gradient, 1 where it is whole; a pair (constant, slope) stands for constant + slope · share.
 */
export interface SpreadTraffic {
  readonly spread: Spread;
  /** Times the activation of the layer before is sent if that layer's forward ran on processor 0, or if it ran earlier. */
  readonly activationFromHere: number;
  readonly activationFromBefore: number;
  /** Times the layer's weights are sent. */
  readonly weights: number;
  /** Part of this activation gradient, which makes the gradient that processor 0 may need, that stays on it. */
  readonly here: Linear;
  /** Gradient of this layer's output that the processors closed by the spread will need: all makers are later. */
  readonly closed: Linear;
  /** The same on the processor that stays open: sent as far as its makers are later. */
  readonly open: Linear;
}

/** constant + slope · share. */
export type Linear = readonly [constant: number, slope: number];

/** Counts of a spread. On the last layer the loss, with the forward, makes the gradient, and nothing comes later. */
export function trafficOfSpread(spread: Spread, lastLayer: boolean): SpreadTraffic {
  const { forward, weightGradient, activationGradient, laterPart, opened } = spread;
  const users = new Set(
    [forward, activationGradient, laterPart].filter((p) => p >= 0 && p !== weightGradient),
  );
  const readers = new Set([forward, weightGradient]);
  let closed: Linear = [0, 0];
  for (let place = 0; place <= opened; place++) {
    const leaves = lastLayer ? place !== forward : place < opened;
    if (leaves) closed = add(closed, neededOn(spread, place));
  }
  return {
    spread,
    activationFromHere: [...readers].filter((p) => p > 0).length,
    activationFromBefore: readers.size,
    weights: users.size,
    here: activationGradient === 0 ? (laterPart === 0 ? [1, 0] : [0, 1]) : [0, 0],
    closed,
    open: lastLayer ? [0, 0] : neededOn(spread, opened),
  };
}

/** How much of the gradient of the layer's output is needed there: all of it by W, a part's share by a part of I. */
function neededOn({ weightGradient, activationGradient, laterPart }: Spread, place: number): Linear {
  if (place === weightGradient) return [1, 0];
  if (place === activationGradient) return [0, 1];
  return place === laterPart ? [1, -1] : [0, 0];
}

function add(a: Linear, b: Linear): Linear {
  return [a[0] + b[0], a[1] + b[1]];
}
