import { transferTicks } from "../model/transferTicks";
import type { Tensor } from "../tasks/op";
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
}

const TENSORS: readonly Tensor[] = ["activation", "gradient", "weights"];

/** Collects the results that can travel. O(ops + edges). */
export function outgoing({ graph, after }: Pick<TimedTasks, "graph" | "after">): Outgoing {
  const carried = graph.edges.filter(({ tensor }) => tensor !== "none");
  const weights = after.flatMap((rule) =>
    rule.kind === "lag" && rule.bytes > 0 ? [{ ...rule, tensor: "weights" as const }] : [],
  );
  const all = [...carried, ...weights].sort((a, b) => a.from - b.from);
  const first = new Int32Array(graph.ops.length + 1);
  for (const { from } of all) first[from + 1]++;
  for (let op = 0; op < graph.ops.length; op++) first[op + 1] += first[op];
  return {
    first,
    to: Int32Array.from(all, ({ to }) => to),
    lag: Int32Array.from(all, ({ lag }) => lag),
    bytes: Float64Array.from(all, ({ bytes }) => bytes),
    tensor: Uint8Array.from(all, ({ tensor }) => TENSORS.indexOf(tensor)),
  };
}

/** Every transfer of a run on links that tensors never wait for. O(tasks · consumers of an op). */
export function transfersOf(timed: TimedTasks): TransferColumns {
  const { rowOffset } = timed.columns;
  const index = outgoing(timed);
  const found = new Found(mostTransfers(timed, index));
  const firstOfRow = new Int32Array(rowOffset.length);
  const rows = rowsOf(rowOffset);
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    for (let at = rowOffset[row] as Position; at < rowOffset[row + 1]; at++)
      addSent(timed, index, rows, at, found);
    firstOfRow[row + 1] = found.length;
  }
  return found.columns(firstOfRow);
}

/** What the task at a position sends. O(log processors · consumers of its op). */
export function sentBy(timed: TimedTasks, position: Position): Omit<TransferColumns, "rowOffset"> {
  const index = outgoing(timed);
  const found = new Found(timed.graph.edges.length + timed.after.length);
  addSent(timed, index, rowsOf(timed.columns.rowOffset), position, found);
  return found.columns(new Int32Array(0));
}

function rowsOf(rowOffset: Int32Array): Uint16Array {
  const rows = new Uint16Array(rowOffset[rowOffset.length - 1]);
  for (let row = 0; row + 1 < rowOffset.length; row++) rows.fill(row, rowOffset[row], rowOffset[row + 1]);
  return rows;
}

function mostTransfers({ columns, microbatches }: TimedTasks, { first }: Outgoing): number {
  let most = 0;
  for (const task of columns.task) {
    const op = Math.floor(task / microbatches);
    most += first[op + 1] - first[op];
  }
  return most;
}

function addSent(timed: TimedTasks, index: Outgoing, rows: Uint16Array, at: Position, found: Found): void {
  const { columns, microbatches, transfer } = timed;
  const op = Math.floor(columns.task[at] / microbatches);
  const microbatch = columns.task[at] - op * microbatches;
  const mine = found.length;
  for (let i = index.first[op]; i < index.first[op + 1]; i++) {
    const m = microbatch + index.lag[i];
    const consumer = m < microbatches ? columns.position[index.to[i] * microbatches + m] : -1;
    if (consumer >= 0 && rows[consumer] !== rows[at])
      found.add(mine, at, rows[consumer], index.tensor[i], index.bytes[i]);
  }
  for (let i = mine; i < found.length; i++) {
    found.start[i] = columns.end[at];
    found.end[i] = columns.end[at] + transferTicks(transfer, found.bytes[i], rows[at], found.to[i]);
  }
}

/** Transfers being collected. */
class Found {
  length = 0;
  readonly to: Int32Array;
  readonly bytes: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  private readonly producer: Int32Array;
  private readonly tensor: Uint8Array;

  constructor(atMost: number) {
    this.to = new Int32Array(atMost);
    this.bytes = new Float64Array(atMost);
    this.start = new Float64Array(atMost);
    this.end = new Float64Array(atMost);
    this.producer = new Int32Array(atMost);
    this.tensor = new Uint8Array(atMost);
  }

  /** Adds a tensor of the task whose transfers start at `from`, unless it goes to that processor already. */
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

  columns(rowOffset: Int32Array): TransferColumns {
    const { length } = this;
    return {
      rowOffset,
      producer: this.producer.slice(0, length),
      to: this.to.slice(0, length),
      bytes: this.bytes.slice(0, length),
      start: this.start.slice(0, length),
      end: this.end.slice(0, length),
    };
  }
}
