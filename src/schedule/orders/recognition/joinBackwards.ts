import { ACTIVATION_GRADIENT, BACKWARD, WEIGHT_GRADIENT } from "../taskCell";
import { APART, type CodedOrder, FUSED, KINDS } from "./codedOrder";

/** A row of an order written so that it can be held against another order's. */
export interface JoinedRow {
  readonly codes: Int32Array;
  /** Index of the cell that a code comes from. */
  readonly cells: Int32Array;
}

/**
 * A row with one code for each backward that is whole, or whose weight gradient follows at once, in both orders, and two for
 * every other: a fused backward is an activation gradient and then its weight gradient. O(tasks).
 */
export function joinBackwards(order: CodedOrder, other: CodedOrder, row: number): JoinedRow {
  const written = order.rows[row];
  const codes = new Int32Array(2 * written.length);
  const cells = new Int32Array(2 * written.length);
  let length = 0;
  const add = (code: number, at: number) => {
    codes[length] = code;
    cells[length++] = order.cells[row][at];
  };
  for (let at = 0; at < written.length; at++) {
    const kind = written[at] % KINDS;
    const key = (written[at] - kind) / KINDS;
    const isTask = written[at] >= 0 && key < order.backward.length;
    const whole = isTask && order.backward[key] !== APART && other.backward[key] !== APART;
    if (isTask && kind === BACKWARD && !whole) {
      add(key * KINDS + ACTIVATION_GRADIENT, at);
      add(key * KINDS + WEIGHT_GRADIENT, at);
    } else if (whole && kind === ACTIVATION_GRADIENT) add(key * KINDS + BACKWARD, at++);
    else add(written[at], at);
  }
  return { codes: codes.subarray(0, length), cells: cells.subarray(0, length) };
}

/** How many backwards two orders have that are whole in both, and which of them are written as two tasks in one order only. */
export interface SplitBackwards {
  readonly whole: number;
  readonly ours: number;
  readonly theirs: number;
}

/** Counts how the same backwards are written in two orders. */
export function splitBackwards(order: CodedOrder, other: CodedOrder): SplitBackwards {
  let [whole, ours, theirs] = [0, 0, 0];
  order.backward.forEach((how, key) => {
    if (how === APART || other.backward[key] === APART) return;
    whole++;
    if (how !== FUSED && other.backward[key] === FUSED) ours++;
    if (how === FUSED && other.backward[key] !== FUSED) theirs++;
  });
  return { whole, ours, theirs };
}
