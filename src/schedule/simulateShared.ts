import FlatQueue from "flatqueue";
import { transferTicks } from "../model/transferTicks";
import { durationOn } from "../model/workload";
import type { OpIndex } from "../tasks/ids";
import { TENSORS } from "../tasks/op";
import { type Links, linksOf } from "./links";
import { FIRST_OF_PAIR } from "./pairRoles";
import { closeGates, passGates, type Run } from "./run";
import { mostTransfers, type Outgoing, outgoing, type TransferColumns, TransferList } from "./transfers";
import { hang, takeReady, wake } from "./waiters";

/**
 * Runs a prepared plan on links that tensors wait for, or under sends that keep the sender busy, event by event in the
 * order of time: what ends first sends first, of tasks that end together the one with the smaller id, of its tensors the
 * one for the processor with the smaller number. A tensor leaves when all links on its way have carried what was ready
 * before; one that takes no time waits for none. Fills the run's columns as advanceAll does, and returns the transfers.
 * O(tasks · (log processors + precedences of an op)).
 */
export function advanceShared(run: Run): TransferColumns {
  const shared = new SharedRun(run);
  shared.advance();
  return shared.transfers();
}

const NONE = TENSORS.indexOf("none");

class SharedRun {
  private readonly rowOf: Uint16Array;
  private readonly sends: Outgoing;
  private readonly sent: TransferList;
  /** When a result is on another row: by precedence (see Precedences.source) and microbatch of the producer. */
  private readonly arrival: Float64Array;
  private readonly links: Links;
  /** When a link has carried all that was given to it. */
  private readonly linkFree: Float64Array;
  private readonly path: Int32Array;
  /** When a row may start its next task. */
  private readonly rowFree: Float64Array;
  /** Rows under way by the end of their task; those that end now by its id. */
  private readonly events = new FlatQueue<number>();
  private readonly ending = new FlatQueue<number>();
  private now = -1;

  constructor(private readonly run: Run) {
    const { columns, microbatches, plan, machine } = run;
    const rows = columns.rowOffset.length - 1;
    this.rowOf = new Uint16Array(columns.task.length);
    for (let row = 0; row < rows; row++)
      this.rowOf.fill(row, columns.rowOffset[row], columns.rowOffset[row + 1]);
    const { graph } = plan.tasks;
    this.sends = outgoing({ graph, after: plan.after });
    this.sent = new TransferList(mostTransfers({ columns, microbatches }, this.sends));
    const sources = graph.edges.length + plan.after.length;
    this.arrival = new Float64Array(sources * microbatches);
    this.links = linksOf(machine.transfer, machine.speeds.length);
    this.linkFree = new Float64Array(this.links.count);
    this.path = new Int32Array(this.links.most);
    this.rowFree = new Float64Array(rows);
  }

  advance(): void {
    const { events, ending } = this;
    this.startReady();
    for (let now = events.peekValue(); now !== undefined; now = events.peekValue()) {
      this.now = now;
      while (events.peekValue() === now) this.pushEnding(events.pop() as number);
      while (ending.length > 0) {
        this.complete(ending.pop() as number);
        this.startReady();
      }
    }
  }

  /** The transfers by sender; within one in the order of its tasks, which is that of time. */
  transfers(): TransferColumns {
    const { sent, rowOf, run } = this;
    const rows = run.columns.rowOffset.length - 1;
    const rowOffset = new Int32Array(rows + 1);
    for (let i = 0; i < sent.length; i++) rowOffset[rowOf[sent.producer[i]] + 1]++;
    for (let row = 0; row < rows; row++) rowOffset[row + 1] += rowOffset[row];
    const next = rowOffset.slice();
    const bySender = new TransferList(sent.length);
    for (let i = 0; i < sent.length; i++) bySender.copy(next[rowOf[sent.producer[i]]]++, sent, i);
    return bySender.columns(rowOffset);
  }

  private pushEnding(row: number): void {
    const { cursor, columns } = this.run;
    this.ending.push(row, columns.task[cursor[row]]);
  }

  private startReady(): void {
    for (let row = takeReady(this.run.waiters); row >= 0; row = takeReady(this.run.waiters)) this.start(row);
  }

  /** Starts a row's next task, or pair, as soon as its inputs allow; hangs the row on the first that is not done. */
  private start(row: number): void {
    const { run } = this;
    const { columns, cursor, pairs, cost, machine, microbatches } = run;
    const at = cursor[row];
    if (at === columns.rowOffset[row + 1]) return;
    const last = pairs?.role[at] === FIRST_OF_PAIR ? at + 1 : at;
    let begin = this.rowFree[row];
    for (let member = at; member <= last; member++) {
      const ready = this.readyAt(row, member, at);
      if (ready < 0) {
        run.stoppedAt[row] = member;
        return;
      }
      if (ready > begin) begin = ready;
    }
    const ticks = last > at && pairs ? pairs.cost[last] : cost[(columns.task[at] / microbatches) | 0];
    const end = begin + durationOn(machine, ticks, row);
    for (let member = at; member <= last; member++) {
      columns.start[member] = begin;
      columns.end[member] = end;
    }
    if (end === this.now) this.pushEnding(row);
    else this.events.push(row, end);
  }

  /** When the inputs of the task at `at` are on its row; −1 if one is not done yet. `first` begins its pair. */
  private readyAt(row: number, at: number, first: number): number {
    const { run, arrival } = this;
    const { columns, microbatches, cursor, waiters, waits } = run;
    const { tensor, source } = waits.precedences;
    const op = ((columns.task[at] / microbatches) | 0) as OpIndex;
    const microbatch = columns.task[at] - op * microbatches;
    let ready = 0;
    for (let i = waits.first[op]; i < waits.first[op + 1]; i++) {
      if (microbatch < waits.lag[i]) continue;
      const producer = columns.position[waits.base[i] + microbatch];
      if (producer < 0) continue; // an alternative that the plan leaves out
      const maker = this.rowOf[producer];
      const isDone = maker === row ? producer < first : producer < cursor[maker];
      if (!isDone) {
        hang(waiters, row, maker, producer);
        return -1;
      }
      const entry = waits.entry[i];
      const isHere = maker === row || tensor[entry] === NONE;
      const time = isHere
        ? columns.end[producer]
        : arrival[source[entry] * microbatches + microbatch - waits.lag[i]];
      if (time > ready) ready = time;
    }
    const opens = run.marked[at] === 1 ? passGates(run, row, op, microbatch) : 0;
    return opens < 0 ? -1 : Math.max(ready, opens);
  }

  /** Ends a row's task, or pair: sends its results, and wakes who waits for them. */
  private complete(row: number): void {
    const { columns, cursor, pairs, microbatches, waiters, machine, marked } = this.run;
    const at = cursor[row];
    const past = pairs?.role[at] === FIRST_OF_PAIR ? at + 2 : at + 1;
    let free = this.now;
    for (let member = at; member < past; member++) {
      free = Math.max(free, this.send(row, member));
      const op = ((columns.task[member] / microbatches) | 0) as OpIndex;
      if (marked[member] === 1) closeGates(this.run, op, columns.task[member] - op * microbatches, this.now);
    }
    this.rowFree[row] = machine.transfer.blocking ? free : this.now;
    cursor[row] = past;
    this.run.stoppedAt[row] = past;
    if (waiters.first[row] >= 0) wake(waiters, row, past);
    waiters.ready[waiters.size++] = row;
  }

  /** Sends what a task made; returns when the last of it arrives. */
  private send(row: number, at: number): number {
    const { sends, sent } = this;
    const { columns, microbatches } = this.run;
    const op = (columns.task[at] / microbatches) | 0;
    const microbatch = columns.task[at] - op * microbatches;
    const first = sent.length;
    for (let i = sends.first[op]; i < sends.first[op + 1]; i++) {
      const to = this.receiverOf(i, microbatch);
      if (to >= 0 && to !== row) sent.add(first, at, to, sends.tensor[i], sends.bytes[i]);
    }
    if (sent.length === first) return 0;
    if (sent.length > first + 1) sent.sort(first);
    let last = 0;
    for (let i = first; i < sent.length; i++) last = Math.max(last, this.carry(row, i));
    for (let i = sends.first[op]; i < sends.first[op + 1]; i++) {
      const to = this.receiverOf(i, microbatch);
      for (let k = first; k < sent.length; k++)
        if (sent.to[k] === to && sent.tensor[k] === sends.tensor[i])
          this.arrival[sends.source[i] * microbatches + microbatch] = sent.end[k];
    }
    return last;
  }

  /** The row that needs a result; −1 if none does. */
  private receiverOf(entry: number, microbatch: number): number {
    const { microbatches, columns } = this.run;
    const m = microbatch + this.sends.lag[entry];
    const consumer = m < microbatches ? columns.position[this.sends.to[entry] * microbatches + m] : -1;
    return consumer < 0 ? -1 : this.rowOf[consumer];
  }

  /** Times one transfer that is ready now. */
  private carry(row: number, i: number): number {
    const { sent, now, linkFree, path } = this;
    const { transfer } = this.run.machine;
    const ticks = transferTicks(transfer, sent.bytes[i], row, sent.to[i]);
    let start = now;
    if (transfer.contention && ticks > 0) {
      const count = this.links.path(row, sent.to[i], path);
      for (let k = 0; k < count; k++) if (linkFree[path[k]] > start) start = linkFree[path[k]];
      for (let k = 0; k < count; k++) linkFree[path[k]] = start + ticks;
    }
    sent.start[i] = start;
    sent.end[i] = start + ticks;
    return sent.end[i];
  }
}
