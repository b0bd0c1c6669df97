import type { Network } from "../network";
import { residualNetwork } from "./residualNetwork";

/** ResNet-34 in torchvision's shapes: 3.66 G multiply-adds, 21,797,672 parameters. */
export const resnet34: Network = residualNetwork({
  id: "resnet34",
  name: "ResNet-34",
  block: "basic",
  blocks: [3, 4, 6, 3],
});
