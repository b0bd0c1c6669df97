import { rowsByPosition } from "../schedule/rowsByPosition";
import type { TaskTable } from "../tasks/taskTable";
import type { OrderColumns } from "./repeatingOrder";

/** Microbatches that are placed alike: who of them runs what where. */
export interface PlacementClass {
  /** How many microbatches. */
  readonly microbatches: number;
  /** Row by op, −1 where the plan leaves the op out for them. */
  readonly row: Int32Array;
}

/**
 * Groups microbatches 0 … count − 1 by placement: one class in a straight pipeline, R with R replicas, two where pipelines
 * run both ways. Refines the groups op by op. O(ops · count).
 */
export function placementClasses(
  tasks: TaskTable,
  { rowOffset, position }: OrderColumns,
  count: number,
): readonly PlacementClass[] {
  const rows = rowsByPosition(rowOffset);
  const ops = tasks.graph.ops.length;
  const classOf = new Int32Array(count);
  let classes = 1;
  for (let op = 0; op < ops; op++)
    classes = refine(classOf, op * tasks.microbatches, rows, position, classes);
  const size = new Int32Array(classes);
  const member = new Int32Array(classes);
  for (let m = count - 1; m >= 0; m--) {
    size[classOf[m]]++;
    member[classOf[m]] = m;
  }
  return Array.from(size, (microbatches, k) => ({
    microbatches,
    row: Int32Array.from({ length: ops }, (_, op) =>
      rowAt(rows, position[op * tasks.microbatches + member[k]]),
    ),
  }));
}

/** Splits every class by where its members run one op; returns how many classes there are now. */
function refine(
  classOf: Int32Array,
  base: number,
  rows: Uint16Array,
  position: Int32Array,
  before: number,
): number {
  if (isAlike(classOf, base, rows, position, before)) return before;
  const known = new Map<number, number>();
  let lastKey = -1;
  let lastClass = 0;
  for (let m = 0; m < classOf.length; m++) {
    const key = (rowAt(rows, position[base + m]) + 1) * before + classOf[m];
    if (key !== lastKey) {
      lastKey = key;
      lastClass = known.get(key) ?? known.size;
      known.set(key, lastClass);
    }
    classOf[m] = lastClass;
  }
  return known.size;
}

/** Whether all members of each class run one op on the same row: most ops split no class. */
function isAlike(
  classOf: Int32Array,
  base: number,
  rows: Uint16Array,
  position: Int32Array,
  classes: number,
): boolean {
  const rowOf = new Int32Array(classes).fill(UNKNOWN);
  for (let m = 0; m < classOf.length; m++) {
    const row = rowAt(rows, position[base + m]);
    if (rowOf[classOf[m]] === UNKNOWN) rowOf[classOf[m]] = row;
    else if (rowOf[classOf[m]] !== row) return false;
  }
  return true;
}

const UNKNOWN = -2;

function rowAt(rows: Uint16Array, position: number): number {
  return position < 0 ? -1 : rows[position];
}
