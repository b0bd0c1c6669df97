import type { Network } from "../network";
import { residualNetwork } from "./residualNetwork";

/** ResNet-18 in torchvision's shapes: 1.81 G multiply-adds, 11,689,512 parameters. */
export const resnet18: Network = residualNetwork({
  id: "resnet18",
  name: "ResNet-18",
  block: "basic",
  blocks: [2, 2, 2, 2],
});
