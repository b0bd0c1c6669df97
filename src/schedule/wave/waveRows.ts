import { assert } from "../../base/assert";
import { Awake } from "../awake";
import type { Placement } from "../placement/placement";

/**
 * Rows of one batch by list scheduling in slots of one forward or one backward (schedules.md 14): in every slot each processor takes,
 * of all that has arrived, a backward before a forward, the deeper stage first, and earlier microbatches first. At most `underWay`
 * microbatches are between their first forward and their last backward. Rows hold link · microbatches + microbatch, where the links
 * of a microbatch's way are its forwards by stage and then its backwards, last stage first. O(tasks · chunks).
 */
export function waveRows(
  placement: Placement,
  microbatches: number,
  underWay: number,
): readonly Int32Array[] {
  const rowOf = rowsOfLinks(placement);
  const links = linksByRow(rowOf, placement.processors);
  const last = rowOf.length - 1;
  const rows = links.map((ofRow) => new Int32Array(ofRow.length * microbatches));
  const written = new Int32Array(rows.length);
  const chosen = new Int32Array(rows.length);
  const done = new Int32Array(rowOf.length);
  const awake = new Awake(rows.length);
  awake.wake(rowOf[0]);
  while (done[last] < microbatches) {
    const admitted = Math.min(microbatches, done[last] + underWay);
    const mayGoOn = awake.nextSlot();
    assert(mayGoOn.length > 0, "the stages of a wave wait for each other in a circle");
    for (const p of mayGoOn) chosen[p] = firstReady(links[p], done, admitted);
    for (const p of mayGoOn) {
      const link = chosen[p];
      if (link < 0) continue;
      rows[p][written[p]++] = link * microbatches + done[link]++;
      awake.wake(p); // after the last link that is the row of the first, which may admit one more
      if (link < last) awake.wake(rowOf[link + 1]);
    }
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

/** The processor of each link. */
function rowsOfLinks({ stages, rowsOf }: Placement): Int32Array {
  return Int32Array.from(
    { length: 2 * stages },
    (_, link) => rowsOf(Math.min(link, 2 * stages - 1 - link))[0],
  );
}

/** By processor: the links that it runs, those that go first first: backwards, and the deeper stage. */
function linksByRow(rowOf: Int32Array, processors: number): readonly Int32Array[] {
  const byRow = Array.from({ length: processors }, (): number[] => []);
  const stages = rowOf.length / 2;
  for (let link = stages; link < 2 * stages; link++) byRow[rowOf[link]].push(link);
  for (let link = stages - 1; link >= 0; link--) byRow[rowOf[link]].push(link);
  return byRow.map((links) => Int32Array.from(links));
}
