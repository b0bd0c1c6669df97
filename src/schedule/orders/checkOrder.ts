import type { OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";
import type { LayerGradients } from "../../tasks/buildLayerGraph";
import { deadlockSentence } from "../deadlockSentence";
import { simulate } from "../simulate";
import { checkInputs } from "./checkInputs";
import { checkSize } from "./checkSize";
import { checkComplete, indexTasks } from "./checkTasks";
import { checkTransfers } from "./checkTransfers";
import { checkUpdates } from "./checkUpdates";
import { divideGradients } from "./divideGradients";
import { isByLayer, isWhole, needsFirstGradient } from "./isByLayer";
import type { CheckedOrder, WrittenOrder } from "./order";
import type { OrderExtent } from "./orderIndex";
import { nameOf, type OrderTasks, placeOf, readTasks } from "./orderTasks";
import { type PlannedOrder, planOrder } from "./planOrder";
import { ProblemList } from "./problemList";
import { BACKWARD, FORWARD } from "./taskCell";

/**
 * Holds an order against a problem: everything that is wrong with it, or else its plan. `options` may hold the barrier
 * between batches, which stands in no cell. O(tasks).
 */
export function checkOrder(
  order: WrittenOrder,
  workload: Workload,
  options: OptionValues = {},
): CheckedOrder {
  const problems = new ProblemList();
  const tasks = readTasks(order, problems);
  checkTransfers(tasks, problems);
  const extent = checkSize(order, tasks, workload, problems);
  if (extent === undefined) return { order, ...problems.all() };
  const index = indexTasks(tasks, extent, problems);
  const byLayer = isByLayer(tasks, extent, index, workload);
  checkDivision(tasks, extent, byLayer, problems);
  checkComplete(tasks, extent, index, !byLayer || needsFirstGradient(tasks, workload), problems);
  checkInputs(tasks, extent, index, byLayer, problems);
  checkUpdates(tasks, extent, workload, problems);
  const plan = planIfSound(tasks, extent, workload, byLayer, options, problems);
  if (plan !== undefined) checkDeadlock(tasks, extent, plan, workload, problems);
  if (plan === undefined || problems.has()) return { order, ...problems.all() };
  return { order, problems: [], problemCount: 0, planned: plan.planned };
}

/** Rule "size": parts need a stage for every layer, and pieces backwards of one kind. */
function checkDivision(
  tasks: OrderTasks,
  extent: OrderExtent,
  byLayer: boolean,
  problems: ProblemList,
): void {
  const part = byLayer || tasks.shares.size === 0 ? -1 : tasks.part.findIndex((p) => p >= 0);
  if (part >= 0)
    problems.add(
      "size",
      [placeOf(tasks, part)],
      () =>
        `Only orders that place every layer's tasks, without whole backwards, may divide activation gradients; this one has ${extent.stages} stages.`,
    );
  if (extent.pieces === 1 || !tasks.kind.includes(BACKWARD)) return;
  const half = tasks.kind.findIndex((kind) => kind !== FORWARD && kind !== BACKWARD);
  if (half >= 0)
    problems.add(
      "size",
      [placeOf(tasks, half)],
      () =>
        `The ${nameOf(tasks, half)} is half a backward and others are whole; microbatches in pieces take one kind throughout.`,
    );
}

/** A plan, unless something is wrong that would make it another one; missing tasks alone are none. */
function planIfSound(
  tasks: OrderTasks,
  extent: OrderExtent,
  workload: Workload,
  byLayer: boolean,
  options: OptionValues,
  problems: ProblemList,
): PlannedOrder | undefined {
  if (problems.has("notation", "size", "twice", "dependency")) return undefined;
  const gradients = byLayer ? layerGradients(tasks, extent, workload, problems) : undefined;
  if (problems.has("size")) return undefined;
  return planOrder(tasks, extent, workload, gradients, options);
}

function layerGradients(
  tasks: OrderTasks,
  extent: OrderExtent,
  workload: Workload,
  problems: ProblemList,
): LayerGradients {
  return isWhole(tasks) ? "together" : divideGradients(tasks, extent, workload, problems);
}

/** Rule "deadlock": the circle of waits, in words and as cells. */
function checkDeadlock(
  tasks: OrderTasks,
  extent: OrderExtent,
  { planned, ids }: PlannedOrder,
  workload: Workload,
  problems: ProblemList,
): void {
  const run = simulate(planned.plan, workload);
  if (run.kind === "scheduled") return;
  const { microbatches } = planned.plan.tasks;
  const taskOf = (id: number) => {
    const microbatch = (id % microbatches) % extent.microbatches;
    return ids.indexOf(id - (id % microbatches) + microbatch);
  };
  const inCircle = run.cycle.flatMap(({ task, waitsFor }) => (waitsFor === -1 ? [task] : [task, waitsFor]));
  const cells = [...new Set(inCircle.map(taskOf))].map((task) => placeOf(tasks, task));
  cells.sort((a, b) => a.row - b.row || a.cell - b.cell);
  const placeOfTask = (id: number) => placeOf(tasks, taskOf(id));
  const cycle = run.cycle.map(({ task, waitsFor }) => ({
    cell: placeOfTask(task),
    ...(waitsFor !== -1 && { waitsFor: placeOfTask(waitsFor) }),
  }));
  problems.add("deadlock", cells, () => deadlockSentence(run.cycle, (id) => nameOf(tasks, taskOf(id))), {
    cycle,
  });
}
