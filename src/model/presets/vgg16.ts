import type { Network } from "../network";
import { vggNetwork } from "./vggNetwork";

/** VGG-16 in torchvision's shapes: 15.47 G multiply-adds, 138,357,544 parameters. */
export const vgg16: Network = vggNetwork({ id: "vgg16", name: "VGG16", convolutions: [2, 2, 3, 3, 3] });
