import type { Position } from "../schedule/schedule";
import { freeAfter, latestInput, type TimedTasks } from "../schedule/wait";
import { STALL_CAUSES, type StallCause } from "./stallCause";
import type { StallColumns } from "./stallColumns";

/**
 * Every idle interval, cut so that each piece has one cause; with the tasks they tile every row from 0 to the makespan.
 * Before a row's first task it is fill, after its last drain, in a row without tasks unused. In between the next task's
 * latest input says it (after what its processor still sends, where that keeps it busy: transfer): up to the producer's end its cause, from there to the arrival transfer; what remains is order.
 * O(tasks + stalls · inputs of a task).
 */
export function findStalls(timed: TimedTasks, makespan: number): StallColumns {
  const { rowOffset } = timed.columns;
  const rows = rowOffset.length - 1;
  const pieces = new Pieces(MOST_PIECES * countGaps(timed) + rows);
  const firstOfRow = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    const busyUntil = addGaps(timed, row, pieces);
    const last = rowOffset[row] === rowOffset[row + 1] ? "unused" : "drain";
    pieces.add(busyUntil, makespan, last, -1, -1);
    firstOfRow[row + 1] = pieces.length;
  }
  return pieces.columns(firstOfRow);
}

/** A gap before a task has at most a piece of sending, one before the producer's end, one up to the arrival, one after it. */
const MOST_PIECES = 4;

function countGaps({ columns: { rowOffset, start, end } }: TimedTasks): number {
  let gaps = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    let free = 0;
    for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
      if (start[at] > free) gaps++;
      free = end[at];
    }
  }
  return gaps;
}

/** Adds the gaps before a row's tasks; returns the end of its last task. */
function addGaps(timed: TimedTasks, row: number, pieces: Pieces): number {
  const { rowOffset, start, end } = timed.columns;
  let free = 0;
  for (let at = rowOffset[row] as Position; at < rowOffset[row + 1]; at++) {
    if (start[at] > free) {
      const input = latestInput(timed, at);
      if (at === rowOffset[row]) pieces.add(0, start[at], "fill", at, input.position);
      else {
        const last = (at - 1) as Position;
        const sent = within(freeAfter(timed, last), free, start[at]);
        const made = within(input.producerEnd, sent, start[at]);
        const arrived = within(input.arrival, made, start[at]);
        pieces.add(free, sent, "transfer", at, last);
        pieces.add(sent, made, input.cause, at, input.position);
        pieces.add(made, arrived, "transfer", at, input.position);
        pieces.add(arrived, start[at], "order", at, -1);
      }
    }
    free = end[at];
  }
  return free;
}

function within(time: number, least: number, most: number): number {
  return Math.min(Math.max(time, least), most);
}

/** Stall columns being filled. */
class Pieces {
  length = 0;
  private readonly start: Float64Array;
  private readonly end: Float64Array;
  private readonly cause: Uint8Array;
  private readonly next: Int32Array;
  private readonly waitsFor: Int32Array;

  constructor(atMost: number) {
    this.start = new Float64Array(atMost);
    this.end = new Float64Array(atMost);
    this.cause = new Uint8Array(atMost);
    this.next = new Int32Array(atMost);
    this.waitsFor = new Int32Array(atMost);
  }

  /** Adds a piece unless it is empty. */
  add(start: number, end: number, cause: StallCause, next: Position | -1, waitsFor: Position | -1): void {
    if (end <= start) return;
    const at = this.length++;
    this.start[at] = start;
    this.end[at] = end;
    this.cause[at] = STALL_CAUSES.indexOf(cause);
    this.next[at] = next;
    this.waitsFor[at] = waitsFor;
  }

  columns(rowOffset: Int32Array): StallColumns {
    const length = this.length;
    return {
      rowOffset,
      start: this.start.slice(0, length),
      end: this.end.slice(0, length),
      cause: this.cause.slice(0, length),
      next: this.next.slice(0, length),
      waitsFor: this.waitsFor.slice(0, length),
    };
  }
}
