import { type BarrierGates, gateBefore, gatesOf } from "../schedule/gates";
import { rowAt } from "../schedule/layOut";
import { ALONE, pairRoles, SECOND_OF_PAIR } from "../schedule/pairRoles";
import { carriedTicks, type Precedences, precedences, WAIT_CAUSES } from "../schedule/precedences";
import type { Position } from "../schedule/schedule";
import { isLater, latestInput, type TimedTasks } from "../schedule/wait";
import type { OpIndex } from "../tasks/ids";

/**
 * The latest inputs of many tasks, one after the other: each is read into the fields, and no object is made for it. Where
 * barriers or transfers that are timed one by one may say it, latestInput is asked.
 */
export class LatestInputs {
  /** See LatestInput. */
  position: Position | -1 = -1;
  producerEnd = 0;
  arrival = 0;
  /** Its cause's index in WAIT_CAUSES. */
  code = 0;
  private readonly precedences: Precedences;
  /** Task id of each precedence's producer for microbatch 0; may be negative because of the lag. */
  private readonly base: Int32Array;
  private readonly roles: Uint8Array | undefined;
  private readonly barriers: readonly BarrierGates[];

  constructor(private readonly timed: TimedTasks) {
    const { graph, after, transfer, pairs, columns, microbatches } = timed;
    const all = precedences(graph, after, transfer);
    this.precedences = all;
    this.base = all.from.map((op, i) => op * microbatches - all.lag[i]);
    this.roles = pairRoles(pairs, columns);
    this.barriers = gatesOf(after, timed).barriers;
  }

  /** Reads what latestInput says of the task at a position of a row. O(inputs of the task). */
  read(at: Position, row: number): void {
    this.position = -1;
    this.producerEnd = 0;
    this.arrival = 0;
    this.code = 0;
    const first = this.firstOfBlock(at);
    const isAlone = this.roles === undefined || this.roles[at] === ALONE;
    const isKnown = this.look(first, row) && (isAlone || this.look((first + 1) as Position, row));
    if (isKnown) return;
    const { position, producerEnd, arrival, cause } = latestInput(this.timed, at);
    this.position = position;
    this.producerEnd = producerEnd;
    this.arrival = arrival;
    this.code = WAIT_CAUSES.indexOf(cause);
  }

  /** The first of the two tasks of a pair; the task itself if it runs alone. */
  firstOfBlock(at: Position): Position {
    return this.roles?.[at] === SECOND_OF_PAIR ? ((at - 1) as Position) : at;
  }

  /** Takes the inputs of a task that are later than what was found; false if others may count, too. */
  private look(at: Position, row: number): boolean {
    const { columns, microbatches, transfers } = this.timed;
    const { first, lag, ticks, cause } = this.precedences;
    const { rowOffset, task, end, position } = columns;
    const op = ((task[at] / microbatches) | 0) as OpIndex;
    const microbatch = task[at] - op * microbatches;
    if (transfers !== undefined || this.passesGate(op, microbatch)) return false;
    const begin = rowOffset[row];
    const past = rowOffset[row + 1];
    for (let i = first[op], last = first[op + 1]; i < last; i++) {
      const producer = microbatch < lag[i] ? -1 : position[this.base[i] + microbatch];
      if (producer < 0) continue;
      const producerEnd = end[producer];
      let arrival = producerEnd;
      if (producer < begin || producer >= past)
        arrival += ticks[i] >= 0 ? ticks[i] : this.carried(i, producer, row);
      const isFirst = this.position < 0;
      if (!isFirst && !isLater(arrival, cause[i], producerEnd, this.arrival, this.code, this.producerEnd))
        continue;
      this.position = producer as Position;
      this.producerEnd = producerEnd;
      this.arrival = arrival;
      this.code = cause[i];
    }
    return true;
  }

  private carried(i: number, producer: number, row: number): number {
    return carriedTicks(this.precedences, i, rowAt(this.timed.columns.rowOffset, producer, row), row);
  }

  private passesGate(op: OpIndex, microbatch: number): boolean {
    for (const barrier of this.barriers) if (gateBefore(barrier, op, microbatch) >= 0) return true;
    return false;
  }
}
