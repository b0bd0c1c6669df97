import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers, type SquarePooling } from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];
const POOLING: SquarePooling = { kind: "max", window: 3, stride: 2 };

/** AlexNet in torchvision's shapes: 0.714 G multiply-adds, 61,100,840 parameters. */
export const alexnet: Network = {
  id: "alexnet",
  name: "AlexNet",
  layers: alexnetLayers(),
  inputs: imageNumbers(INPUT),
  source:
    "Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014; torchvision's shapes",
  notes: ["Pooling takes no time; a layer's activation is what is left after it."],
  preferredCost: "macs",
};

function alexnetLayers() {
  const chain = imageChain(INPUT);
  chain.convolution("conv1", { channels: 64, kernel: 11, stride: 4, padding: 2, pooling: POOLING });
  chain.convolution("conv2", { channels: 192, kernel: 5, padding: 2, pooling: POOLING });
  chain.convolution("conv3", { channels: 384, kernel: 3, padding: 1 });
  chain.convolution("conv4", { channels: 256, kernel: 3, padding: 1 });
  chain.convolution("conv5", { channels: 256, kernel: 3, padding: 1, pooling: POOLING });
  chain.dense("fc6", 4096);
  chain.dense("fc7", 4096);
  chain.dense("fc8", 1000);
  return chain.layers;
}
