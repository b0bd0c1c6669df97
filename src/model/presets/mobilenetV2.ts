import type { Network } from "../network";
import { convolveNormalized, type ImageChain, type ImageSize, imageChain, imageNumbers } from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];

/** Inverted residual blocks: how much wider they are inside, what they hand on, how many, and the first one's stride. */
const GROUPS: readonly (readonly [expansion: number, channels: number, blocks: number, stride: number])[] = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
];

/** MobileNetV2 in torchvision's shapes: 0.30 G multiply-adds, 3,504,872 parameters. */
export const mobilenetV2: Network = {
  id: "mobilenetv2",
  name: "MobileNetV2",
  layers: mobileLayers(),
  inputs: imageNumbers(INPUT),
  source:
    "Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks, 2018; torchvision's shapes at width 1",
  notes: [
    "A depthwise convolution has as many groups as channels.",
    "Identity shortcuts are left out; additions, normalization and pooling take no time.",
  ],
  preferredCost: "macs",
};

function mobileLayers() {
  const chain = imageChain(INPUT);
  convolveNormalized(chain, "conv0", { channels: 32, kernel: 3, stride: 2, padding: 1 });
  let index = 1;
  for (const [expansion, channels, blocks, stride] of GROUPS)
    for (let block = 0; block < blocks; block++)
      invertedBlock(chain, `block${index++}`, { expansion, channels, stride: block === 0 ? stride : 1 });
  convolveNormalized(chain, "conv18", {
    channels: 1280,
    kernel: 1,
    pooling: { kind: "average", window: 7, stride: 7 },
  });
  chain.dense("fc", 1000);
  return chain.layers;
}

interface Block {
  readonly expansion: number;
  readonly channels: number;
  readonly stride: number;
}

function invertedBlock(chain: ImageChain, name: string, { expansion, channels, stride }: Block) {
  const width = expansion * chain.size()[0];
  if (expansion > 1) convolveNormalized(chain, `${name}.expand`, { channels: width, kernel: 1 });
  convolveNormalized(chain, `${name}.depthwise`, {
    channels: width,
    kernel: 3,
    stride,
    padding: 1,
    groups: width,
  });
  convolveNormalized(chain, `${name}.project`, { channels, kernel: 1 });
}
