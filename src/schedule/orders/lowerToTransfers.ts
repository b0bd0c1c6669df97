import { assert } from "../../base/assert";
import type { OpKind } from "../../tasks/op";

/** One action of a processor: a task, or the two of an overlapped pair, and the cell that says so. */
export interface RowAction {
  readonly cell: string;
  readonly tasks: readonly RowTask[];
}

/** What a transfer is made of. */
export interface RowTask {
  readonly stage: number;
  readonly kind: OpKind;
  /** With its piece where there are any, as in a cell: "3" or "3.1". */
  readonly microbatch: string;
}

/**
 * PyTorch's computation and communication form (schedules.md 22): in turn every processor runs its next action if the
 * action's inputs are there; what it sends to another processor is received there at once, so that sends and receives keep one
 * order. Nothing is sent where neighbouring stages share a processor. Lists of cells by processor, for orders that finish.
 * O(actions · processors) at worst.
 */
export function lowerToTransfers(rows: readonly (readonly RowAction[])[]): readonly (readonly string[])[] {
  const lowering = new Lowering(rows);
  let left = rows.reduce((sum, row) => sum + row.length, 0);
  while (left > 0) {
    const ran = lowering.pass();
    assert(ran > 0, "an order that finishes waits in a circle for its transfers");
    left -= ran;
  }
  return lowering.lists;
}

/** A lowering under way. */
class Lowering {
  readonly lists: readonly string[][];
  /** By forward or gradient (see keyOf): the processors that make it. */
  private readonly makers = new Map<string, number[]>();
  /** By processor: what it has made or received. */
  private readonly here: readonly Set<string>[];
  private readonly next: number[];
  private lastStage = 0;

  constructor(private readonly rows: readonly (readonly RowAction[])[]) {
    this.lists = rows.map(() => []);
    this.here = rows.map(() => new Set());
    this.next = rows.map(() => 0);
    for (const [r, row] of rows.entries())
      for (const { tasks } of row) for (const task of tasks) this.addMaker(task, r);
  }

  /** Lets every processor run one action if it can; how many did. */
  pass(): number {
    let ran = 0;
    for (const [r, row] of this.rows.entries()) {
      const action = row[this.next[r]];
      if (action === undefined || !action.tasks.every((task) => this.isReady(task, r))) continue;
      this.next[r]++;
      ran++;
      this.lists[r].push(action.cell);
      for (const task of action.tasks) if (task.kind !== "weightGradient") this.hand(task, r);
    }
    return ran;
  }

  private addMaker(task: RowTask, row: number): void {
    this.lastStage = Math.max(this.lastStage, task.stage);
    if (task.kind === "weightGradient") return;
    const known = this.makers.get(keyOf(task)) ?? [];
    if (!known.includes(row)) this.makers.set(keyOf(task), [...known, row]);
  }

  private isReady({ stage, kind, microbatch }: RowTask, row: number): boolean {
    if (kind === "forward") return stage === 0 || this.here[row].has(`${stage - 1}F${microbatch}`);
    if (kind === "weightGradient" || stage === this.lastStage) return true;
    return this.here[row].has(`${stage + 1}B${microbatch}`);
  }

  /** Keeps a result, and sends it to the processors that go on with it. */
  private hand(task: RowTask, from: number): void {
    this.here[from].add(keyOf(task));
    const [direction, step] = task.kind === "forward" ? ["F", 1] : ["B", -1];
    const stage = task.stage + Number(step);
    for (const to of this.makers.get(`${stage}${direction}${task.microbatch}`) ?? []) {
      if (to === from) continue;
      this.lists[from].push(`${task.stage}SEND_${direction}${task.microbatch}`);
      this.lists[to].push(`${stage}RECV_${direction}${task.microbatch}`);
      this.here[to].add(keyOf(task));
    }
  }
}

/** Activation gradients directly followed by their weight gradient become whole backwards, as PyTorch merges them. */
export function mergeBackwards(row: readonly RowAction[]): readonly RowAction[] {
  const merged: RowAction[] = [];
  for (let i = 0; i < row.length; i++) {
    const [first, ...more] = row[i].tasks;
    const after = row[i + 1]?.tasks;
    const follows =
      more.length === 0 &&
      first.kind === "activationGradient" &&
      row[i].cell === `${first.stage}I${first.microbatch}` &&
      after?.length === 1 &&
      after[0].kind === "weightGradient" &&
      after[0].stage === first.stage &&
      after[0].microbatch === first.microbatch;
    if (!follows) merged.push(row[i]);
    else {
      i++;
      const cell = `${first.stage}B${first.microbatch}`;
      merged.push({ cell, tasks: [{ ...first, kind: "backward" }] });
    }
  }
  return merged;
}

/** A forward, or a gradient that leaves a stage, whichever task makes it. */
function keyOf({ stage, kind, microbatch }: RowTask): string {
  return `${stage}${kind === "forward" ? "F" : "B"}${microbatch}`;
}
