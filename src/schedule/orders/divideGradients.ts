import type { Workload } from "../../model/workload";
import type { GradientParts } from "../../tasks/buildLayerGraph";
import type { OrderExtent } from "./orderIndex";
import { type OrderTasks, placeOf } from "./orderTasks";
import type { ProblemList } from "./problemList";

/** Ticks of the parts of divided activation gradients by layer: their shares, rounded; the last takes what is left. */
export function divideGradients(
  tasks: OrderTasks,
  extent: OrderExtent,
  { activationGradient }: Workload,
  problems: ProblemList,
): GradientParts {
  const parts = new Map<number, number[]>();
  const first = new Map<number, number>();
  for (const [task, { numerator, denominator }] of tasks.shares) {
    const layer = tasks.stage[task];
    if (extent.parts[layer] === 1) continue;
    const ticks = parts.get(layer) ?? new Array<number>(extent.parts[layer]).fill(0);
    ticks[tasks.part[task]] = Math.round((activationGradient[layer] * numerator) / denominator);
    parts.set(layer, ticks);
    if (!first.has(layer)) first.set(layer, task);
  }
  for (const [layer, ticks] of parts) {
    const others = ticks.slice(0, -1).reduce((sum, t) => sum + t, 0);
    ticks[ticks.length - 1] = activationGradient[layer] - others;
    if (ticks.every((t) => t > 0)) continue;
    problems.add(
      "size",
      [placeOf(tasks, first.get(layer) ?? 0)],
      () =>
        `The activation gradient of stage ${layer} takes ${activationGradient[layer]} in ticks, too few for ${ticks.length} parts of these shares.`,
    );
  }
  return parts;
}
