import type { Network } from "../network";
import { denseNetwork } from "./denseNetwork";

/** DenseNet-264 of the original paper, growth 32: 5.8 G multiply-adds, 33,337,704 parameters. */
export const densenet264: Network = denseNetwork({
  id: "densenet264",
  name: "DenseNet-264",
  blocks: [6, 12, 64, 48],
});
