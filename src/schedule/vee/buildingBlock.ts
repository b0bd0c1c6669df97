/** Slots after which a building block repeats: two forwards, two gradients and two weight gradients of one slot each. */
export const PERIOD = 6;

/**
 * What every processor of a vee does for one microbatch, and when, in slots of one chunk's forward (Qi et al., arXiv 2405.15362).
 * Microbatch m does the same m · PERIOD slots later, so on each processor the four offsets stand apart modulo PERIOD.
 */
export interface BuildingBlock {
  readonly processors: number;
  /** 1: weight gradients stand apart and are not in the block; 2: fused backwards. */
  readonly gradientSlots: 1 | 2;
  /** First slot of step k of microbatch 0 on processor p, at 4p + k; the steps are those of `veeSteps`. */
  readonly offset: Int32Array;
}

/**
 * V-Half (schedules.md 12): down the vee a forward takes two slots a processor and up one; back again gradients two and one. Where
 * P is even three slots more keep the steps apart.
 */
export function vHalfBlock(P: number): BuildingBlock {
  const q = P % 2 === 0 ? 3 : 0;
  return splitBlock(P, (i) => [2 * i, 3 * P - 2 - i, 3 * P - 1 + q + 2 * i, 6 * P - 2 + q - i]);
}

/** V-Min (schedules.md 12): every step follows as soon as it can. Where 3 divides P two slots more keep them apart. */
export function vMinBlock(P: number): BuildingBlock {
  const q = P % 3 === 0 ? 2 : 0;
  return splitBlock(P, (i) => [i, 2 * P - 1 - i, 2 * P + q + i, 4 * P + q - 1 - i]);
}

/**
 * 1F1B-V (schedules.md 12): as V-Min with fused backwards of two slots. After every third backward along the way three slots pass,
 * so that on no processor two backwards, or a backward and a forward, fall on the same slot of the period.
 */
export function oneForwardOneBackwardVBlock(P: number): BuildingBlock {
  const offset = new Int32Array(4 * P);
  const alreadyPassed = (3 - ((P + 2) % 3)) % 3;
  const first = 2 * P + (P % 3 === 0 ? 3 : 0);
  for (let hop = 0; hop < 2 * P; hop++) {
    const p = hop < P ? hop : 2 * P - 1 - hop;
    const isDown = hop < P;
    offset[4 * p + (isDown ? 0 : 1)] = hop;
    offset[4 * p + (isDown ? 2 : 3)] = first + 2 * hop + 3 * Math.floor((hop + alreadyPassed) / 3);
  }
  return { processors: P, gradientSlots: 2, offset };
}

function splitBlock(processors: number, steps: (p: number) => readonly number[]): BuildingBlock {
  const offset = Int32Array.from(Array.from({ length: processors }, (_, p) => steps(p)).flat());
  return { processors, gradientSlots: 1, offset };
}
