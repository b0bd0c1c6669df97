import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers, type SquarePooling } from "./imageChain";
import { spikingLayers, spikingNotes } from "./spikingLayers";

const INPUT: ImageSize = [3, 32, 32];
const POOLING: SquarePooling = { kind: "average", window: 2, stride: 2 };

/** Convolutions and channels of the three groups; each group ends in a 2 × 2 pooling. */
const GROUPS: readonly (readonly [convolutions: number, channels: number])[] = [
  [2, 64],
  [2, 128],
  [3, 256],
];

/** A spiking VGG9 for 32 × 32 images, without biases: 5,938,880 parameters. */
export const spikingVgg9: Network = {
  id: "spiking-vgg9",
  name: "Spiking VGG9",
  layers: spikingLayers(vgg9Layers()),
  inputs: imageNumbers(INPUT),
  timeSteps: 6,
  source:
    "Lee et al., Enabling spike-based backpropagation for training deep neural network architectures, 2020",
  notes: spikingNotes(
    "6 time steps are our choice, as networks with still input take; the authors took 100.",
  ),
  preferredCost: "macs",
};

function vgg9Layers() {
  const chain = imageChain(INPUT);
  for (const [group, [convolutions, channels]] of GROUPS.entries()) {
    for (let index = 1; index <= convolutions; index++) {
      const pooling = index === convolutions ? POOLING : undefined;
      const name = `conv${group + 1}_${index}`;
      chain.convolution(name, { channels, kernel: 3, padding: 1, bias: false, pooling });
    }
  }
  chain.dense("fc8", 1024, { bias: false });
  chain.dense("fc9", 10, { bias: false });
  return chain.layers;
}
