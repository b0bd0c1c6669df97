import {
  BACKWARD_SLOT,
  FIRST_PART_SLOT,
  FORWARD_SLOT,
  type OrderExtent,
  type OrderIndex,
  slotOf,
  WEIGHT_SLOT,
} from "./orderIndex";
import { nameOf, type OrderTasks, placeOf } from "./orderTasks";
import type { ProblemList } from "./problemList";

/** Rule "dependency": what a task needs from its own processor stands before it (schedules.md 0.2). O(tasks). */
export function checkInputs(
  tasks: OrderTasks,
  extent: OrderExtent,
  index: OrderIndex,
  byLayer: boolean,
  problems: ProblemList,
): void {
  const eachInput = byLayer ? eachLayerInput : eachStageInput;
  let task = 0;
  let begins = 0;
  const check = (input: number) => {
    if (input >= begins && tasks.row[input] === tasks.row[task]) addProblem(tasks, task, input, problems);
  };
  for (; task < tasks.length; task++) {
    if (tasks.microbatch[task] >= extent.microbatches) continue;
    begins = task > 0 && tasks.startsPair[task - 1] === 1 ? task - 1 : task;
    eachInput(tasks, extent, index, task, check);
  }
}

function addProblem(tasks: OrderTasks, task: number, input: number, problems: ProblemList): void {
  problems.add("dependency", [placeOf(tasks, task), placeOf(tasks, input)], () => {
    const together = tasks.cell[input] === tasks.cell[task];
    const how = together ? "runs together with" : "stands before";
    return `The ${nameOf(tasks, task)} ${how} the ${nameOf(tasks, input)}, whose result it needs.`;
  });
}

type Visit = (input: number) => void;

function eachStageInput(
  tasks: OrderTasks,
  extent: OrderExtent,
  index: OrderIndex,
  task: number,
  visit: Visit,
) {
  const stage = tasks.stage[task];
  const piece = Math.max(0, tasks.piece[task]);
  const unit = tasks.microbatch[task] * extent.pieces + piece;
  const slot = slotOf(tasks.kind[task], tasks.part[task]);
  if (slot === FORWARD_SLOT) {
    if (stage > 0) visit(index.find(stage - 1, unit, FORWARD_SLOT));
    if (piece > 0) visit(index.find(stage, unit - 1, FORWARD_SLOT));
    return;
  }
  if (slot === WEIGHT_SLOT) {
    visit(index.find(stage, unit, FIRST_PART_SLOT));
    return;
  }
  visit(index.find(stage, unit, FORWARD_SLOT));
  for (const gradient of [BACKWARD_SLOT, FIRST_PART_SLOT]) {
    if (stage + 1 < extent.stages) visit(index.find(stage + 1, unit, gradient));
    if (piece + 1 < extent.pieces) visit(index.find(stage, unit + 1, gradient));
  }
}

/** As in buildLayerGraph: a weight gradient needs nothing of its own layer's activation gradient. */
function eachLayerInput(
  tasks: OrderTasks,
  extent: OrderExtent,
  index: OrderIndex,
  task: number,
  visit: Visit,
) {
  const layer = tasks.stage[task];
  const microbatch = tasks.microbatch[task];
  const slot = slotOf(tasks.kind[task], tasks.part[task]);
  if (layer > 0 && (slot === FORWARD_SLOT || slot === WEIGHT_SLOT || slot === BACKWARD_SLOT))
    visit(index.find(layer - 1, microbatch, FORWARD_SLOT));
  if (slot === FORWARD_SLOT) return;
  visit(index.find(layer, microbatch, FORWARD_SLOT));
  if (layer + 1 === extent.stages) return;
  visit(index.find(layer + 1, microbatch, BACKWARD_SLOT));
  for (let part = 0; part < extent.parts[layer + 1]; part++)
    visit(index.find(layer + 1, microbatch, FIRST_PART_SLOT + part));
}
