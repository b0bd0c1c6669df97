import { durationOn } from "../model/workload";
import type { OpIndex } from "../tasks/ids";
import { rowAt } from "./layOut";
import { ALONE, FIRST_OF_PAIR, SECOND_OF_PAIR } from "./pairRoles";
import { carriedTicks } from "./precedences";
import { closeGates, passGates, type Run } from "./run";
import { hang } from "./waiters";

/**
 * Runs one row until its next task waits, and hangs it on what that waits for. A pair starts when the inputs of both its
 * tasks are there: a row that stops at its second task comes back to the first. About 20 ns a task.
 */
export function advanceRow(run: Run, row: number): void {
  const { columns, microbatches, cost, cursor, pairs } = run;
  const { rowOffset, task, start, end, position } = columns;
  const { first, base, lag, ticks } = run.waits;
  const guarded = run.barriers.length > 0;
  const speed = run.machine.speeds[row];
  const begin = rowOffset[row];
  const stop = rowOffset[row + 1];
  let at = cursor[row];
  let now = at > begin ? end[at - 1] : 0;
  tasks: for (; at < stop; at++) {
    const op = ((task[at] / microbatches) | 0) as OpIndex;
    const microbatch = task[at] - op * microbatches;
    for (let i = first[op], past = first[op + 1]; i < past; i++) {
      if (microbatch < lag[i]) continue;
      const producer = position[base[i] + microbatch];
      if (producer < 0) continue; // an alternative that the plan leaves out
      const ended = end[producer];
      if (ended < 0) {
        hang(run.waiters, row, rowOfProducer(run, i, producer), producer);
        break tasks;
      }
      let arrival = ended;
      if (producer < begin || producer >= stop)
        arrival += ticks[i] >= 0 ? ticks[i] : ticksBetween(run, i, producer, row);
      if (arrival > now) now = arrival;
    }
    if (guarded) {
      const opensAt = passGates(run, row, op, microbatch);
      if (opensAt < 0) break;
      if (opensAt > now) now = opensAt;
    }
    if (pairs !== undefined && pairs.role[at] !== ALONE) {
      if (pairs.role[at] === FIRST_OF_PAIR) continue;
      start[at - 1] = start[at] = now;
      now += speed === 1 ? pairs.cost[at] : durationOn(run.machine, pairs.cost[at], row);
      end[at - 1] = end[at] = now;
      if (guarded) closeGatesOfPair(run, at, now);
      continue;
    }
    start[at] = now;
    now += speed === 1 ? cost[op] : durationOn(run.machine, cost[op], row);
    end[at] = now;
    if (guarded) closeGates(run, op, microbatch, now);
  }
  run.stoppedAt[row] = at;
  cursor[row] = at < stop && pairs !== undefined && pairs.role[at] === SECOND_OF_PAIR ? at - 1 : at;
}

/** Of the pair whose second task stands at `at`. */
function closeGatesOfPair(run: Run, at: number, end: number): void {
  for (const task of run.columns.task.subarray(at - 1, at + 1)) {
    const op = Math.floor(task / run.microbatches) as OpIndex;
    closeGates(run, op, task - op * run.microbatches, end);
  }
}

/** Ticks of a wait that depend on which rows the two tasks are in. */
function ticksBetween(run: Run, wait: number, producer: number, row: number): number {
  const { precedences: all, entry } = run.waits;
  return carriedTicks(all, entry[wait], rowOfProducer(run, wait, producer), row);
}

function rowOfProducer({ waits, columns }: Run, wait: number, producer: number): number {
  return waits.row[wait] >= 0 ? waits.row[wait] : rowAt(columns.rowOffset, producer);
}
