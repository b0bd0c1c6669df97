import type { Network } from "../network";
import {
  convolveNormalized,
  type ImageChain,
  type ImageSize,
  imageChain,
  imageNumbers,
  type SquarePooling,
} from "./imageChain";

const INPUT: ImageSize = [3, 224, 224];
const POOLING: SquarePooling = { kind: "max", window: 3, stride: 2, padding: 1 };
/** Behind the last block: the average of every map. */
const GLOBAL_POOLING: SquarePooling = { kind: "average", window: 7, stride: 7 };

/** How a residual network differs from its siblings. */
export interface ResidualPlan {
  readonly id: string;
  readonly name: string;
  /** "basic": two 3 × 3; "bottleneck": 1 × 1, 3 × 3, 1 × 1 with four times the channels. */
  readonly block: "basic" | "bottleneck";
  /** Blocks in each of the four groups. */
  readonly blocks: readonly [number, number, number, number];
}

/**
 * A residual network in torchvision's shapes, as a chain: a block's shortcut convolution stands after its other
 * convolutions. A bottleneck strides in its 3 × 3.
 */
export function residualNetwork(plan: ResidualPlan): Network {
  return {
    id: plan.id,
    name: plan.name,
    layers: residualLayers(plan),
    inputs: imageNumbers(INPUT),
    source: "He, Zhang, Ren, Sun, Deep residual learning for image recognition, 2016; torchvision's shapes",
    notes: [
      "A block's shortcut convolution stands after its other convolutions; an identity shortcut is left out.",
      "Additions, normalization and pooling take no time; normalization's parameters count with their convolution.",
    ],
    preferredCost: "macs",
  };
}

function residualLayers(plan: ResidualPlan) {
  const chain = imageChain(INPUT);
  convolveNormalized(chain, "conv1", { channels: 64, kernel: 7, stride: 2, padding: 3, pooling: POOLING });
  for (const [group, blocks] of plan.blocks.entries()) {
    for (let index = 0; index < blocks; index++) {
      const stride = group > 0 && index === 0 ? 2 : 1;
      const last = group === plan.blocks.length - 1 && index === blocks - 1;
      const name = `layer${group + 1}.${index}`;
      const block = { name, width: 64 * 2 ** group, stride, pooling: last ? GLOBAL_POOLING : undefined };
      if (plan.block === "basic") basicBlock(chain, block);
      else bottleneckBlock(chain, block);
    }
  }
  chain.dense("fc", 1000);
  return chain.layers;
}

interface Block {
  readonly name: string;
  readonly width: number;
  readonly stride: number;
  readonly pooling: SquarePooling | undefined;
}

function basicBlock(chain: ImageChain, { name, width, stride, pooling }: Block) {
  const input = chain.size();
  convolveNormalized(chain, `${name}.conv1`, { channels: width, kernel: 3, stride, padding: 1 });
  convolveNormalized(chain, `${name}.conv2`, { channels: width, kernel: 3, padding: 1, pooling });
  shortcut(chain, name, input, width, stride);
}

function bottleneckBlock(chain: ImageChain, { name, width, stride, pooling }: Block) {
  const input = chain.size();
  convolveNormalized(chain, `${name}.conv1`, { channels: width, kernel: 1 });
  convolveNormalized(chain, `${name}.conv2`, { channels: width, kernel: 3, stride, padding: 1 });
  convolveNormalized(chain, `${name}.conv3`, { channels: 4 * width, kernel: 1, pooling });
  shortcut(chain, name, input, 4 * width, stride);
}

/** A 1 × 1 convolution where the block changes its input's size, nothing where it does not. */
function shortcut(chain: ImageChain, name: string, from: ImageSize, channels: number, stride: number) {
  if (stride === 1 && from[0] === channels) return;
  convolveNormalized(chain, `${name}.shortcut`, { channels, kernel: 1, stride, from });
}
