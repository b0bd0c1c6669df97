import { durationOn } from "../../model/workload";
import { buildStageGraph } from "../../tasks/buildStageGraph";
import type { OpIndex } from "../../tasks/ids";
import { taskId, unroll } from "../../tasks/taskTable";
import type { Family } from "../family";
import { unusedNote } from "../partition/stages";

/** One processor does everything, one microbatch after the other: what speedups are measured against. */
export const sequential: Family = {
  id: "sequential",
  name: "Sequential",
  group: "baseline",
  citation: {
    short: "Rumelhart, Hinton and Williams 1986",
    url: "https://doi.org/10.1038/323533a0",
  },
  summary:
    "One processor runs every layer forward and then every layer backward, microbatch after microbatch. It never waits " +
    "and sends nothing; every other processor is unused. Speedups are measured against it.",
  weightUpdate: { kind: "flush" },
  granularity: "single",
  options: [],
  plan(workload) {
    const { layers } = workload;
    const starts = Int32Array.from({ length: layers }, (_, l) => l);
    const graph = buildStageGraph(workload, starts, "fused");
    const tasks = unroll(graph, workload.microbatches * workload.batches);
    const row = new Int32Array(tasks.length);
    let at = 0;
    for (let m = 0; m < tasks.microbatches; m++) {
      for (let op = 0 as OpIndex; op < layers; op++) row[at++] = taskId(tasks, op, m);
      for (let op = (2 * layers - 1) as OpIndex; op >= layers; op--) row[at++] = taskId(tasks, op, m);
    }
    const idle = Array.from({ length: workload.processors - 1 }, () => new Int32Array(0));
    const one = graph.ops.reduce((sum, op) => sum + durationOn(workload, op.cost, 0), 0);
    return {
      plan: { tasks, order: [row, ...idle], after: [] },
      closedForms: [{ metric: "makespan", formula: "M·Σ(tF + tB)", value: tasks.microbatches * one }],
      notes: unusedNote(workload, 1),
    };
  },
};
