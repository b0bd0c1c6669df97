import { costs } from "../model/costs";
import type { Problem } from "../model/problem";
import { formatNumber } from "../scene/timeUnit";

/** The problem in one line: network, processors, how much is trained, and by what it is priced. */
export function problemInWords(problem: Problem): string {
  return Object.values(problemParts(problem)).join(" · ");
}

/** The same in parts, in their order. */
export function problemParts({ network, machine, training, cost }: Problem) {
  const model = costs.all.find((entry) => entry.id === cost.id);
  const batches = training.batches === 1 ? "" : `${count(training.batches)} × `;
  return {
    network: network.name,
    processors: counted(machine.processors, "processor"),
    minibatches: `${batches}${training.microbatches === 1 ? "1 minibatch" : `${count(training.microbatches)} minibatches`}`,
    cost: (model?.name ?? cost.id).toLowerCase(),
  };
}

function counted(value: number, what: string): string {
  return value === 1 ? `1 ${what}` : `${count(value)} ${what}s`;
}

function count(value: number): string {
  return formatNumber(value, 15);
}
