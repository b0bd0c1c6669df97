import type { Network } from "../network";
import {
  type Convolution,
  convolveNormalized,
  type ImageChain,
  type ImageSize,
  imageChain,
  imageNumbers,
  type SquarePooling,
} from "./imageChain";
import { BESIDE, type Branches, MIXED_6A, MIXED_7, MIXED_7A, mixed5, mixed6 } from "./inceptionModules";

const INPUT: ImageSize = [3, 299, 299];
const POOLING: SquarePooling = { kind: "max", window: 3, stride: 2 };

/** Inception v3 in torchvision's shapes, without the auxiliary classifier: 5.71 G multiply-adds, 23,834,568 parameters. */
export const inceptionV3: Network = {
  id: "inceptionv3",
  name: "Inception v3",
  layers: inceptionLayers(),
  inputs: imageNumbers(INPUT),
  source:
    "Szegedy et al., Rethinking the Inception architecture for computer vision, 2016; torchvision's shapes",
  notes: [
    "A module's branches stand one after another, in torchvision's order: the 1 × 1 branch, the 5 × 5 or 7 × 7, the " +
      "double 3 × 3 or 7 × 7, the one behind the pooling. The last layer of a module hands on the concatenation.",
    "Images are 299 × 299; the auxiliary classifier is left out.",
    "Concatenation, normalization and pooling take no time; normalization's parameters count with their convolution.",
  ],
  preferredCost: "macs",
};

function inceptionLayers() {
  const chain = imageChain(INPUT);
  convolveNormalized(chain, "conv1a", { channels: 32, kernel: 3, stride: 2 });
  convolveNormalized(chain, "conv2a", { channels: 32, kernel: 3 });
  convolveNormalized(chain, "conv2b", { channels: 64, kernel: 3, padding: 1, pooling: POOLING });
  convolveNormalized(chain, "conv3b", { channels: 80, kernel: 1 });
  convolveNormalized(chain, "conv4a", { channels: 192, kernel: 3, pooling: POOLING });
  for (const [letter, pool] of [
    ["b", 32],
    ["c", 64],
    ["d", 64],
  ] as const)
    concatenate(chain, `mixed5${letter}`, mixed5(pool));
  concatenate(chain, "mixed6a", MIXED_6A, chain.size()[0]);
  for (const [letter, width] of [
    ["b", 128],
    ["c", 160],
    ["d", 160],
    ["e", 192],
  ] as const)
    concatenate(chain, `mixed6${letter}`, mixed6(width));
  concatenate(chain, "mixed7a", MIXED_7A, chain.size()[0]);
  concatenate(chain, "mixed7b", MIXED_7);
  concatenate(chain, "mixed7c", MIXED_7);
  chain.handOn([chain.size()[0], 1, 1]);
  chain.dense("fc", 1000);
  return chain.layers;
}

/** The branches of a module one after another; `passed` channels come from its input through a pooling alone. */
function concatenate(chain: ImageChain, name: string, branches: Branches, passed = 0) {
  const input = chain.size();
  let channels = passed;
  for (const [branch, steps] of Object.entries(branches)) {
    let [read, made] = [input, input];
    for (const [index, [outputs, kernel, more = {}]] of steps.entries()) {
      const { besideLast = false, stride, padding = sameSize(kernel) } = more;
      if (!besideLast) read = made;
      convolveNormalized(chain, `${name}.${branch}.${index + 1}`, {
        channels: outputs,
        kernel,
        stride,
        padding,
        from: read,
      });
      made = chain.size();
      if (index === steps.length - 1 || steps[index + 1][2] === BESIDE) channels += outputs;
    }
  }
  const [, height, width] = chain.size();
  chain.handOn([channels, height, width]);
}

/** Padding that keeps the size at stride 1. */
function sameSize(kernel: Convolution["kernel"]): readonly [number, number] {
  const [height, width] = typeof kernel === "number" ? [kernel, kernel] : kernel;
  return [(height - 1) / 2, (width - 1) / 2];
}
