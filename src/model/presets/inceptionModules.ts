import type { Convolution } from "./imageChain";

/** A convolution of a branch: channels, kernel, and what differs from stride 1 with padding that keeps the size. */
type Step = readonly [
  channels: number,
  kernel: Convolution["kernel"],
  more?: Pick<Convolution, "stride" | "padding"> & { readonly besideLast?: boolean },
];

/** The branches of a module, by name, in the order of the chain. */
export type Branches = Readonly<Record<string, readonly Step[]>>;

/** Half the height and width: stride 2 without padding. */
const HALVES = { stride: 2, padding: 0 } as const;
/** Reads what the step before it read; both hand on their outputs. */
export const BESIDE = { besideLast: true } as const;

/** The modules at 35 × 35; `pool` channels stand behind the pooling. */
export function mixed5(pool: number): Branches {
  return {
    "1x1": [[64, 1]],
    "5x5": [
      [48, 1],
      [64, 5],
    ],
    "3x3dbl": [
      [64, 1],
      [96, 3],
      [96, 3],
    ],
    pool: [[pool, 1]],
  };
}

/** From 35 × 35 to 17 × 17. */
export const MIXED_6A: Branches = {
  "3x3": [[384, 3, HALVES]],
  "3x3dbl": [
    [64, 1],
    [96, 3],
    [96, 3, HALVES],
  ],
};

/** The modules at 17 × 17, `width` channels between their long kernels. */
export function mixed6(width: number): Branches {
  return {
    "1x1": [[192, 1]],
    "7x7": [
      [width, 1],
      [width, [1, 7]],
      [192, [7, 1]],
    ],
    "7x7dbl": [
      [width, 1],
      [width, [7, 1]],
      [width, [1, 7]],
      [width, [7, 1]],
      [192, [1, 7]],
    ],
    pool: [[192, 1]],
  };
}

/** From 17 × 17 to 8 × 8. */
export const MIXED_7A: Branches = {
  "3x3": [
    [192, 1],
    [320, 3, HALVES],
  ],
  "7x7x3": [
    [192, 1],
    [192, [1, 7]],
    [192, [7, 1]],
    [192, 3, HALVES],
  ],
};

/** The modules at 8 × 8, whose branches fork at their ends. */
export const MIXED_7: Branches = {
  "1x1": [[320, 1]],
  "3x3": [
    [384, 1],
    [384, [1, 3]],
    [384, [3, 1], BESIDE],
  ],
  "3x3dbl": [
    [448, 1],
    [384, 3],
    [384, [1, 3]],
    [384, [3, 1], BESIDE],
  ],
  pool: [[192, 1]],
};
