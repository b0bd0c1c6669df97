import type { Network } from "../network";
import { residualNetwork } from "./residualNetwork";

/** ResNet-50 in torchvision's shapes: 4.09 G multiply-adds, 25,557,032 parameters. */
export const resnet50: Network = residualNetwork({
  id: "resnet50",
  name: "ResNet-50",
  block: "bottleneck",
  blocks: [3, 4, 6, 3],
});
