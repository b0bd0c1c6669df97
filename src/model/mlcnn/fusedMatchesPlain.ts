import { seededRandom } from "../../base/random";
import type { ConvolutionShape } from "../shape";
import { convolutionOutput } from "../shapeSize";
import { fusedConvolution, type PooledConvolution } from "./fusion";

/** One channel's numbers by row and column. */
type Map2D = readonly Float64Array[];

/** A small pair: strided, padded, in two groups, with windows that leave a row of outputs over. */
const PAIR: PooledConvolution = {
  kind: "convolution",
  inChannels: 4,
  outChannels: 6,
  kernel: [3, 3],
  stride: [2, 1],
  padding: [1, 1],
  groups: 2,
  input: [18, 13],
  bias: false,
  pooled: [4, 4],
  pooling: { kind: "average", window: [2, 3], stride: [2, 3] },
};

/** Outcome of computing the same numbers in both ways. */
export interface FusionCheck {
  readonly outputs: number;
  readonly largestDifference: number;
  /** Within rounding of double precision. */
  readonly matches: boolean;
}

/**
 * Computes a convolution with average pooling on random numbers, once step by step and once fused, and compares. Shows
 * that the fusion is exact; where an activation stands between the two steps it is not, and authors check accuracy.
 */
export function fusedMatchesPlain(seed: number): FusionCheck {
  const random = seededRandom(seed);
  const draw = () => 2 * random() - 1;
  const [height, width] = PAIR.input;
  const inputs = Array.from({ length: PAIR.inChannels }, () => padded(map2D(height, width, draw), PAIR));
  const perFilter = PAIR.inChannels / PAIR.groups;
  const filters = Array.from({ length: PAIR.outChannels }, () =>
    Array.from({ length: perFilter }, () => map2D(PAIR.kernel[0], PAIR.kernel[1], draw)),
  );
  const plain = convolve(inputs, filters, PAIR).map((map) => averages(map, PAIR));
  const boxed = inputs.map((map) => boxes(map, PAIR));
  const fused = convolve(boxed, filters, fusedConvolution(PAIR));
  return compare(plain, fused);
}

function compare(plain: readonly Map2D[], fused: readonly Map2D[]): FusionCheck {
  let outputs = 0;
  let largestDifference = 0;
  for (const [channel, map] of plain.entries())
    for (const [row, numbers] of map.entries())
      for (const [column, number] of numbers.entries()) {
        outputs++;
        largestDifference = Math.max(largestDifference, Math.abs(number - fused[channel][row][column]));
      }
  return { outputs, largestDifference, matches: largestDifference <= 1e-12 };
}

function map2D(height: number, width: number, at: (row: number, column: number) => number): Map2D {
  return Array.from({ length: height }, (_, row) =>
    Float64Array.from({ length: width }, (_, column) => at(row, column)),
  );
}

function padded(map: Map2D, { padding: [above, left] }: ConvolutionShape): Map2D {
  return map2D(
    map.length + 2 * above,
    map[0].length + 2 * left,
    (row, column) => map[row - above]?.[column - left] ?? 0,
  );
}

/** The convolution itself, over maps that are padded already. */
function convolve(
  inputs: readonly Map2D[],
  filters: readonly (readonly Map2D[])[],
  shape: ConvolutionShape,
): Map2D[] {
  const [height, width] = convolutionOutput(shape);
  const perGroup = shape.outChannels / shape.groups;
  return filters.map((filter, channel) => {
    const first = Math.floor(channel / perGroup) * filter.length;
    return map2D(height, width, (row, column) => {
      let total = 0;
      for (const [index, taps] of filter.entries())
        for (const [y, weights] of taps.entries())
          for (const [x, weight] of weights.entries())
            total += weight * inputs[first + index][row * shape.stride[0] + y][column * shape.stride[1] + x];
      return total;
    });
  });
}

function averages(map: Map2D, { pooled, pooling: { window } }: PooledConvolution): Map2D {
  return map2D(pooled[0], pooled[1], (row, column) =>
    meanOf(map, row * window[0], column * window[1], window, [1, 1]),
  );
}

/** Averages of the inputs that a weight meets in one window, wherever the window may stand. */
function boxes(map: Map2D, { stride, pooling: { window } }: PooledConvolution): Map2D {
  const height = map.length - stride[0] * (window[0] - 1);
  const width = map[0].length - stride[1] * (window[1] - 1);
  return map2D(height, width, (row, column) => meanOf(map, row, column, window, stride));
}

function meanOf(
  map: Map2D,
  top: number,
  left: number,
  [height, width]: readonly [number, number],
  step: readonly [number, number],
): number {
  let total = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) total += map[top + y * step[0]][left + x * step[1]];
  return total / (height * width);
}
