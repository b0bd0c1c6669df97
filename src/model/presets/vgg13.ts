import type { Network } from "../network";
import { vggNetwork } from "./vggNetwork";

/** VGG-13 in torchvision's shapes: 11.31 G multiply-adds, 133,047,848 parameters. */
export const vgg13: Network = vggNetwork({ id: "vgg13", name: "VGG13", convolutions: [2, 2, 2, 2, 2] });
