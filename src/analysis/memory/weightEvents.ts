import { weightBytesOf } from "../../schedule/partition/stageBytes";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import { opsByStage } from "../../tasks/opsByStage";
import { ascending } from "../ascending";
import { type WeightTimeline, weightTimeline } from "../weightTimeline";
import type { TakenAndGiven } from "./activationEvents";
import { Amounts } from "./amounts";
import type { MemoryTrace } from "./memoryTrace";

/** What a processor holds of weights: a part that never changes, and versions that come and go. */
export interface HeldWeights {
  /** Bytes of one version of every stage that has tasks here: what one buffer of gradients takes, too. */
  readonly stageBytes: number;
  /** Bytes that are held all the time. */
  readonly fixedBytes: number;
  /** Versions of stashed weights; absent where the number of versions never changes. */
  readonly versions?: TakenAndGiven;
}

/**
 * Finds the weights held by row. A processor holds the weights of every stage that has tasks on it: once where updates wait
 * for a flush, twice where they are double-buffered, and where they are stashed in as many versions as are alive: each from
 * its update until a newer one is there and no minibatch that runs here uses it any more.
 */
export function weightsByRow(trace: MemoryTrace): readonly HeldWeights[] {
  const { columns, memory } = trace;
  const isStashed = memory.weightUpdate === "stashed";
  const rowOf = isStashed ? rowsByPosition(columns.rowOffset) : new Uint16Array(0);
  const timelineOf = timelines(trace, rowOf);
  return stagesByRow(trace).map((stages, row) => {
    const stageBytes = stages.reduce((sum, stage) => sum + stageWeightBytes(trace, stage), 0);
    if (!isStashed)
      return { stageBytes, fixedBytes: stageBytes * (memory.weightUpdate === "doubleBuffered" ? 2 : 1) };
    const versions = { taken: new Amounts(0), given: new Amounts(0) };
    for (const stage of stages) {
      const runsHere = microbatchesOn(trace, rowOf, row, stage);
      addVersions(versions, timelineOf(stage), runsHere, stageWeightBytes(trace, stage));
    }
    return { stageBytes, fixedBytes: 0, versions };
  });
}

/** Stages with tasks on each row, ascending. */
function stagesByRow({ graph, microbatches, columns }: MemoryTrace): readonly (readonly number[])[] {
  const { rowOffset, task } = columns;
  const seenBy = new Int32Array(graph.ops.length).fill(-1);
  return Array.from({ length: rowOffset.length - 1 }, (_, row) => {
    for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++)
      seenBy[Math.floor(task[at] / microbatches)] = row;
    const stages = graph.ops.flatMap(({ stage }, op) => (seenBy[op] === row ? [stage] : []));
    return [...new Set(stages)].sort((a, b) => a - b);
  });
}

function stageWeightBytes({ graph, memory }: MemoryTrace, stage: number): number {
  const op = graph.ops.find((each) => each.stage === stage);
  return op === undefined ? 0 : weightBytesOf(memory, op.firstLayer, op.lastLayer);
}

function timelines(trace: MemoryTrace, rows: Uint16Array): (stage: number) => WeightTimeline {
  const { graph, microbatches, columns, memory, transfer } = trace;
  const ofStage = opsByStage(graph);
  const known = new Map<number, WeightTimeline>();
  return (stage) => {
    const found =
      known.get(stage) ??
      weightTimeline({ graph, microbatches, columns, rows, replicas: memory.replicas }, ofStage[stage], {
        transfer,
        weightBytes: memory.weightBytes,
      });
    known.set(stage, found);
    return found;
  };
}

/** By microbatch: 1 if a task of the stage runs on the row. */
function microbatchesOn(
  { graph, microbatches, columns }: MemoryTrace,
  rowOf: Uint16Array,
  row: number,
  stage: number,
): Uint8Array {
  const here = new Uint8Array(microbatches);
  graph.ops.forEach((op, i) => {
    if (op.stage !== stage) return;
    for (let m = 0; m < microbatches; m++) {
      const at = columns.position[i * microbatches + m];
      if (at >= 0 && rowOf[at] === row) here[m] = 1;
    }
  });
  return here;
}

function addVersions(
  { taken, given }: TakenAndGiven,
  timeline: WeightTimeline,
  runsHere: Uint8Array,
  bytes: number,
): void {
  const { version, read, released } = timeline;
  const applied = ascending(timeline.applied);
  const lastUse = new Float64Array(applied.length + 1);
  for (let m = 0; m < runsHere.length; m++)
    if (runsHere[m] === 1 && read[m] < released[m])
      lastUse[version[m]] = Math.max(lastUse[version[m]], released[m]);
  for (let v = 0; v < lastUse.length; v++) {
    taken.add(v === 0 ? 0 : applied[v - 1], bytes);
    if (v < applied.length) given.add(Math.max(applied[v], lastUse[v]), bytes);
  }
}
