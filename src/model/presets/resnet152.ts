import type { Network } from "../network";
import { residualNetwork } from "./residualNetwork";

/** ResNet-152 in torchvision's shapes: 11.51 G multiply-adds, 60,192,808 parameters. */
export const resnet152: Network = residualNetwork({
  id: "resnet152",
  name: "ResNet-152",
  block: "bottleneck",
  blocks: [3, 8, 36, 3],
});
