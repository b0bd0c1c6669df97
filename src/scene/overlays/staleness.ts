import type { ScheduledResult } from "../../analysis/scheduledResult";
import { isRefusal } from "../../base/refusal";
import { transferTicks } from "../../model/transferTicks";
import { describedFamilies } from "../../schedule/families/described";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import { TransferIndex } from "../../schedule/transfers";
import { type OpGraph, TENSORS, updatesWeights } from "../../tasks/op";
import { ascending } from "../ascending";
import type { Overlay } from "../overlay";
import { NO_NOTE, type Notes } from "../scene";
import { firstAbove } from "../visibleRange";

/** How old the weights behind every gradient are. */
export const staleness: Overlay = {
  id: "staleness",
  name: "Weight age",
  help: "The small number on a gradient counts the other updates its layer got since the forward read the weights; without flushes this is the price of a full pipeline.",
  on: false,
  followsFocus: false,
  isHeavy: true,
  marks: ({ result }) => ({ front: [weightAges(result)] }),
};

const notes = { kind: "notes", ink: "staleness", prefix: "−" } as const;

/**
 * Counted in the trace, on the task that makes the update: other updates of the stage between the start of the minibatch's
 * forward and its own update. An update that ends at t is seen by a forward that starts at t. 0 in a flushing family. With
 * double buffers batch t reads version max(t − 1, 0), so that every gradient but those of the first batch is one late.
 */
export function weightAges(result: ScheduledResult): Notes {
  const value = new Int32Array(result.columns.task.length).fill(NO_NOTE);
  const family = describedFamilies.find(result.choice.family);
  const update = isRefusal(family) ? "stashed" : family.weightUpdate.kind;
  if (update !== "stashed") return { ...notes, value: batchAges(result, update === "flush" ? 0 : 1, value) };
  const rows = rowsByPosition(result.columns.rowOffset);
  for (const ops of opsByStage(result.graph)) noteStage(traceStage(result, rows, ops), value);
  return { ...notes, value };
}

/** Writes the age of the weights on every backward or weight gradient: 0 in the first batch, `later` in those that follow. */
function batchAges(
  { columns, graph, microbatches, report }: ScheduledResult,
  later: number,
  value: Int32Array,
) {
  const updates = graph.ops.map(({ kind }) => updatesWeights(kind));
  columns.task.forEach((task, at) => {
    const isFirst = task % microbatches < report.microbatches;
    if (updates[Math.floor(task / microbatches)]) value[at] = isFirst ? 0 : later;
  });
  return value;
}

function opsByStage({ ops }: OpGraph): Iterable<readonly number[]> {
  const stages = new Map<number, number[]>();
  ops.forEach(({ stage }, op) => {
    const found = stages.get(stage);
    if (found === undefined) stages.set(stage, [op]);
    else found.push(op);
  });
  return stages.values();
}

/** When one stage's weights are read and written. */
interface StageTrace {
  /** By minibatch: start of the forward. */
  readonly read: Float64Array;
  /** By minibatch: position of the task that makes the update; −1 if none does. */
  readonly writer: Int32Array;
  /** By update: when the last of its gradients is in. Update k belongs to minibatches k · replicas and following. */
  readonly updates: Float64Array;
  /** By update: when it is where the forward runs. */
  readonly seen: Float64Array;
  readonly replicas: number;
}

function noteStage({ read, writer, updates, seen: arrived, replicas }: StageTrace, value: Int32Array): void {
  const rank = ranks(updates);
  const applied = ascending(arrived.slice());
  for (let m = 0; m < writer.length; m++) {
    if (writer[m] < 0) continue;
    const seen = firstAbove(applied, read[m], 0, applied.length);
    value[writer[m]] = Math.max(0, rank[Math.floor(m / replicas)] - seen);
  }
}

/** Place of every entry in ascending order. */
function ranks(times: Float64Array): Uint32Array {
  const order = Uint32Array.from(times, (_, i) => i);
  if (times.some((time, i) => i > 0 && time < times[i - 1]))
    order.sort((a, b) => times[a] - times[b] || a - b);
  const rank = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) rank[order[place]] = place;
  return rank;
}

function traceStage(result: ScheduledResult, rows: Uint16Array, ops: readonly number[]): StageTrace {
  const { columns, graph, microbatches } = result;
  const read = new Float64Array(microbatches);
  const writer = new Int32Array(microbatches).fill(-1);
  const readers = new Set<number>();
  const writers = new Set<number>();
  for (const op of ops) {
    const { kind } = graph.ops[op];
    const reads = kind === "forward";
    if (!reads && !updatesWeights(kind)) continue;
    for (let m = 0; m < microbatches; m++) {
      const at = columns.position[op * microbatches + m];
      if (at < 0) continue;
      if (reads) read[m] = columns.start[at];
      else writer[m] = at;
      (reads ? readers : writers).add(rows[at]);
    }
  }
  const replicas = Math.max(1, readers.size);
  const updates = new Float64Array(Math.ceil(microbatches / replicas));
  for (let m = 0; m < microbatches; m++)
    if (writer[m] >= 0)
      updates[(m / replicas) | 0] = Math.max(updates[(m / replicas) | 0], columns.end[writer[m]]);
  const sender = [...writers].find((row) => !readers.has(row));
  const seen = sender === undefined ? updates : arrivals(result, ops, { sender, readers, updates, writer });
  return { read, writer, updates, seen, replicas };
}

interface Journey extends Pick<StageTrace, "updates" | "writer"> {
  readonly sender: number;
  readonly readers: ReadonlySet<number>;
}

/** By update: when the stage's new weights are on the processor of its forward, the farthest if there are several. */
function arrivals(
  result: ScheduledResult,
  ops: readonly number[],
  { sender, readers, updates, writer }: Journey,
): Float64Array {
  const { after, transfer, transfers, columns } = result;
  const bytes = after.map((rule) => (rule.kind === "lag" && ops.includes(rule.to) ? rule.bytes : 0));
  const most = Math.max(0, ...bytes);
  const carried = [...readers].map((reader) => transferTicks(transfer, most, sender, reader));
  const usual = updates.map((time) => time + Math.max(0, ...carried));
  if (transfers === undefined) return usual;
  const timed = new TransferIndex(transfers, columns.task.length);
  const replicas = Math.ceil(writer.length / updates.length);
  return usual.map((time, k) => {
    const sent = [...readers].map((reader) => timed.arrival(writer[k * replicas], WEIGHTS, reader));
    return sent.reduce<number>((last, arrival) => Math.max(last, arrival ?? 0), 0) || time;
  });
}

const WEIGHTS = TENSORS.indexOf("weights");
