import type { ScheduledResult } from "../analysis/scheduledResult";
import { longestTransferTicks, transferTicks } from "../model/transferTicks";
import { rowAt } from "../schedule/layOut";
import { type Outgoing, outgoing, type TransferColumns } from "../schedule/transfers";
import type { Links } from "./scene";
import type { Viewport } from "./viewport";
import { firstAbove, firstAtLeast } from "./visibleRange";

/** Everything of a schedule that says what goes from one processor to another. */
export type TransferSource = Pick<
  ScheduledResult,
  "columns" | "graph" | "after" | "microbatches" | "transfer" | "transfers"
>;

/** The transfers in a window: every one, or, where they are too many, some that stand for their neighbours, or none. */
export interface TransfersInSight {
  readonly shows: "each" | "merged" | "none";
  readonly links: Links;
}

/** More arrows than this are a carpet. */
const MOST_LINKS = 1500;
/** Where there are more, those from one processor to another that leave in one of the columns so wide are one. */
const MERGED_PX = 12;
/** A window of more tasks that may send something has too many arrows, whatever they send. */
const MOST_TASKS = 50_000;

/** What is prepared once for each schedule: per row, in the order of leaving, what may be under way in a window. */
interface Index {
  readonly first: (row: number, viewport: Viewport) => number;
  readonly past: (row: number, viewport: Viewport) => number;
  /** Visits those of entry `i` that have not arrived before `from`; false if told to stop. */
  readonly visit: (i: number, row: number, from: number, visit: Visitor) => boolean;
}

/** Is told of a transfer, with its place in the order of drawing; false: no more. */
type Visitor = (x0: number, row0: number, x1: number, row1: number, order: number) => boolean;

interface Found extends TransfersInSight {
  readonly viewport: Viewport;
  readonly widthPx: number;
}

const indexes = new WeakMap<TransferSource["columns"], Index>();
const lastFound = new WeakMap<TransferSource["columns"], Found>();

/**
 * Finds the transfers that are under way in a window this wide. O(tasks in sight + rows · log tasks); the same window again
 * is free. The first time O(ops + edges), and O(transfers) where they were timed one by one.
 */
export function transfersInSight(
  source: TransferSource,
  viewport: Viewport,
  widthPx: number,
): TransfersInSight {
  const last = lastFound.get(source.columns);
  if (last?.viewport.from === viewport.from && last.viewport.to === viewport.to && last.widthPx === widthPx)
    return last;
  const index = indexes.get(source.columns) ?? indexOf(source);
  indexes.set(source.columns, index);
  const found = { ...find(source, index, viewport, widthPx), viewport, widthPx };
  lastFound.set(source.columns, found);
  return found;
}

function find(
  { columns }: TransferSource,
  index: Index,
  viewport: Viewport,
  widthPx: number,
): TransfersInSight {
  if (countEntries(columns, index, viewport) > MOST_TASKS)
    return { shows: "none", links: new LinkList().links() };
  const each = new LinkList();
  const merged = new LinkList();
  const apart = ((viewport.to - viewport.from) / widthPx) * MERGED_PX;
  const taken = new Float64Array(columns.rowOffset.length - 1);
  let row = -1;
  visitRows(columns, index, viewport, (x0, row0, x1, row1, order) => {
    each.add(x0, row0, x1, row1, order);
    if (row0 !== row) taken.fill(Number.NEGATIVE_INFINITY);
    row = row0;
    const column = Math.floor(x0 / apart); // of time, not of the window: nothing flickers while it moves
    if (column <= taken[row1]) return true;
    taken[row1] = column;
    merged.add(x0, row0, x1, row1, order);
    return merged.length <= MOST_LINKS;
  });
  if (each.length <= MOST_LINKS) return { shows: "each", links: each.links() };
  return merged.length <= MOST_LINKS
    ? { shows: "merged", links: merged.links() }
    : { shows: "none", links: new LinkList().links() };
}

function indexOf(source: TransferSource): Index {
  const { rowOffset } = source.columns;
  let busy = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++) if (rowOffset[row] < rowOffset[row + 1]) busy++;
  if (busy < 2) return { first: () => 0, past: () => 0, visit: () => true };
  return source.transfers === undefined ? computedIndex(source) : timedIndex(source, source.transfers);
}

function countEntries({ rowOffset }: TransferSource["columns"], index: Index, viewport: Viewport): number {
  let count = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    count += Math.max(0, index.past(row, viewport) - index.first(row, viewport));
  return count;
}

function visitRows(
  { rowOffset }: TransferSource["columns"],
  index: Index,
  viewport: Viewport,
  visit: Visitor,
): void {
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    const past = index.past(row, viewport);
    for (let i = index.first(row, viewport); i < past; i++)
      if (!index.visit(i, row, viewport.from, visit)) return;
  }
}

/** Where tensors never wait for links they leave when they are made: those in sight were made since the longest way before. */
function computedIndex(source: TransferSource): Index {
  const { rowOffset, end } = source.columns;
  const sent = outgoing(source);
  const most = sent.bytes.reduce((high, bytes) => Math.max(high, bytes), 0);
  const longest = longestTransferTicks(source.transfer, most);
  return {
    first: (row, { from }) => firstAtLeast(end, from - longest, rowOffset[row], rowOffset[row + 1]),
    past: (row, { to }) => firstAbove(end, to, rowOffset[row], rowOffset[row + 1]),
    visit: (at, row, from, visit) => visitSent(source, sent, at, row, from, visit),
  };
}

/** One arrow for each edge of the graph along which a task's result goes to another processor. */
function visitSent(
  { columns, graph, microbatches, transfer }: TransferSource,
  sent: Outgoing,
  at: number,
  row: number,
  from: number,
  visit: Visitor,
): boolean {
  const { rowOffset, task, end, position } = columns;
  const op = Math.floor(task[at] / microbatches);
  for (let i = sent.first[op]; i < sent.first[op + 1]; i++) {
    if (sent.source[i] >= graph.edges.length) continue;
    const m = task[at] - op * microbatches + sent.lag[i];
    const consumer = m < microbatches ? position[sent.to[i] * microbatches + m] : -1;
    const receiver = consumer < 0 ? row : rowAt(rowOffset, consumer, row);
    if (receiver === row) continue;
    const arrival = end[at] + transferTicks(transfer, sent.bytes[i], row, receiver);
    if (arrival >= from && !visit(end[at], row, arrival, receiver, sent.source[i] * microbatches + m))
      return false;
  }
  return true;
}

/** Where transfers were timed one by one: from the end of the task, whatever the tensor waits for. */
function timedIndex({ columns }: TransferSource, { rowOffset, producer, to, end }: TransferColumns): Index {
  const latest = latestArrivals(rowOffset, end);
  return {
    first: (row, { from }) => firstAtLeast(latest, from, rowOffset[row], rowOffset[row + 1]),
    past: (row, viewport) => {
      const at = firstAbove(columns.end, viewport.to, columns.rowOffset[row], columns.rowOffset[row + 1]);
      return firstAbove(producer, at - 1, rowOffset[row], rowOffset[row + 1]);
    },
    visit: (i, row, from, visit) => end[i] < from || visit(columns.end[producer[i]], row, end[i], to[i], i),
  };
}

/** By transfer: when it and all of its sender before it have arrived, which does not decrease within a sender. O(transfers). */
function latestArrivals(rowOffset: Int32Array, end: Float64Array): Float64Array {
  const latest = end.slice();
  for (let row = 0; row + 1 < rowOffset.length; row++)
    for (let i = rowOffset[row] + 1; i < rowOffset[row + 1]; i++)
      if (latest[i] < latest[i - 1]) latest[i] = latest[i - 1];
  return latest;
}

/** Links being collected: no more than are drawn and one. */
class LinkList {
  length = 0;
  private readonly found: { x0: number; row0: number; x1: number; row1: number; order: number }[] = [];

  add(x0: number, row0: number, x1: number, row1: number, order: number): void {
    if (this.length > MOST_LINKS) return;
    this.length = this.found.push({ x0, row0, x1, row1, order });
  }

  /** In the order of drawing. */
  links(): Links {
    const found = this.found.sort((a, b) => a.order - b.order);
    return {
      kind: "links",
      ink: "transfer",
      x0: Float64Array.from(found, ({ x0 }) => x0),
      row0: Uint32Array.from(found, ({ row0 }) => row0),
      x1: Float64Array.from(found, ({ x1 }) => x1),
      row1: Uint32Array.from(found, ({ row1 }) => row1),
    };
  }
}
