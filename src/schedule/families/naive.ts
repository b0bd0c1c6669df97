import { transferTicks } from "../../model/transferTicks";
import { durationOn, type Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import type { ClosedForm, Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import { peakForm } from "./uniformForms";

/** Stages on their own processors without pipelining (schedules.md 2). */
export const naive: Family = {
  id: "naive",
  name: "Naive model parallelism",
  group: "baseline",
  citation: {
    short: "Huang et al. 2019",
    url: "https://arxiv.org/abs/1811.06965",
    where: "Fig. 2(b), as what pipelining improves on",
  },
  summary:
    "Each processor holds one stage, and a microbatch goes forward through all of them and back before the next one enters. " +
    "A network that is too large for one processor fits, with the activations of a single microbatch; but one processor " +
    "works at a time, so that P processors are no faster than one.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const planned = planBatches(workload, options, {
      starts,
      backward: "fused",
      processors: starts.length,
      write(row, p) {
        for (let m = 0; m < workload.microbatches; m++) {
          row.forward(p, m);
          row.backward(p, m);
        }
      },
    });
    const closedForms = [
      ...oneAtATime(workload, planned.plan.tasks.graph),
      peakForm(planned, starts.length, "1", () => 1),
    ];
    return { ...planned, closedForms };
  },
};

/** Everything happens in turn, whatever it takes: work and transfers of a microbatch add up, and so do microbatches. */
function oneAtATime(workload: Workload, graph: OpGraph): readonly ClosedForm[] {
  const { stages, ops, edges } = graph;
  let once = 0;
  for (const op of ops) once += durationOn(workload, op.cost, op.stage);
  const work = once;
  for (const { from, to, bytes } of edges)
    once += transferTicks(workload.transfer, bytes, ops[from].stage, ops[to].stage);
  const whyNot = whyNoBubble(workload, stages, work, once);
  return [
    {
      metric: "makespan",
      formula: once > work ? "M·Σ(tF + tB + transfers)" : "M·Σ(tF + tB)",
      value: workload.microbatches * workload.batches * once,
    },
    {
      metric: "bubbleFraction",
      formula: "(P − 1) ÷ P",
      value: (stages - 1) / stages,
      ...(whyNot === undefined ? {} : { whyNot }),
    },
  ];
}

function whyNoBubble({ processors }: Workload, used: number, work: number, once: number): string | undefined {
  if (used < processors) return "Not every processor is used.";
  if (work === 0) return "The formula is for stages that take time.";
  return once > work ? "The formula leaves out transfers." : undefined;
}
