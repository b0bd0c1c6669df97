import { type Refusal, refuse } from "../../base/refusal";
import { durationOn, type Workload } from "../../model/workload";
import { buildStageGraph } from "../../tasks/buildStageGraph";
import type { OpGraph } from "../../tasks/op";
import { unroll } from "../../tasks/taskTable";
import type { ClosedForm, Family, FamilyPlan } from "../family";
import { stagePerProcessor, unusedNote } from "../partition/stages";
import { alternate } from "./alternating";
import { onlyIf } from "./equalStages";
import { transfersCost } from "./flushing";
import { RowWriter } from "./rowWriter";

/** 1F1B through batches without a flush, with two buffers of weights (schedules.md 6). */
export const pipeDreamTwoBuffered: Family = {
  id: "pipedream-2bw",
  name: "PipeDream-2BW",
  group: "streaming",
  citation: {
    short: "Narayanan et al. 2021",
    url: "https://arxiv.org/abs/2006.09503",
    where: "ICML 2021, double-buffered weight updates",
  },
  summary:
    "Microbatches stream through the stages as in PipeDream, but a stage updates its weights only once a batch, and a batch " +
    "computes with the version before the newest. Nothing ever drains and two versions of the weights suffice, however " +
    "many stages there are; every gradient is one update late, and a batch needs at least as many microbatches as stages.",
  weightUpdate: { kind: "doubleBuffered" },
  granularity: "layer",
  options: [],
  plan(workload) {
    const starts = stagePerProcessor(workload);
    return workload.microbatches < starts.length
      ? tooFew(workload, starts.length)
      : planStages(workload, starts);
  },
};

function tooFew({ microbatches }: Workload, stages: number): Refusal {
  return refuse(
    `PipeDream-2BW needs at least as many microbatches in a batch as stages: ${stages}, not ${microbatches}.`,
    "microbatches",
  );
}

function planStages(workload: Workload, starts: Int32Array): FamilyPlan {
  const graph = buildStageGraph(workload, starts, "fused");
  const tasks = unroll(graph, workload.microbatches * workload.batches);
  const writer = new RowWriter(tasks);
  for (let r = 0; r < workload.processors; r++) {
    if (r < graph.stages) alternate(writer, r, graph.stages - 1 - r, tasks.microbatches);
    writer.endRow();
  }
  return {
    plan: { tasks, order: writer.rows(), after: [], updateEvery: workload.microbatches },
    stalenessRule: { formula: "1", byLayer: new Float64Array(workload.layers).fill(1) },
    closedForms: closedForms(workload, graph),
    notes: [...unusedNote(workload, graph.stages), ...fewBatchesNote(workload)],
  };
}

/** As in 1F1B the slowest stage sets the pace, and stage r keeps the activations of P − r microbatches. */
function closedForms(workload: Workload, graph: OpGraph): readonly ClosedForm[] {
  const load = new Float64Array(graph.stages);
  for (const op of graph.ops) load[op.stage] += durationOn(workload, op.cost, op.stage);
  const peaks = Array.from({ length: workload.processors }, (_, r) =>
    r < graph.stages ? graph.stages - r : null,
  );
  return [
    onlyIf(!transfersCost(workload, graph), "The formula leaves out transfers.", {
      metric: "period",
      formula: "max over stages of tF + tB",
      value: Math.max(...load),
    }),
    onlyIf(
      load.every((ticks) => ticks > 0),
      "The formula is for stages that take time.",
      { metric: "peakActivations", formula: "P − r", value: peaks },
    ),
  ];
}

/** Why the counted staleness of a single batch is 0, and not 1 as the rule says. */
function fewBatchesNote({ batches }: Workload): readonly string[] {
  return batches > 1
    ? []
    : ["Gradients are one update late from the second batch on, and this run has one batch."];
}
