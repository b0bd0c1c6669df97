import type { Workload } from "../../model/workload";
import {
  BACKWARD_SLOT,
  FIRST_PART_SLOT,
  FORWARD_SLOT,
  type OrderExtent,
  type OrderIndex,
  WEIGHT_SLOT,
} from "./orderIndex";
import type { OrderTasks } from "./orderTasks";
import { ACTIVATION_GRADIENT, BACKWARD, FORWARD } from "./taskCell";

/**
 * Whether an order places the tasks of layers one by one, as LayerPipe does: stages are layers, backwards are all split or all
 * whole, and some layer's work is on several processors, divided, or lacks the first activation gradient. Its weight gradients
 * then wait for nothing of their own layer's activation gradient (buildLayerGraph).
 */
export function isByLayer(
  tasks: OrderTasks,
  extent: OrderExtent,
  index: OrderIndex,
  workload: Workload,
): boolean {
  if (extent.stages !== workload.layers || extent.pieces > 1) return false;
  if (tasks.kind.includes(BACKWARD)) return isWhole(tasks) && isSpread(tasks, extent, index);
  return tasks.shares.size > 0 || !runsFirstGradient(tasks) || isSpread(tasks, extent, index);
}

/** Whether stage 0 of an order by layers must have its activation gradient: it may leave out one that nobody needs. */
export function needsFirstGradient(tasks: OrderTasks, { firstGradient }: Workload): boolean {
  return firstGradient || runsFirstGradient(tasks);
}

/** Whether no backward is split. */
export function isWhole(tasks: OrderTasks): boolean {
  return tasks.kind.every((kind) => kind === FORWARD || kind === BACKWARD);
}

function runsFirstGradient(tasks: OrderTasks): boolean {
  return tasks.kind.some((kind, task) => kind === ACTIVATION_GRADIENT && tasks.stage[task] === 0);
}

function isSpread(tasks: OrderTasks, extent: OrderExtent, index: OrderIndex): boolean {
  for (let stage = 0; stage < extent.stages; stage++)
    for (let unit = 0; unit < index.units; unit++) {
      const forward = index.find(stage, unit, FORWARD_SLOT);
      for (const slot of [WEIGHT_SLOT, FIRST_PART_SLOT, BACKWARD_SLOT]) {
        const task = index.find(stage, unit, slot);
        if (forward >= 0 && task >= 0 && tasks.row[forward] !== tasks.row[task]) return true;
      }
    }
  return false;
}
