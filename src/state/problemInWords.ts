import { costs } from "../model/costs";
import type { Problem } from "../model/problem";
import { formatNumber } from "../scene/timeUnit";

/** The problem in one line: network, processors, how much is trained, and by what it is priced. */
export function problemInWords({ network, machine, training, cost }: Problem): string {
  const model = costs.all.find((entry) => entry.id === cost.id);
  const batches = training.batches === 1 ? "" : `${count(training.batches)} × `;
  return [
    network.name,
    counted(machine.processors, "processor"),
    `${batches}${training.microbatches === 1 ? "1 minibatch" : `${count(training.microbatches)} minibatches`}`,
    (model?.name ?? cost.id).toLowerCase(),
  ].join(" · ");
}

function counted(value: number, what: string): string {
  return value === 1 ? `1 ${what}` : `${count(value)} ${what}s`;
}

function count(value: number): string {
  return formatNumber(value, 15);
}
