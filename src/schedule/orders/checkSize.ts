import type { Workload } from "../../model/workload";
import type { WrittenOrder } from "./order";
import { FIRST_PART_SLOT, type OrderExtent } from "./orderIndex";
import { cellOf, nameOf, type OrderTasks, placeOf } from "./orderTasks";
import type { ProblemList } from "./problemList";

/** Most parts of one activation gradient, and most pieces of a microbatch. */
const MOST_DIVISION = 64;
/** Stages × microbatches × slots that may stand empty for each task before an order counts as full of holes. */
const MOST_HOLES = 32;

/**
 * Rule "size": holds processors, stages, microbatches, pieces and shares against the problem. Returns how far the order's
 * numbers go, or undefined if it has so few tasks for them that nothing more can be said.
 */
export function checkSize(
  order: WrittenOrder,
  tasks: OrderTasks,
  workload: Workload,
  problems: ProblemList,
): OrderExtent | undefined {
  const extent = extentOf(tasks, workload);
  checkProcessors(order, workload, problems);
  checkMicrobatches(tasks, extent, workload, problems);
  if (extent.stages > workload.layers) tooManyStages(tasks, extent, workload, problems);
  const slots = FIRST_PART_SLOT + extent.parts;
  const holes = extent.stages * extent.microbatches * extent.pieces * slots;
  if (
    extent.parts > MOST_DIVISION ||
    extent.pieces > MOST_DIVISION ||
    holes > MOST_HOLES * (tasks.length + 99)
  ) {
    problems.add(
      "missing",
      [],
      () =>
        `The order has ${tasks.length} tasks for ${extent.stages} stages and ${extent.microbatches} microbatches, far too few; count both from 0 without gaps.`,
    );
    return undefined;
  }
  checkEveryStage(tasks, extent.stages, problems);
  if (extent.pieces > 1) checkPieces(tasks, problems);
  const parts = checkParts(tasks, extent.stages, problems);
  return { ...extent, parts, slots };
}

interface Largest {
  readonly stages: number;
  readonly microbatches: number;
  readonly pieces: number;
  readonly parts: number;
}

/** A number of microbatches that leaves gaps is a slip of the pen in some cells; then the problem's holds. */
function extentOf(tasks: OrderTasks, { microbatches, batches }: Workload): Largest {
  const above = (column: Int32Array) => column.reduce((most, value) => Math.max(most, value + 1), 0);
  const most = above(tasks.microbatch);
  const stray = most > microbatches * batches && new Set(tasks.microbatch).size < most;
  return {
    stages: above(tasks.stage),
    microbatches: stray ? microbatches * batches : most,
    pieces: Math.max(1, above(tasks.piece)),
    parts: Math.max(1, above(tasks.part)),
  };
}

function checkProcessors({ rows }: WrittenOrder, { processors }: Workload, problems: ProblemList): void {
  const used = rows.reduce((most, cells, row) => (cells.length > 0 ? row + 1 : most), 0);
  if (used > processors)
    problems.add(
      "size",
      [{ row: rows.findIndex((cells, row) => row >= processors && cells.length > 0), cell: 0 }],
      () =>
        `The order is for ${used} processors and the problem has ${processors}; set processors to ${used}.`,
    );
}

/** An order of whole batches that go into those of the problem runs over and over. */
function checkMicrobatches(
  tasks: OrderTasks,
  { microbatches: found }: Largest,
  { microbatches, batches }: Workload,
  problems: ProblemList,
): void {
  const all = microbatches * batches;
  const runs = batches === 1 ? `${all}` : `${batches} batches of ${microbatches}`;
  for (let task = 0; found === all && task < tasks.length; task++)
    if (tasks.microbatch[task] >= all)
      problems.add(
        "size",
        [placeOf(tasks, task)],
        () =>
          `The ${nameOf(tasks, task)} is beyond the last microbatch; the problem runs ${runs}, from 0 to ${all - 1}.`,
      );
  if (found % microbatches === 0 && all % found === 0) return;
  const beyond = tasks.microbatch.findIndex((m) => m >= all);
  problems.add(
    "size",
    beyond < 0 ? [] : [placeOf(tasks, beyond)],
    () =>
      `The order is for ${found} microbatches and the problem runs ${runs}; set microbatches to ${found}.`,
  );
}

function tooManyStages(tasks: OrderTasks, { stages }: Largest, { layers }: Workload, problems: ProblemList) {
  problems.add(
    "size",
    [
      placeOf(
        tasks,
        tasks.stage.findIndex((stage) => stage >= layers),
      ),
    ],
    () =>
      `The order is for ${stages} stages and the network has ${layers} layers; it needs a network of at least ${stages} layers.`,
  );
}

function checkEveryStage(tasks: OrderTasks, stages: number, problems: ProblemList): void {
  const used = new Uint8Array(stages);
  for (const stage of tasks.stage) used[stage] = 1;
  const unused = stages - used.reduce((sum, one) => sum + one, 0);
  if (unused === 0) return;
  const rest = unused === 1 ? " stands" : ` and ${unused - 1} more stand`;
  problems.add(
    "size",
    [placeOf(tasks, tasks.stage.indexOf(stages - 1))],
    () =>
      `Stage ${used.indexOf(0)}${rest} in no cell, but stage ${stages - 1} does; number stages from 0 without gaps.`,
  );
}

function checkPieces(tasks: OrderTasks, problems: ProblemList): void {
  for (let task = 0; task < tasks.length; task++)
    if (tasks.piece[task] < 0)
      problems.add(
        "size",
        [placeOf(tasks, task)],
        () =>
          `The ${nameOf(tasks, task)} names no piece, but other cells do; write ${cellOf(tasks, task)}.0, for instance.`,
      );
}

/** How many parts each stage's activation gradient has; their shares must be the same for all microbatches and make a whole. */
function checkParts(tasks: OrderTasks, stages: number, problems: ProblemList): Int32Array {
  const parts = new Int32Array(stages).fill(1);
  const shareOf = new Map<string, { readonly value: number; readonly task: number }>();
  for (const [task, { numerator, denominator }] of tasks.shares) {
    const stage = tasks.stage[task];
    parts[stage] = Math.max(parts[stage], tasks.part[task] + 1);
    const value = numerator / denominator;
    const key = `${stage}#${tasks.part[task]}`;
    const first = shareOf.get(key);
    if (first === undefined) shareOf.set(key, { value, task });
    else if (first.value !== value)
      problems.add(
        "size",
        [placeOf(tasks, first.task), placeOf(tasks, task)],
        () =>
          `The parts ${cellOf(tasks, first.task)} and ${cellOf(tasks, task)} have different shares; a part has one share for all microbatches.`,
      );
  }
  for (let stage = 0; stage < stages; stage++) checkSum(tasks, stage, parts[stage], shareOf, problems);
  return parts;
}

function checkSum(
  tasks: OrderTasks,
  stage: number,
  parts: number,
  shareOf: ReadonlyMap<string, { readonly value: number; readonly task: number }>,
  problems: ProblemList,
): void {
  const shares = Array.from({ length: parts }, (_, part) => shareOf.get(`${stage}#${part}`));
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0) return;
  const sum = known.reduce((total, { value }) => total + value, 0);
  if (known.length === parts && Math.abs(sum - 1) < 1e-9) return;
  problems.add(
    "size",
    known.map(({ task }) => placeOf(tasks, task)),
    () =>
      `The parts of stage ${stage}'s activation gradient make ${rounded(sum)} of it; their shares must make 1.`,
  );
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
