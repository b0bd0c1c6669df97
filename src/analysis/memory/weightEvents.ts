import { rowAt } from "../../schedule/layOut";
import { weightBytesOf } from "../../schedule/partition/stageBytes";
import { opsByStage } from "../../tasks/opsByStage";
import { ascending } from "../ascending";
import type { TimelineOf, WeightTimeline } from "../weightTimeline";
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
 * Finds the weights held, for one row after the other. A processor holds the weights of every stage that has tasks on it:
 * once where updates wait for a flush, twice where they are double-buffered, and where they are stashed in as many versions as
 * are alive: each from its update until a newer one is there and no minibatch that runs here uses it any more. What is found
 * for a row stands in the same room as what was found for the row before. O(tasks) for all rows.
 */
export function readWeights(trace: MemoryTrace, timelineOf: TimelineOf): (row: number) => HeldWeights {
  const { graph, memory } = trace;
  const isStashed = memory.weightUpdate === "stashed";
  const buffers = memory.weightUpdate === "doubleBuffered" ? 2 : 1;
  const stages = stagesByRow(trace);
  const ofStage = opsByStage(graph);
  const versions = { taken: new Amounts(0), given: new Amounts(0) };
  return (row) => {
    const bytes = stages[row].map((stage) => stageWeightBytes(trace, stage));
    const stageBytes = bytes.reduce((sum, ofOne) => sum + ofOne, 0);
    if (!isStashed) return { stageBytes, fixedBytes: stageBytes * buffers };
    const uses = new Map(stages[row].map((stage) => [stage, new Uses(timelineOf(ofStage[stage]))]));
    readUses(trace, row, uses);
    versions.taken.clear();
    versions.given.clear();
    [...uses.values()].forEach((ofOne, i) => {
      ofOne.addVersions(versions, bytes[i]);
    });
    return { stageBytes, fixedBytes: 0, versions };
  };
}

/** Stages with tasks on each row, ascending. O(tasks). */
function stagesByRow({ graph, microbatches, columns }: MemoryTrace): readonly (readonly number[])[] {
  const { rowOffset, position } = columns;
  const found = Array.from({ length: rowOffset.length - 1 }, () => new Set<number>());
  graph.ops.forEach(({ stage }, op) => {
    let row = 0;
    let begin = 0;
    let past = 0;
    for (let task = op * microbatches, end = task + microbatches; task < end; task++) {
      const at = position[task];
      if (at < 0 || (begin <= at && at < past)) continue;
      row = rowAt(rowOffset, at, row);
      begin = rowOffset[row];
      past = rowOffset[row + 1];
      found[row].add(stage);
    }
  });
  return found.map((stages) => [...stages].sort((a, b) => a - b));
}

function stageWeightBytes({ graph, memory }: MemoryTrace, stage: number): number {
  const op = graph.ops.find((each) => each.stage === stage);
  return op === undefined ? 0 : weightBytesOf(memory, op.firstLayer, op.lastLayer);
}

/** Has every task of a row, all of whose stages have uses, use its stage's weights. */
function readUses(
  { graph, microbatches, columns }: MemoryTrace,
  row: number,
  uses: ReadonlyMap<number, Uses>,
): void {
  const { rowOffset, task } = columns;
  const ofOp = graph.ops.map(({ stage }) => uses.get(stage));
  for (let at = rowOffset[row], past = rowOffset[row + 1]; at < past; at++) {
    const op = (task[at] / microbatches) | 0;
    ofOp[op]?.add(task[at] - op * microbatches);
  }
}

/** Until when the minibatches that run on one row use each version of a stage's weights. */
class Uses {
  private readonly last: Float64Array;

  constructor(private readonly timeline: WeightTimeline) {
    this.last = new Float64Array(timeline.applied.length + 1);
  }

  /** A minibatch that holds its weights for no time uses nothing. */
  add(minibatch: number): void {
    const { version, read, released } = this.timeline;
    const until = released[minibatch];
    if (read[minibatch] < until && until > this.last[version[minibatch]])
      this.last[version[minibatch]] = until;
  }

  addVersions({ taken, given }: TakenAndGiven, bytes: number): void {
    const applied = ascending(this.timeline.applied);
    const version = { bytes, units: 0 };
    taken.add(0, version);
    for (let v = 0; v < applied.length; v++) {
      taken.addAt(applied, v, version);
      given.addAt(applied[v] > this.last[v] ? applied : this.last, v, version);
    }
  }
}
