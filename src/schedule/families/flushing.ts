import type { OptionSpec, OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";
import { durationOn, transferTicks } from "../../model/workload";
import { buildStageGraph } from "../../tasks/buildStageGraph";
import type { OpGraph } from "../../tasks/op";
import { type TaskTable, unroll } from "../../tasks/taskTable";
import type { ClosedForm, FamilyPlan } from "../family";
import { stagePerProcessor, unusedNote } from "../partition/stages";
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

/** Writes the tasks of one stage for one batch of microbatches base … base + count − 1 from `at` on; returns where it stopped. */
export type BatchOrder = (
  row: Int32Array,
  at: number,
  stage: StageTasks,
  base: number,
  count: number,
) => number;

/** Task ids of a stage's forward and backward of microbatch 0; microbatch m is m further. */
export interface StageTasks {
  readonly stage: number;
  readonly stages: number;
  readonly forward: number;
  readonly backward: number;
}

/** A plan of one stage per processor with fused backwards, batch after batch in the given order (GPipe and 1F1B). */
export function planFlushing(workload: Workload, options: OptionValues, writeBatch: BatchOrder): FamilyPlan {
  const graph = buildStageGraph(workload, stagePerProcessor(workload), "fused");
  const tasks = unroll(graph, workload.microbatches * workload.batches);
  const order = Array.from({ length: workload.processors }, (_, p) =>
    p < graph.stages ? stageRow(tasks, p, workload, writeBatch) : new Int32Array(0),
  );
  return {
    plan: { tasks, order, after: flushBarrier(workload, options) },
    closedForms: uniformForms(workload, graph),
    notes: unusedNote(workload, graph.stages),
  };
}

function stageRow(tasks: TaskTable, stage: number, w: Workload, writeBatch: BatchOrder): Int32Array {
  const { stages } = tasks.graph;
  const forward = stage * tasks.microbatches;
  const mine = { stage, stages, forward, backward: forward + stages * tasks.microbatches };
  const row = new Int32Array(2 * tasks.microbatches);
  let at = 0;
  for (let batch = 0; batch < w.batches; batch++)
    at = writeBatch(row, at, mine, batch * w.microbatches, w.microbatches);
  return row;
}

/** Closed forms of schedules.md section 1 for GPipe and 1F1B; none unless stages are equal, transfers free and batches one. */
function uniformForms(workload: Workload, graph: OpGraph): readonly ClosedForm[] {
  const stages = graph.stages;
  const forward = equalTicks(workload, graph, "forward");
  const backward = equalTicks(workload, graph, "backward");
  if (forward === undefined || backward === undefined) return [];
  if (workload.batches > 1 || transfersCost(workload, graph)) return [];
  const slots = workload.microbatches + stages - 1;
  const makespan: ClosedForm = {
    metric: "makespan",
    formula: "(M + P − 1)(tF + tB)",
    value: slots * (forward + backward),
  };
  if (stages < workload.processors || makespan.value === 0) return [makespan];
  return [
    makespan,
    { metric: "bubbleFraction", formula: "(P − 1) ÷ (M + P − 1)", value: (stages - 1) / slots },
  ];
}

/** Ticks of this kind if all stages take equally long, stage i on processor i. */
function equalTicks(workload: Workload, graph: OpGraph, kind: string): number | undefined {
  const ticks = graph.ops
    .filter((op) => op.kind === kind)
    .map((op) => durationOn(workload, op.cost, op.stage));
  return ticks.every((t) => t === ticks[0]) ? ticks[0] : undefined;
}

/** Whether any tensor between two stages takes time. */
export function transfersCost(workload: Workload, graph: OpGraph): boolean {
  return graph.edges.some(
    (e) => graph.ops[e.from].stage !== graph.ops[e.to].stage && transferTicks(workload.transfer, e.bytes) > 0,
  );
}
