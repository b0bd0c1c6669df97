import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers } from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];

/** Convolutions and channels of the five groups; each group ends in a 2 × 2 pooling. */
const GROUPS: readonly (readonly [convolutions: number, channels: number])[] = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
];

/** VGG-16 in torchvision's shapes: 15.47 G multiply-adds, 138,357,544 parameters. */
export const vgg16: Network = {
  id: "vgg16",
  name: "VGG16",
  layers: vggLayers(),
  inputs: imageNumbers(INPUT),
  source: "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, 2015",
  notes: ["Pooling takes no time; a layer's activation is what is left after it."],
  preferredCost: "macs",
};

function vggLayers() {
  const chain = imageChain(INPUT);
  for (const [group, [convolutions, channels]] of GROUPS.entries()) {
    for (let index = 1; index <= convolutions; index++) {
      const pooled = index === convolutions ? chain.size()[1] / 2 : undefined;
      chain.convolution(`conv${group + 1}_${index}`, { channels, kernel: 3, padding: 1, pooled });
    }
  }
  chain.dense("fc6", 4096);
  chain.dense("fc7", 4096);
  chain.dense("fc8", 1000);
  return chain.layers;
}
