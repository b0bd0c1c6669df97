import { transferTicks } from "../model/transferTicks";
import type { ProcessorIndex } from "../model/units";
import { TENSORS } from "../tasks/op";
import { rowAt } from "./layOut";
import { rowsByPosition } from "./rowsByPosition";
import type { Position } from "./schedule";
import type { TimedTasks } from "./wait";

/**
 * Tensors that go from one processor to another, as columns: each result of a task once for every other processor where
 * something needs it, with the most bytes that are needed there. In the order of senders, then of the tasks that made them.
 */
export interface TransferColumns {
  /** Index of each sender's first transfer; one entry more than processors. */
  readonly rowOffset: Int32Array;
  /** Position of the task that made the tensor. */
  readonly producer: Int32Array;
  /** Processor that gets it. */
  readonly to: Int32Array;
  /** Code of what it is (index into TENSORS). */
  readonly tensor: Uint8Array;
  readonly bytes: Float64Array;
  /** Ticks, from leaving to having arrived as a whole. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Who may need what an op makes, as columns: entries first[op] … first[op + 1] − 1. */
export interface Outgoing {
  readonly first: Int32Array;
  readonly to: Int32Array;
  readonly lag: Int32Array;
  readonly bytes: Float64Array;
  /** What is carried: consumers of one tensor on one processor share a transfer. */
  readonly tensor: Uint8Array;
  /** See Precedences. */
  readonly source: Int32Array;
}

/** Collects the results that can travel. O(ops + edges). */
export function outgoing({ graph, after }: Pick<TimedTasks, "graph" | "after">): Outgoing {
  const lags = after.filter((rule) => rule.kind === "lag");
  const weights = lags.map((rule) => ({ ...rule, tensor: rule.bytes > 0 ? "weights" : "none" }) as const);
  const all = [...graph.edges, ...weights]
    .map((edge, source) => ({ ...edge, source, tensor: TENSORS.indexOf(edge.tensor) }))
    .filter(({ tensor }) => TENSORS[tensor] !== "none")
    .sort((a, b) => a.from - b.from);
  const first = new Int32Array(graph.ops.length + 1);
  for (const { from } of all) first[from + 1]++;
  for (let op = 0; op < graph.ops.length; op++) first[op + 1] += first[op];
  return {
    first,
    to: Int32Array.from(all, ({ to }) => to),
    lag: Int32Array.from(all, ({ lag }) => lag),
    bytes: Float64Array.from(all, ({ bytes }) => bytes),
    tensor: Uint8Array.from(all, ({ tensor }) => tensor),
    source: Int32Array.from(all, ({ source }) => source),
  };
}

/** Every transfer of a run: as it was timed, or, where tensors never wait for links, computed. O(tasks · consumers of an op). */
export function transfersOf(timed: TimedTasks): TransferColumns {
  if (timed.transfers !== undefined) return timed.transfers;
  const { rowOffset } = timed.columns;
  const index = outgoing(timed);
  const found = new TransferList(mostTransfers(timed, index));
  const firstOfRow = new Int32Array(rowOffset.length);
  const rows = rowsByPosition(rowOffset);
  const rowOf = (at: number) => rows[at];
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    for (let at = rowOffset[row] as Position; at < rowOffset[row + 1]; at++)
      addSent(timed, index, rowOf, at, found);
    firstOfRow[row + 1] = found.length;
  }
  return found.columns(firstOfRow);
}

/** What the task at a position sends. O(log tasks + ops + edges). */
export function sentBy(timed: TimedTasks, position: Position): Omit<TransferColumns, "rowOffset"> {
  if (timed.transfers !== undefined) return sliceOf(timed.transfers, position);
  const index = outgoing(timed);
  const found = new TransferList(timed.graph.edges.length + timed.after.length);
  const { rowOffset } = timed.columns;
  const near = rowAt(rowOffset, position);
  addSent(timed, index, (at) => rowAt(rowOffset, at, near), position, found);
  return found.columns(new Int32Array(0));
}

/** Transfers are in the order of senders' rows and of the tasks in them, and so in that of positions. */
function sliceOf(transfers: TransferColumns, position: Position): Omit<TransferColumns, "rowOffset"> {
  const { producer, to, tensor, bytes, start, end } = transfers;
  const first = firstFrom(producer, position);
  const past = firstFrom(producer, position + 1);
  const part = <Column extends { slice(from: number, to: number): Column }>(column: Column) =>
    column.slice(first, past);
  return {
    producer: part(producer),
    to: part(to),
    tensor: part(tensor),
    bytes: part(bytes),
    start: part(start),
    end: part(end),
  };
}

/** Index of the first value that is not less; `values` do not decrease. */
function firstFrom(values: Int32Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** No run has more transfers. O(tasks). */
export function mostTransfers(
  { columns, microbatches }: Pick<TimedTasks, "columns" | "microbatches">,
  { first }: Outgoing,
): number {
  let most = 0;
  for (const task of columns.task) {
    const op = Math.floor(task / microbatches);
    most += first[op + 1] - first[op];
  }
  return most;
}

function addSent(
  timed: TimedTasks,
  index: Outgoing,
  rowOf: (position: number) => ProcessorIndex,
  at: Position,
  found: TransferList,
): void {
  const { columns, microbatches, transfer } = timed;
  const op = Math.floor(columns.task[at] / microbatches);
  const microbatch = columns.task[at] - op * microbatches;
  const mine = found.length;
  const sender = rowOf(at);
  for (let i = index.first[op]; i < index.first[op + 1]; i++) {
    const m = microbatch + index.lag[i];
    const consumer = m < microbatches ? columns.position[index.to[i] * microbatches + m] : -1;
    const receiver = consumer < 0 ? sender : rowOf(consumer);
    if (receiver !== sender) found.add(mine, at, receiver, index.tensor[i], index.bytes[i]);
  }
  for (let i = mine; i < found.length; i++) {
    found.start[i] = columns.end[at];
    found.end[i] = columns.end[at] + transferTicks(transfer, found.bytes[i], sender, found.to[i]);
  }
}

/** Transfers being collected. */
export class TransferList {
  length = 0;
  readonly producer: Int32Array;
  readonly to: Int32Array;
  readonly tensor: Uint8Array;
  readonly bytes: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;

  constructor(atMost: number) {
    this.producer = new Int32Array(atMost);
    this.to = new Int32Array(atMost);
    this.tensor = new Uint8Array(atMost);
    this.bytes = new Float64Array(atMost);
    this.start = new Float64Array(atMost);
    this.end = new Float64Array(atMost);
  }

  /** Adds a tensor of the task whose transfers begin at index `from`, unless it goes to that processor already. */
  add(from: number, producer: number, to: number, tensor: number, bytes: number): void {
    for (let i = from; i < this.length; i++)
      if (this.to[i] === to && this.tensor[i] === tensor) {
        this.bytes[i] = Math.max(this.bytes[i], bytes);
        return;
      }
    const at = this.length++;
    this.producer[at] = producer;
    this.to[at] = to;
    this.tensor[at] = tensor;
    this.bytes[at] = bytes;
  }

  /** Puts transfer `i` of another list at an index; the list is as long as its last index says. */
  copy(at: number, other: TransferList, i: number): void {
    this.length = Math.max(this.length, at + 1);
    this.producer[at] = other.producer[i];
    this.to[at] = other.to[i];
    this.tensor[at] = other.tensor[i];
    this.bytes[at] = other.bytes[i];
    this.start[at] = other.start[i];
    this.end[at] = other.end[i];
  }

  /** Puts the transfers from an index on, which have no times yet, in the order of receivers, then of tensors. */
  sort(from: number): void {
    for (let i = from + 1; i < this.length; i++)
      for (let k = i; k > from && this.isBefore(k, k - 1); k--) this.swap(k, k - 1);
  }

  private isBefore(a: number, b: number): boolean {
    return this.to[a] < this.to[b] || (this.to[a] === this.to[b] && this.tensor[a] < this.tensor[b]);
  }

  private swap(a: number, b: number): void {
    for (const column of [this.to, this.tensor, this.bytes]) {
      const kept = column[a];
      column[a] = column[b];
      column[b] = kept;
    }
  }

  columns(rowOffset: Int32Array): TransferColumns {
    const { length } = this;
    return {
      rowOffset,
      producer: this.producer.slice(0, length),
      to: this.to.slice(0, length),
      tensor: this.tensor.slice(0, length),
      bytes: this.bytes.slice(0, length),
      start: this.start.slice(0, length),
      end: this.end.slice(0, length),
    };
  }
}

/** Finds the transfers of a run by the task that made the tensor. */
export class TransferIndex {
  private readonly first: Int32Array;

  /** `positions` is how many tasks were run. O(transfers + tasks). */
  constructor(
    private readonly transfers: TransferColumns,
    positions: number,
  ) {
    this.first = new Int32Array(positions + 1);
    for (const producer of transfers.producer) this.first[producer + 1]++;
    for (let at = 0; at < positions; at++) this.first[at + 1] += this.first[at];
  }

  /** When a tensor of a task has arrived on another processor; undefined if it was not sent there. */
  arrival(producer: number, tensor: number, to: number): number | undefined {
    const { transfers, first } = this;
    for (let i = first[producer]; i < first[producer + 1]; i++)
      if (transfers.to[i] === to && transfers.tensor[i] === tensor) return transfers.end[i];
    return undefined;
  }

  /** When all that a task sends has arrived; 0 if it sends nothing. */
  lastArrival(producer: number): number {
    let last = 0;
    for (let i = this.first[producer]; i < this.first[producer + 1]; i++)
      last = Math.max(last, this.transfers.end[i]);
    return last;
  }
}
