import { assert } from "../../base/assert";
import type { Placement } from "../placement/placement";

/**
 * Rows of one batch by list scheduling in slots of one forward or one backward (schedules.md 14): in every slot each processor takes,
 * of all that has arrived, a backward before a forward, the deeper stage first, and earlier microbatches first. At most `underWay`
 * microbatches are between their first forward and their last backward. Rows hold link · microbatches + microbatch, where the links
 * of a microbatch's way are its forwards by stage and then its backwards, last stage first. O(slots · stages).
 */
export function waveRows(
  placement: Placement,
  microbatches: number,
  underWay: number,
): readonly Int32Array[] {
  const links = linksByRow(placement);
  const last = 2 * placement.stages - 1;
  const rows = links.map((ofRow) => new Int32Array(ofRow.length * microbatches));
  const written = new Int32Array(rows.length);
  const chosen = new Int32Array(rows.length);
  const done = new Int32Array(2 * placement.stages);
  while (done[last] < microbatches) {
    const admitted = Math.min(microbatches, done[last] + underWay);
    let ran = 0;
    for (let p = 0; p < rows.length; p++) chosen[p] = firstReady(links[p], done, admitted);
    for (let p = 0; p < rows.length; p++) {
      if (chosen[p] < 0) continue;
      const link = chosen[p];
      rows[p][written[p]++] = link * microbatches + done[link]++;
      ran++;
    }
    assert(ran > 0, "the stages of a wave wait for each other in a circle");
  }
  return rows;
}

/** The first of these links that a microbatch waits for; −1 if none does. */
function firstReady(links: Int32Array, done: Int32Array, admitted: number): number {
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    if (done[link] < (link === 0 ? admitted : done[link - 1])) return link;
  }
  return -1;
}

/** By processor: the links that it runs, those that go first first. */
function linksByRow({ stages, processors, rowsOf }: Placement): readonly Int32Array[] {
  const byRow = Array.from({ length: processors }, (): number[] => []);
  for (let stage = stages - 1; stage >= 0; stage--) byRow[rowsOf(stage)[0]].push(2 * stages - 1 - stage);
  for (let stage = stages - 1; stage >= 0; stage--) byRow[rowsOf(stage)[0]].push(stage);
  return byRow.map((links) => Int32Array.from(links));
}
