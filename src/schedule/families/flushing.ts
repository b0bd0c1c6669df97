import type { OptionSpec, OptionValues } from "../../base/options";
import { longestTransferTicks } from "../../model/transferTicks";
import type { Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import type { After } from "../plan";

/** Who waits for whom at the end of a batch; every flushing family has it. */
export const barrierOption: OptionSpec = {
  id: "barrier",
  name: "Barrier",
  help: "At a batch's end everyone waits for the last weight gradient, or each stage goes on after its own update.",
  kind: "choice",
  default: "batch",
  choices: [
    { value: "batch", name: "Whole batch" },
    { value: "stage", name: "Each stage" },
  ],
};

/** The wait between batches; none in a run of one batch. */
export function flushBarrier(workload: Workload, options: OptionValues): readonly After[] {
  if (workload.batches === 1) return [];
  const scope = options.barrier === "stage" ? "stage" : "batch";
  return [{ kind: "barrier", every: workload.microbatches, scope, cause: "update" }];
}

/** Whether any tensor between two stages takes time, wherever they are. */
export function transfersCost(workload: Workload, graph: OpGraph): boolean {
  return graph.edges.some(
    ({ from, to, bytes }) =>
      graph.ops[from].stage !== graph.ops[to].stage && longestTransferTicks(workload.transfer, bytes) > 0,
  );
}
