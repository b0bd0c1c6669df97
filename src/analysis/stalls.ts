import { WAIT_CAUSES } from "../schedule/precedences";
import type { Position } from "../schedule/schedule";
import { freeAfter, type TimedTasks } from "../schedule/wait";
import { LatestInputs } from "./latestInputs";
import { STALL_CAUSES } from "./stallCause";
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
  const pieces = new Pieces(PIECES_EXPECTED * countGaps(timed) + rows);
  const inputs = new LatestInputs(timed);
  const firstOfRow = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    const busyUntil = addGaps(timed, row, inputs, pieces);
    const last = rowOffset[row] === rowOffset[row + 1] ? UNUSED : DRAIN;
    pieces.add(busyUntil, makespan, last, -1, -1);
    firstOfRow[row + 1] = pieces.length;
  }
  return pieces.columns(firstOfRow);
}

const [FILL, TRANSFER, ORDER, DRAIN, UNUSED] = (
  ["fill", "transfer", "order", "drain", "unused"] as const
).map((cause) => STALL_CAUSES.indexOf(cause));
const CAUSE_OF_WAIT = WAIT_CAUSES.map((cause) => STALL_CAUSES.indexOf(cause));

/** Of the pieces of a gap (sending, up to the producer's end, up to the arrival, after it), two are common. */
const PIECES_EXPECTED = 2;

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
function addGaps(timed: TimedTasks, row: number, inputs: LatestInputs, pieces: Pieces): number {
  const { rowOffset, start, end } = timed.columns;
  const first = rowOffset[row] as Position;
  let free = 0;
  for (let at = first; at < rowOffset[row + 1]; at++) {
    if (start[at] > free) {
      inputs.read(at, row);
      if (at === first) pieces.add(0, start[at], FILL, at, inputs.position);
      else addGap(timed, at, inputs, pieces);
    }
    free = end[at];
  }
  return free;
}

/** Cuts the gap between a task, whose latest input was read, and the one before it. */
function addGap(timed: TimedTasks, at: Position, inputs: LatestInputs, pieces: Pieces): void {
  const start = timed.columns.start[at];
  const last = (at - 1) as Position;
  const free = timed.columns.end[last];
  const sent = within(freeAfter(timed, last), free, start);
  const made = within(inputs.producerEnd, sent, start);
  const arrived = within(inputs.arrival, made, start);
  pieces.add(free, sent, TRANSFER, at, last);
  pieces.add(sent, made, CAUSE_OF_WAIT[inputs.code], at, inputs.position);
  pieces.add(made, arrived, TRANSFER, at, inputs.position);
  pieces.add(arrived, start, ORDER, at, -1);
}

function within(time: number, least: number, most: number): number {
  return Math.min(Math.max(time, least), most);
}

/** Stall columns being filled. */
class Pieces {
  length = 0;
  private start: Float64Array;
  private end: Float64Array;
  private cause: Uint8Array;
  private next: Int32Array;
  private waitsFor: Int32Array;

  constructor(expected: number) {
    this.start = new Float64Array(expected);
    this.end = new Float64Array(expected);
    this.cause = new Uint8Array(expected);
    this.next = new Int32Array(expected);
    this.waitsFor = new Int32Array(expected);
  }

  /** Adds a piece, of a cause by its code, unless it is empty. */
  add(start: number, end: number, cause: number, next: Position | -1, waitsFor: Position | -1): void {
    if (end <= start) return;
    const at = this.length++;
    if (at === this.start.length) this.grow();
    this.start[at] = start;
    this.end[at] = end;
    this.cause[at] = cause;
    this.next[at] = next;
    this.waitsFor[at] = waitsFor;
  }

  /** The pieces, in the room that they were put in: what is left of it was never touched. */
  columns(rowOffset: Int32Array): StallColumns {
    const length = this.length;
    return {
      rowOffset,
      start: this.start.subarray(0, length),
      end: this.end.subarray(0, length),
      cause: this.cause.subarray(0, length),
      next: this.next.subarray(0, length),
      waitsFor: this.waitsFor.subarray(0, length),
    };
  }

  private grow(): void {
    const length = 2 * this.start.length + 1;
    const doubles = (column: Float64Array) => copied(column, new Float64Array(length));
    const integers = (column: Int32Array) => copied(column, new Int32Array(length));
    this.start = doubles(this.start);
    this.end = doubles(this.end);
    this.cause = copied(this.cause, new Uint8Array(length));
    this.next = integers(this.next);
    this.waitsFor = integers(this.waitsFor);
  }
}

function copied<Column extends Float64Array | Int32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
