import type { TaskName } from "../systolic/products";
import { type SystolicTask, systolicTask } from "../systolic/systolicTask";
import type { ArrayProblem } from "./arrayProblem";
import { systolicForwardTask } from "./systolicForward";

const TASKS: readonly TaskName[] = ["forward", "activationGradient", "weightGradient"];

/** The tasks that a layer has: a first layer computes no activation gradient unless it is asked to. */
export function tasksOf({ firstGradient }: ArrayProblem, layer: number): readonly TaskName[] {
  return TASKS.filter((task) => task !== "activationGradient" || layer > 0 || firstGradient);
}

/** What the array does for one of a layer's tasks, alone: gradients one after the other. */
export function arrayTask(
  { layers, options, samples, machine, energy }: ArrayProblem,
  layer: number,
  task: TaskName,
): SystolicTask {
  return task === "forward"
    ? systolicForwardTask(layers[layer], options, samples, machine, energy)
    : systolicTask(layers[layer].shape, task, samples, machine, energy);
}
