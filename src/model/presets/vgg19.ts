import type { Network } from "../network";
import { vggNetwork } from "./vggNetwork";

/** VGG-19 in torchvision's shapes: 19.63 G multiply-adds, 143,667,240 parameters. */
export const vgg19: Network = vggNetwork({ id: "vgg19", name: "VGG19", convolutions: [2, 2, 4, 4, 4] });
