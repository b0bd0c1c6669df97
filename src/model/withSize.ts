import { MAX_PROCESSORS } from "./limits";
import type { Machine } from "./machine";
import type { Problem } from "./problem";

/** How large a problem is beside its network: on how many processors, and with how many microbatches in a batch. */
export interface ProblemSize {
  readonly processors: number;
  readonly microbatches: number;
}

/** The size that a problem has. */
export function sizeOf({ machine, training }: Problem): ProblemSize {
  return { processors: machine.processors, microbatches: training.microbatches };
}

/** The same problem in another size, or the very same object if it has that size. Processors beyond the given speeds have speed 1. */
export function withSize(problem: Problem, { processors, microbatches }: ProblemSize): Problem {
  const { machine, training } = problem;
  if (machine.processors === processors && training.microbatches === microbatches) return problem;
  return {
    ...problem,
    machine: fitSpeeds({ ...machine, processors }),
    training: { ...training, microbatches },
  };
}

/** Speeds follow the number of processors: new ones have speed 1. */
export function fitSpeeds(machine: Machine): Machine {
  const { speeds, processors } = machine;
  if (speeds === undefined || speeds.length === processors || !Number.isInteger(processors)) return machine;
  const fitted = Array.from({ length: Math.min(processors, MAX_PROCESSORS) }, (_, p) => speeds[p] ?? 1);
  return { ...machine, speeds: fitted };
}
