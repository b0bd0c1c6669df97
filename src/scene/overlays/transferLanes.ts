import type { ScheduledResult } from "../../analysis/scheduledResult";
import { type TransferColumns, transfersOf } from "../../schedule/transfers";
import { meltedBoxes } from "../melted";
import type { Overlay } from "../overlay";
import type { Lanes } from "../scene";

/** Tensors that are under way at once stand above one another up to this many; further ones share the last level. */
const MOST_LEVELS = 8;
/** No lanes are made for schedules of more tasks. */
const MOST_TASKS = 2 ** 21;

/** Boxes in a lane under each row: what its processor sends, while it is on its way. */
export const transferLanes: Overlay = {
  id: "transferLanes",
  name: "Transfer lanes",
  help: "Every box in the lane under a row is a tensor that its processor sends, from leaving to arrival, with the task that made it; point at it to see where it goes. Not drawn above 2 million tasks.",
  on: false,
  followsFocus: false,
  isHeavy: true,
  hasLane: true,
  marks: ({ result }) => ({
    front: result.columns.task.length > MOST_TASKS ? [] : [sentTensors(result)],
  }),
};

/** What each processor sends, transfers that take no time left out. O(transfers · levels). */
export function sentTensors(result: ScheduledResult): Lanes {
  const all = transfersOf(result);
  const sent = result.transfers === undefined ? all : byStart(all);
  const rows = sent.rowOffset.length - 1;
  const level = levelsOf(sent);
  const levels = level.reduce((most, l) => Math.max(most, l + 1), 1);
  const offset = new Int32Array(rows * levels + 1);
  for (let row = 0; row < rows; row++)
    for (let i = sent.rowOffset[row]; i < sent.rowOffset[row + 1]; i++)
      if (level[i] >= 0) offset[row * levels + level[i] + 1]++;
  for (let i = 0; i < rows * levels; i++) offset[i + 1] += offset[i];
  const count = offset[rows * levels];
  const boxes = {
    offset,
    x0: new Float64Array(count),
    x1: new Float64Array(count),
    task: new Int32Array(count),
  };
  const next = offset.slice();
  for (let row = 0; row < rows; row++)
    for (let i = sent.rowOffset[row]; i < sent.rowOffset[row + 1]; i++) {
      if (level[i] < 0) continue;
      const at = next[row * levels + level[i]]++;
      boxes.x0[at] = sent.start[i];
      boxes.x1[at] = sent.end[i];
      boxes.task[at] = sent.producer[i];
    }
  return { kind: "lanes", ink: "band-transfer", levels, ...boxes, melted: meltedBoxes(boxes) };
}

/** Transfers of each sender in the order of leaving: over different links a later one may leave first. O(transfers). */
function byStart(sent: TransferColumns): TransferColumns {
  const { rowOffset, start } = sent;
  const order = Int32Array.from(start, (_, i) => i);
  for (let row = 0; row + 1 < rowOffset.length; row++)
    order.subarray(rowOffset[row], rowOffset[row + 1]).sort((a, b) => start[a] - start[b] || a - b);
  return {
    ...sent,
    producer: sent.producer.map((_, i) => sent.producer[order[i]]),
    start: start.map((_, i) => start[order[i]]),
    end: sent.end.map((_, i) => sent.end[order[i]]),
  };
}

/** The lowest level that is free when a tensor leaves, the last one if none is; −1 for transfers of no time. */
function levelsOf({ rowOffset, start, end }: TransferColumns): Int8Array {
  const level = new Int8Array(start.length).fill(-1);
  const until = new Float64Array(MOST_LEVELS);
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    until.fill(0);
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      if (end[i] === start[i]) continue;
      let free = 0;
      while (free < MOST_LEVELS - 1 && until[free] > start[i]) free++;
      level[i] = free;
      until[free] = Math.max(until[free], end[i]);
    }
  }
  return level;
}
