import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers, type SquarePooling } from "./imageChain";

const INPUT: ImageSize = [1, 32, 32];
const POOLING: SquarePooling = { kind: "average", window: 2, stride: 2 };

/** LeNet-5 on 32 × 32 images. */
export const lenet5: Network = {
  id: "lenet5",
  name: "LeNet-5",
  layers: lenetLayers(),
  inputs: imageNumbers(INPUT),
  source: "LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition, 1998",
  notes: ["The second convolution reads all six maps; pooling takes no time."],
  preferredCost: "macs",
};

function lenetLayers() {
  const chain = imageChain(INPUT);
  chain.convolution("conv1", { channels: 6, kernel: 5, pooling: POOLING });
  chain.convolution("conv2", { channels: 16, kernel: 5, pooling: POOLING });
  chain.dense("fc3", 120);
  chain.dense("fc4", 84);
  chain.dense("fc5", 10);
  return chain.layers;
}
