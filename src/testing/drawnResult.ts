import type { Report } from "../analysis/report";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { STALL_CAUSES, type StallCause } from "../analysis/stallCause";
import type { StallColumns } from "../analysis/stallColumns";
import type { Pairs } from "../schedule/plan";
import type { ScheduleColumns } from "../schedule/schedule";
import type { OpIndex } from "../tasks/ids";
import { KIND_LETTER, OP_KINDS, type Op, type OpGraph } from "../tasks/op";

interface Box {
  readonly op: string;
  readonly microbatch: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A result from a drawing, for tests that need marks and no simulator. One string a row, words apart by blanks:
 * "0F1" is one tick of stage 0's forward of microbatch 1, "0F1:3" three ticks, "(0F4;7B1):3" an overlapped pair, ".:2" two idle
 * ticks. Stalls get the cause fill, drain or unused by where they are, else `cause`. Stage s + 1 needs F of stage s; I, W and B need F of their own.
 */
export function drawnResult(rows: readonly string[], cause: StallCause = "dependency"): ScheduledResult {
  const drawn = rows.map(readRow);
  const boxes = drawn.flat();
  const names = [...new Set(boxes.map((box) => box.op))].sort(byStage);
  const microbatches = Math.max(0, ...boxes.map((box) => box.microbatch)) + 1;
  const makespan = Math.max(0, ...boxes.map((box) => box.end));
  const graph = graphOf(names, boxes);
  const columns = columnsOf(drawn, names, microbatches);
  return {
    choice: { family: "drawn", options: {} },
    columns,
    makespan,
    graph,
    after: [],
    pairs: pairsOf(columns),
    microbatches,
    transfer: { latency: 0, ticksPerByte: 0 },
    layerNames: Array.from({ length: graph.stages }, (_, s) => `layer ${s}`),
    memory: {
      inputBytes: 1,
      activationBytes: new Float64Array(graph.stages).fill(1),
      weightBytes: new Float64Array(graph.stages).fill(1),
      weightUpdate: "flush",
    },
    stalls: stallsOf(columns, makespan, cause),
    criticalPath: columns.task.length > 0 ? Int32Array.of(0, columns.task.length - 1) : new Int32Array(0),
    busySums: busySumsOf(columns, graph, microbatches),
    report: reportOf(boxes, rows.length, microbatches, makespan, graph.stages),
  };
}

function readRow(text: string): Box[] {
  let time = 0;
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .flatMap((word) => {
      const [what, length = "1"] = splitLength(word);
      const start = time;
      time += Number(length);
      if (what === ".") return [];
      return what
        .replace(/[()]/g, "")
        .split(";")
        .map((cell) => ({ ...readCell(cell), start, end: time }));
    });
}

function splitLength(word: string): string[] {
  const at = word.lastIndexOf(":");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

function readCell(cell: string): Pick<Box, "op" | "microbatch"> {
  const [, stage, letter, microbatch] = /^(\d+)([FIWB])(\d+)$/.exec(cell) ?? [];
  return { op: stage + letter, microbatch: Number(microbatch) };
}

function byStage(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b);
}

function graphOf(names: readonly string[], boxes: readonly Box[]): OpGraph {
  const ops = names.map((name): Op => {
    const stage = Number.parseInt(name, 10);
    const kind = OP_KINDS.find((k) => KIND_LETTER[k] === name.slice(-1)) ?? "forward";
    const box = boxes.find((b) => b.op === name);
    const cost = box === undefined ? 0 : box.end - box.start;
    return { kind, stage, firstLayer: stage, lastLayer: stage, part: 0, parts: 1, fraction: 1, cost };
  });
  const edges = ops.flatMap((op, to) => {
    const from = ops.findIndex(
      (other) =>
        other.kind === "forward" && other.stage === (op.kind === "forward" ? op.stage - 1 : op.stage),
    );
    return from < 0
      ? []
      : [{ from: from as OpIndex, to: to as OpIndex, lag: 0, tensor: "activation" as const, bytes: 1 }];
  });
  return { ops, edges, stages: new Set(ops.map((op) => op.stage)).size };
}

function columnsOf(rows: readonly Box[][], names: readonly string[], microbatches: number): ScheduleColumns {
  const boxes = rows.flat();
  const task = Int32Array.from(boxes, (box) => names.indexOf(box.op) * microbatches + box.microbatch);
  const position = new Int32Array(names.length * microbatches).fill(-1);
  task.forEach((id, i) => {
    position[id] = i;
  });
  const rowOffset = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    rowOffset[r + 1] = rowOffset[r] + row.length;
  });
  const start = Float64Array.from(boxes, (box) => box.start);
  const end = Float64Array.from(boxes, (box) => box.end);
  return { rowOffset, task, start, end, position };
}

function stallsOf(columns: ScheduleColumns, makespan: number, cause: StallCause): StallColumns {
  const { rowOffset, start, end } = columns;
  const found: { row: number; from: number; to: number; cause: StallCause; next: number }[] = [];
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    let free = 0;
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      if (start[i] > free)
        found.push({ row, from: free, to: start[i], cause: i === rowOffset[row] ? "fill" : cause, next: i });
      free = end[i];
    }
    const empty = rowOffset[row] === rowOffset[row + 1];
    if (free < makespan)
      found.push({ row, from: free, to: makespan, cause: empty ? "unused" : "drain", next: -1 });
  }
  return {
    rowOffset: Int32Array.from(rowOffset, (_, row) => found.filter((stall) => stall.row < row).length),
    start: Float64Array.from(found, (stall) => stall.from),
    end: Float64Array.from(found, (stall) => stall.to),
    cause: Uint8Array.from(found, (stall) => STALL_CAUSES.indexOf(stall.cause)),
    next: Int32Array.from(found, (stall) => stall.next),
    waitsFor: Int32Array.from(found, (stall) =>
      stall.next > 0 && stall.cause === cause ? stall.next - 1 : -1,
    ),
  };
}

/** Neighbours in a row that start at the same time. */
function pairsOf({ rowOffset, task, start, end }: ScheduleColumns): Pairs {
  const firsts = Array.from(task.keys()).filter(
    (at) => start[at] === start[at + 1] && !rowOffset.includes(at + 1),
  );
  return {
    first: Int32Array.from(firsts, (at) => task[at]),
    cost: Float64Array.from(firsts, (at) => end[at] - start[at]),
  };
}

function busySumsOf(columns: ScheduleColumns, graph: OpGraph, microbatches: number): Float64Array[] {
  const { rowOffset, task, start, end } = columns;
  const sums = OP_KINDS.map(() => new Float64Array(task.length));
  for (let row = 0; row + 1 < rowOffset.length; row++)
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      const paired = [i - 1, i + 1].some(
        (j) => j >= rowOffset[row] && j < rowOffset[row + 1] && start[j] === start[i],
      );
      const kind = graph.ops[Math.floor(task[i] / microbatches)].kind;
      OP_KINDS.forEach((k, code) => {
        const before = i > rowOffset[row] ? sums[code][i - 1] : 0;
        sums[code][i] = before + (k === kind ? (end[i] - start[i]) * (paired ? 0.5 : 1) : 0);
      });
    }
  return sums;
}

function reportOf(
  boxes: readonly Box[],
  processors: number,
  microbatches: number,
  makespan: number,
  stages: number,
): Report {
  const busy = boxes.reduce((sum, box) => sum + box.end - box.start, 0);
  const idle = processors * makespan - busy;
  const bound = { value: 0, reason: "drawn", gap: null };
  return {
    family: "drawn",
    processors,
    microbatches,
    batches: 1,
    stages,
    ticksPerUnit: 1,
    unit: "ticks",
    makespan,
    period: null,
    periodMeasured: null,
    speedup: busy / makespan,
    steadySpeedup: null,
    utilization: [],
    bubbleFraction: idle / (processors * makespan),
    bubbleOverhead: idle / busy,
    idleInsideSpan: [],
    busy,
    stalls: { fill: 0, dependency: 0, transfer: 0, memory: 0, update: 0, order: 0, drain: 0, unused: 0 },
    staleness: [],
    stalenessRule: null,
    weightVersions: [],
    peakActivations: [],
    peakActivationsAtI: [],
    peakActivationBytes: [],
    peakMemoryBytes: [],
    memoryAtPeak: { activations: [], weights: [], gradients: [] },
    memoryLimitBytes: null,
    trafficBytes: 0,
    bounds: { period: bound, makespan: bound },
    closedForms: [],
    notes: [],
  };
}
