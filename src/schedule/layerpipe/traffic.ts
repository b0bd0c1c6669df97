import type { Bytes } from "../../model/units";
import { gradientBytes, type Workload } from "../../model/workload";
import { isCut, type LayerPlacement } from "./placement";

/** Sizes of the tensors that travel. */
export type TensorBytes = Pick<
  Workload,
  "layers" | "activationGradient" | "activationBytes" | "gradientBytes" | "weightBytes" | "firstGradient"
>;

/**
 * Bytes between processors per minibatch; a tensor counts once for each processor that it is sent to (layerpipe.md 1.6).
 * The activation of layer l goes to the forward and the weight gradient of layer l + 1. The gradient of layer l's output,
 * made by the parts of the activation gradient above (or by the loss, with the last forward), goes whole to the weight
 * gradient, and to a part of the layer's activation gradient by the part's share. New weights go from the weight gradient
 * to the forward and to every part of the activation gradient.
 */
export function trafficOf(sizes: TensorBytes, placement: LayerPlacement): Bytes {
  let bytes = 0;
  for (let l = 0; l < sizes.layers; l++) {
    if (l > 0) bytes += sizes.activationBytes[l - 1] * activationTransfers(placement, l);
    bytes += gradientBytes(sizes)[l] * gradientTransfers(sizes, placement, l);
    bytes += sizes.weightBytes[l] * weightTransfers(sizes, placement, l);
  }
  return bytes;
}

/** A processor and a share of a tensor, made or needed there. */
interface Portion {
  readonly processor: number;
  readonly share: number;
}

function activationTransfers({ forward, weightGradient }: LayerPlacement, layer: number): number {
  return new Set([forward[layer], weightGradient[layer]].filter((p) => p !== forward[layer - 1])).size;
}

function weightTransfers(sizes: TensorBytes, placement: LayerPlacement, layer: number): number {
  const users = new Set([placement.forward[layer]]);
  for (const { processor } of gradientParts(sizes, placement, layer)) users.add(processor);
  users.delete(placement.weightGradient[layer]);
  return users.size;
}

/** How often, in wholes, the gradient of the layer's output is sent. */
function gradientTransfers(sizes: TensorBytes, placement: LayerPlacement, layer: number): number {
  const makers =
    layer + 1 < sizes.layers
      ? gradientParts(sizes, placement, layer + 1)
      : [{ processor: placement.forward[layer], share: 1 }];
  const needs = new Map<number, number>();
  for (const { processor, share } of gradientParts(sizes, placement, layer)) needs.set(processor, share);
  needs.set(placement.weightGradient[layer], 1);
  let sent = 0;
  for (const [processor, need] of needs)
    for (const maker of makers) if (maker.processor !== processor) sent += need * maker.share;
  return sent;
}

/** The parts of a layer's activation gradient; none for a first layer that computes none. */
function gradientParts(sizes: TensorBytes, placement: LayerPlacement, layer: number): readonly Portion[] {
  if (layer === 0 && !sizes.firstGradient) return [];
  const processor = placement.activationGradient[layer];
  if (!isCut(placement, layer)) return [{ processor, share: 1 }];
  const share = placement.earlierTicks[layer] / sizes.activationGradient[layer];
  return [
    { processor, share },
    { processor: placement.laterPart[layer], share: 1 - share },
  ];
}
