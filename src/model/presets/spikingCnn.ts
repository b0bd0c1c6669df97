import type { Network } from "../network";
import { type ImageSize, imageChain, imageNumbers, type SquarePooling } from "./imageChain";
import { spikingLayers, spikingNotes } from "./spikingLayers";

const INPUT: ImageSize = [1, 28, 28];
const POOLING: SquarePooling = { kind: "average", window: 2, stride: 2 };

/** A small spiking network for 28 × 28 digits, 15C5-P2-40C5-P2-300-10, without biases: 210,375 parameters. */
export const spikingCnn: Network = {
  id: "spiking-cnn",
  name: "Spiking CNN",
  layers: spikingLayers(cnnLayers()),
  inputs: imageNumbers(INPUT),
  timeSteps: 5,
  source:
    "Zhang and Li, Temporal spike sequence learning via backpropagation for deep spiking neural networks, 2020",
  notes: spikingNotes("5 time steps, as the authors took for MNIST."),
  preferredCost: "macs",
};

function cnnLayers() {
  const chain = imageChain(INPUT);
  chain.convolution("conv1", { channels: 15, kernel: 5, bias: false, pooling: POOLING });
  chain.convolution("conv2", { channels: 40, kernel: 5, bias: false, pooling: POOLING });
  chain.dense("fc3", 300, { bias: false });
  chain.dense("fc4", 10, { bias: false });
  return chain.layers;
}
