import type { Bytes } from "../../model/units";
import type { Workload } from "../../model/workload";

/** The tensor that enters a layer, for one microbatch. */
export function enteringBytes(
  { inputBytes, activationBytes }: Pick<Workload, "inputBytes" | "activationBytes">,
  layer: number,
): Bytes {
  return layer === 0 ? inputBytes : activationBytes[layer - 1];
}

/** What a stage of layers first … last keeps of one microbatch for its backward: the inputs of its layers. */
export function keptBytes(
  sizes: Pick<Workload, "inputBytes" | "activationBytes">,
  first: number,
  last: number,
): Bytes {
  let bytes = enteringBytes(sizes, first);
  for (let l = first; l < last; l++) bytes += sizes.activationBytes[l];
  return bytes;
}

/** Weights of layers first … last. */
export function weightBytesOf(
  { weightBytes }: Pick<Workload, "weightBytes">,
  first: number,
  last: number,
): Bytes {
  let bytes = 0;
  for (let l = first; l <= last; l++) bytes += weightBytes[l];
  return bytes;
}
