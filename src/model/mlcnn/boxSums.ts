import type { LayerShape } from "../shape";
import { fusion, type PooledConvolution } from "./fusion";

/** What making the sums over windows takes before they are multiplied, for one sample. */
export interface BoxSums {
  readonly additions: number;
  /** Inputs that are read, each once. */
  readonly inputs: number;
  /** Sums that are written, each once for all filters (global addition reuse). */
  readonly boxes: number;
}

/** The sums of one pair: of rows first, which boxes above one another share, then boxes from those. No box is made twice. */
export function boxSums({ inChannels, kernel, stride, pooled, pooling }: PooledConvolution): BoxSums {
  const along = (axis: 0 | 1) => {
    const window = pooling.window[axis];
    return {
      boxes: places(pooled[axis], kernel[axis], stride[axis] * window),
      inputs: places(pooled[axis] * window, kernel[axis], stride[axis]),
      additions: window - 1,
    };
  };
  const [vertical, horizontal] = [along(0), along(1)];
  const ofRows = vertical.inputs * horizontal.boxes * horizontal.additions;
  const ofBoxes = vertical.boxes * horizontal.boxes * vertical.additions;
  return {
    additions: inChannels * (ofRows + ofBoxes),
    inputs: inChannels * vertical.inputs * horizontal.inputs,
    boxes: inChannels * vertical.boxes * horizontal.boxes,
  };
}

/** The sums of every pair of a shape that qualifies. */
export function layerBoxSums(shape: LayerShape): BoxSums {
  const total = { additions: 0, inputs: 0, boxes: 0 };
  for (const part of shape.kind === "block" ? shape.parts : [shape]) {
    const found = fusion(part);
    if (!found.fusable) continue;
    const { additions, inputs, boxes } = boxSums(found.shape);
    total.additions += additions;
    total.inputs += inputs;
    total.boxes += boxes;
  }
  return total;
}

/** How many different places `count` windows of `length` cover, `step` apart. */
function places(count: number, length: number, step: number): number {
  return length >= step ? (count - 1) * step + length : count * length;
}
