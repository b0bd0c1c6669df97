import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers, type SquarePooling } from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];
const POOLING: SquarePooling = { kind: "max", window: 2, stride: 2 };

/** Channels of the five groups; each group ends in a 2 × 2 pooling. */
const CHANNELS = [64, 128, 256, 512, 512];

/** How a VGG network differs from its siblings. */
interface VggPlan {
  readonly id: string;
  readonly name: string;
  /** 3 × 3 convolutions in each of the five groups. */
  readonly convolutions: readonly [number, number, number, number, number];
}

/** A VGG network without batch normalization, in torchvision's shapes. */
export function vggNetwork({ id, name, convolutions }: VggPlan): Network {
  return {
    id,
    name,
    layers: vggLayers(convolutions),
    inputs: imageNumbers(INPUT),
    source:
      "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, 2015",
    notes: ["Pooling takes no time; a layer's activation is what is left after it."],
    preferredCost: "macs",
  };
}

function vggLayers(convolutions: VggPlan["convolutions"]) {
  const chain = imageChain(INPUT);
  for (const [group, count] of convolutions.entries()) {
    for (let index = 1; index <= count; index++) {
      const pooling = index === count ? POOLING : undefined;
      chain.convolution(`conv${group + 1}_${index}`, {
        channels: CHANNELS[group],
        kernel: 3,
        padding: 1,
        pooling,
      });
    }
  }
  chain.dense("fc6", 4096);
  chain.dense("fc7", 4096);
  chain.dense("fc8", 1000);
  return chain.layers;
}
