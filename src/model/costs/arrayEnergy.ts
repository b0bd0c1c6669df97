import { gradientEffort } from "../interleaving/gradientEffort";
import type { TaskName } from "../systolic/products";
import type { ArrayProblem } from "./arrayProblem";
import { arrayTask, tasksOf } from "./arrayTasks";

/** Energy of a layer's tasks for one minibatch, in the unit of the constants. */
export interface LayerEnergy {
  readonly name: string;
  readonly forward: number;
  /** 0 where the layer computes none. */
  readonly activationGradient: number;
  readonly weightGradient: number;
  /** Both gradients, the update of the weights included (a reconstruction); null where nothing can be interleaved. */
  readonly gradients: { readonly separate: number; readonly interleaved: number } | null;
}

/** Energy of every layer's tasks, each task alone; and of both gradients with their update in both ways. */
export function arrayEnergy(problem: ArrayProblem): readonly LayerEnergy[] {
  const { layers, samples, machine, energy } = problem;
  return layers.map(({ name, shape }, layer) => {
    const tasks = tasksOf(problem, layer);
    const of = (task: TaskName) => (tasks.includes(task) ? arrayTask(problem, layer, task).energy : 0);
    const hasBoth = tasks.includes("activationGradient");
    return {
      name,
      forward: of("forward"),
      activationGradient: of("activationGradient"),
      weightGradient: of("weightGradient"),
      gradients: (hasBoth && gradientEffort(shape, samples, machine, energy)?.energy) || null,
    };
  });
}
