import type { Network } from "../network";
import { denseNetwork } from "./denseNetwork";

/** DenseNet-121 in torchvision's shapes: 2.83 G multiply-adds, 7,978,856 parameters. */
export const densenet121: Network = denseNetwork({
  id: "densenet121",
  name: "DenseNet-121",
  blocks: [6, 12, 24, 16],
});
