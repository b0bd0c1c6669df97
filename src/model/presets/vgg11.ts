import type { Network } from "../network";
import { vggNetwork } from "./vggNetwork";

/** VGG-11 in torchvision's shapes: 7.61 G multiply-adds, 132,863,336 parameters. */
export const vgg11: Network = vggNetwork({ id: "vgg11", name: "VGG11", convolutions: [1, 1, 2, 2, 2] });
