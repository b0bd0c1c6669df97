import { durationOn } from "../model/workload";
import type { OpIndex } from "../tasks/ids";
import { rowAt } from "./layOut";
import { ALONE, FIRST_OF_PAIR } from "./pairRoles";
import { carriedTicks } from "./precedences";
import { closeGates, passGates, type Run } from "./run";
import { hang } from "./waiters";

/**
 * Runs one row until it stands at `until` or its next task waits, and then hangs it on what that waits for. A pair starts when
 * the inputs of both its tasks are there: a row that stops at its second task comes back to the first. About 20 ns a task.
 */
export function advanceRow(run: Run, row: number, until: number): void {
  const { columns, microbatches, cost, cursor, pairs } = run;
  const { rowOffset, task, start, end, position } = columns;
  const { first, base, lag, ticks, row: makers } = run.waits;
  const { marked } = run;
  const guarded = marked.length > 0;
  const speed = run.machine.speeds[row];
  const begin = rowOffset[row];
  const stop = rowOffset[row + 1];
  let at = cursor[row];
  let done = at;
  let now = at > begin ? end[at - 1] : 0;
  tasks: for (; at < until; at++) {
    const op = ((task[at] / microbatches) | 0) as OpIndex;
    const microbatch = task[at] - op * microbatches;
    for (let i = first[op], past = first[op + 1]; i < past; i++) {
      if (microbatch < lag[i]) continue;
      const producer = position[base[i] + microbatch];
      if (producer < 0) continue; // an alternative that the plan leaves out
      const maker = makers[i];
      const isPending = maker < 0 ? end[producer] < 0 : producer >= (maker === row ? done : cursor[maker]);
      if (isPending) {
        hang(run.waiters, row, rowOfProducer(run, i, producer), producer);
        break tasks;
      }
      let arrival = end[producer];
      if (producer < begin || producer >= stop)
        arrival += ticks[i] >= 0 ? ticks[i] : ticksBetween(run, i, producer, row);
      if (arrival > now) now = arrival;
    }
    if (guarded && marked[at] === 1) {
      const opensAt = passGates(run, row, op, microbatch);
      if (opensAt < 0) break;
      if (opensAt > now) now = opensAt;
    }
    if (pairs !== undefined && pairs.role[at] !== ALONE) {
      if (pairs.role[at] === FIRST_OF_PAIR) continue;
      start[at - 1] = start[at] = now;
      now += speed === 1 ? pairs.cost[at] : durationOn(run.machine, pairs.cost[at], row);
      end[at - 1] = end[at] = now;
      done = at + 1;
      if (guarded) for (let member = at - 1; member <= at; member++) closeMarked(run, member);
      continue;
    }
    start[at] = now;
    now += speed === 1 ? cost[op] : durationOn(run.machine, cost[op], row);
    end[at] = now;
    done = at + 1;
    if (guarded) closeMarked(run, at);
  }
  run.stoppedAt[row] = at;
  cursor[row] = done;
}

/** Tells the gates of a task that it has ended, if it is marked. */
function closeMarked(run: Run, at: number): void {
  if (run.marked[at] === 0) return;
  const task = run.columns.task[at];
  const op = Math.floor(task / run.microbatches) as OpIndex;
  closeGates(run, op, task - op * run.microbatches, run.columns.end[at]);
}

/** Ticks of a wait that depend on which rows the two tasks are in. */
function ticksBetween(run: Run, wait: number, producer: number, row: number): number {
  const { precedences: all, entry } = run.waits;
  return carriedTicks(all, entry[wait], rowOfProducer(run, wait, producer), row);
}

function rowOfProducer({ waits, columns }: Run, wait: number, producer: number): number {
  return waits.row[wait] >= 0 ? waits.row[wait] : rowAt(columns.rowOffset, producer);
}
