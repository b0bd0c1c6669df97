import type { Network } from "../network";
import { afterNormalization, type ImageSize, imageChain, imageNumbers } from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];

/** Channels that a dense layer adds. */
const GROWTH = 32;

/** How a densely connected network differs from its siblings. */
interface DensePlan {
  readonly id: string;
  readonly name: string;
  /** Dense layers in each of the four blocks. */
  readonly blocks: readonly [number, number, number, number];
}

/**
 * A densely connected network for ImageNet, growth 32, with bottlenecks and transitions that halve the channels, in
 * torchvision's shapes. Every convolution but the first normalizes its input.
 */
export function denseNetwork({ id, name, blocks }: DensePlan): Network {
  return {
    id,
    name,
    layers: denseLayers(blocks),
    inputs: imageNumbers(INPUT),
    source: "Huang, Liu, van der Maaten, Weinberger, Densely connected convolutional networks, 2017",
    notes: [
      "A dense layer hands on all channels so far; between its own two convolutions only the first one's output is counted.",
      "Concatenation, normalization and pooling take no time; normalization's parameters count with the layer that follows.",
    ],
    preferredCost: "macs",
  };
}

function denseLayers(blocks: DensePlan["blocks"]) {
  const chain = imageChain(INPUT);
  const plain = { bias: false, normalizesInput: true };
  chain.convolution("conv0", {
    channels: 2 * GROWTH,
    kernel: 7,
    stride: 2,
    padding: 3,
    pooling: { kind: "max", window: 3, stride: 2, padding: 1 },
    bias: false,
    normalized: true,
  });
  for (const [index, count] of blocks.entries()) {
    if (index > 0) {
      const [channels] = chain.size();
      chain.convolution(`transition${index}`, {
        ...plain,
        channels: channels / 2,
        kernel: 1,
        pooling: { kind: "average", window: 2, stride: 2 },
      });
    }
    for (let layer = 1; layer <= count; layer++) {
      const name = `block${index + 1}.${layer}`;
      const [channels, height, width] = chain.size();
      chain.convolution(`${name}.conv1`, { ...plain, channels: 4 * GROWTH, kernel: 1 });
      chain.convolution(`${name}.conv2`, { ...plain, channels: GROWTH, kernel: 3, padding: 1 });
      chain.handOn([channels + GROWTH, height, width]);
    }
  }
  const [inputs] = chain.size();
  const classifier = { kind: "dense", inputs, outputs: 1000, positions: 1, bias: true } as const;
  chain.layer("fc", afterNormalization(chain.size(), classifier), [1000, 1, 1]);
  return chain.layers;
}
