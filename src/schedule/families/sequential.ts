import { durationOn, type Workload } from "../../model/workload";
import { buildStageGraph } from "../../tasks/buildStageGraph";
import type { OpIndex } from "../../tasks/ids";
import { taskId, unroll } from "../../tasks/taskTable";
import type { Family } from "../family";
import { layerPerStage } from "../partition/contiguous";
import { unusedNote } from "../partition/stages";

/** One of the fastest processors does everything, one microbatch after the other: what speedups are measured against. */
export const sequential: Family = {
  id: "sequential",
  name: "Sequential",
  group: "baseline",
  citation: {
    short: "Rumelhart, Hinton and Williams 1986",
    url: "https://doi.org/10.1038/323533a0",
  },
  summary:
    "One processor, the fastest, runs every layer forward and then every layer backward, microbatch after microbatch. It " +
    "never waits and sends nothing; every other processor is unused. Speedups are measured against it.",
  weightUpdate: { kind: "flush" },
  granularity: "single",
  options: [],
  plan(workload) {
    const { layers } = workload;
    const starts = layerPerStage(layers);
    const graph = buildStageGraph(workload, starts, "fused");
    const tasks = unroll(graph, workload.microbatches * workload.batches);
    const row = new Int32Array(tasks.length);
    let at = 0;
    for (let m = 0; m < tasks.microbatches; m++) {
      for (let op = 0 as OpIndex; op < layers; op++) row[at++] = taskId(tasks, op, m);
      for (let op = (2 * layers - 1) as OpIndex; op >= layers; op--) row[at++] = taskId(tasks, op, m);
    }
    const fastest = fastestProcessor(workload);
    const order = new Array<Int32Array>(workload.processors).fill(new Int32Array(0));
    order[fastest] = row;
    const one = graph.ops.reduce((sum, op) => sum + durationOn(workload, op.cost, fastest), 0);
    return {
      plan: { tasks, order, after: [] },
      closedForms: [{ metric: "makespan", formula: "M·Σ(tF + tB)", value: tasks.microbatches * one }],
      notes: [...unusedNote(workload, 1), ...fastestNote(workload, fastest)],
    };
  },
};

/** The first processor that none is faster than. */
function fastestProcessor({ speeds }: Workload): number {
  return speeds.indexOf(speeds.reduce((a, b) => Math.max(a, b)));
}

/** Said where another processor would have taken longer. */
function fastestNote({ speeds }: Workload, fastest: number): readonly string[] {
  if (speeds.every((speed) => speed === speeds[fastest])) return [];
  return [`Everything runs on P${fastest}, the fastest.`];
}
