import { assert } from "../../base/assert";
import { type StageOps, stageOps } from "../../tasks/buildStageGraph";
import type { TaskTable } from "../../tasks/taskTable";
import type { Pairs } from "../plan";

/**
 * Writes what processors do, one processor after the other and each first to last, into one array that a schedule then takes as
 * it is. Microbatches count from 0 within the first batch; stages as the graph has them.
 */
export class RowWriter {
  private readonly ops: StageOps;
  private readonly microbatches: number;
  private readonly tasks: Int32Array;
  private at = 0;
  private readonly ends: number[] = [];
  /** Where the first task of each pair stands; room for them is made when there is one. */
  private pairStarts = new Int32Array(0);
  private pairCount = 0;
  /** How many of the pairs are in rows that have ended. */
  private pairsOfRows = 0;

  constructor({ graph, microbatches, length }: TaskTable) {
    this.ops = stageOps(graph);
    this.microbatches = microbatches;
    this.tasks = new Int32Array(length);
  }

  forward(stage: number, microbatch: number): void {
    this.add(this.ops.forward + stage, microbatch);
  }

  /** The fused backward. */
  backward(stage: number, microbatch: number): void {
    this.add(this.ops.backward + stage, microbatch);
  }

  activationGradient(stage: number, microbatch: number): void {
    this.add(this.ops.activationGradient + stage, microbatch);
  }

  weightGradient(stage: number, microbatch: number): void {
    this.add(this.ops.weightGradient + stage, microbatch);
  }

  /** The next two tasks written run as an overlapped pair. */
  pairNext(): void {
    if (this.pairCount === 0) this.pairStarts = new Int32Array(this.tasks.length >> 1);
    this.pairStarts[this.pairCount++] = this.at;
  }

  /** Ends a processor's row: what was written is its first batch, and the others run in the same order. */
  endRow(batches = 1): void {
    const { tasks, pairStarts } = this;
    const begin = this.ends.at(-1) ?? 0;
    const perBatch = this.at - begin;
    const lastPair = this.pairCount;
    const microbatches = this.microbatches / batches;
    assert(begin + perBatch * batches <= tasks.length, "a task stands in two places of a plan");
    for (let batch = 1; batch < batches; batch++) {
      for (let i = 0; i < perBatch; i++) tasks[this.at++] = tasks[begin + i] + batch * microbatches;
      for (let i = this.pairsOfRows; i < lastPair; i++)
        pairStarts[this.pairCount++] = pairStarts[i] + batch * perBatch;
    }
    this.ends.push(this.at);
    this.pairsOfRows = this.pairCount;
  }

  /** The rows that have ended, as views of one array that holds nothing else. */
  rows(): Int32Array[] {
    const { tasks, at, ends } = this;
    const whole = at === tasks.length ? tasks : tasks.slice(0, at);
    return ends.map((end, row) => whole.subarray(row > 0 ? ends[row - 1] : 0, end));
  }

  /** The pairs in the order of rows, each of so many ticks; undefined if there are none. */
  pairs(ticks: (firstOp: number, secondOp: number) => number): Pairs | undefined {
    const { tasks, microbatches, pairCount, pairStarts } = this;
    if (pairCount === 0) return undefined;
    const pairs = { first: new Int32Array(pairCount), cost: new Float64Array(pairCount) };
    for (let i = 0; i < pairCount; i++) {
      const first = tasks[pairStarts[i]];
      const second = tasks[pairStarts[i] + 1];
      pairs.first[i] = first;
      pairs.cost[i] = ticks((first / microbatches) | 0, (second / microbatches) | 0);
    }
    return pairs;
  }

  private add(op: number, microbatch: number): void {
    this.tasks[this.at++] = op * this.microbatches + microbatch;
  }
}
