import type { Network } from "../network";
import { residualNetwork } from "./residualNetwork";

/** ResNet-101 in torchvision's shapes: 7.80 G multiply-adds, 44,549,160 parameters. */
export const resnet101: Network = residualNetwork({
  id: "resnet101",
  name: "ResNet-101",
  block: "bottleneck",
  blocks: [3, 4, 23, 3],
});
