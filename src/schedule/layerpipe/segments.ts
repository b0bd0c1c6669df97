import { assert } from "../../base/assert";

/**
 * Numbers of tasks on the processors left behind, first to last: a list that shares its beginning with others. Two lists
 * of the same length are compared in O(log length), told apart by a hash of 62 bits.
 */
export interface Segments {
  readonly length: number;
  /** The last entry. */
  readonly tasks: number;
  /** Two halves of the hash of all entries. */
  readonly low: number;
  readonly high: number;
  /** The list without its last entry; absent in the empty list. */
  readonly before: Segments | undefined;
  /** A list further back, so that any beginning is a few jumps away (skew-binary jump pointers, Myers 1983). */
  readonly jump: Segments | undefined;
}

/** No processors left behind. */
export const NO_SEGMENTS: Segments = {
  length: 0,
  tasks: 0,
  low: 1,
  high: 2,
  before: undefined,
  jump: undefined,
};

/** The list with one entry more. */
export function append(before: Segments, tasks: number): Segments {
  const { jump } = before;
  const alike = jump?.jump !== undefined && before.length - jump.length === jump.length - jump.jump.length;
  return {
    length: before.length + 1,
    tasks,
    low: Math.imul(before.low ^ tasks, 0x01000193) + 0x3c6ef35f,
    high: Math.imul(before.high + tasks, 0x2545f491) ^ (before.high >>> 15),
    before,
    jump: alike ? jump.jump : before,
  };
}

/** Positive if `a` is lexicographically larger than `b`, which has the same length. */
export function compareSegments(a: Segments, b: Segments): number {
  if (isSame(a, b)) return 0;
  let x = a;
  let y = b;
  while (!isSame(x.before, y.before)) {
    const far = !isSame(x.jump, y.jump);
    const nextX = far ? x.jump : x.before;
    const nextY = far ? y.jump : y.before;
    assert(nextX !== undefined && nextY !== undefined, "two lists of different length");
    x = nextX;
    y = nextY;
  }
  return x.tasks - y.tasks;
}

/** The entries, first to last. */
export function entriesOf(list: Segments): readonly number[] {
  const entries: number[] = [];
  for (let s: Segments | undefined = list; s?.before !== undefined; s = s.before) entries.push(s.tasks);
  return entries.reverse();
}

function isSame(a: Segments | undefined, b: Segments | undefined): boolean {
  return a === b || (a?.low === b?.low && a?.high === b?.high && a?.length === b?.length);
}
