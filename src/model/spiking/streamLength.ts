import type { Layer } from "../layer";
import type { Network } from "../network";
import { taskProducts } from "../systolic/products";
import { streamingFactor } from "../timeSteps";

/**
 * How many rows a layer's forward product has for a minibatch of `batch` samples, which stream through an array that holds
 * the weights: N · Ho · Wo · T for a convolution, N · T for a dense layer (layerpipe.md 4). Of a block it is that of the
 * last product. Undefined where no shape is known or nothing is multiplied.
 */
export function streamLength(
  { shape }: Pick<Layer, "shape">,
  network: Pick<Network, "timeSteps">,
  batch: number,
): number | undefined {
  if (shape === undefined) return undefined;
  const parts = shape.kind === "block" ? shape.parts : [shape];
  const samples = batch * streamingFactor(network);
  return parts.flatMap((part) => taskProducts(part, "forward", samples).gemms).at(-1)?.rows;
}
