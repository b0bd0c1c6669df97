import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm, type UniformRule, uniformForms } from "./uniformForms";
import { zeroBubbleRule } from "./zeroBubbleRule";

/** ZB-H1 as its authors offer it for a quick start: the backward is split only where that helps (schedules.md 11). */
export const zbH1QuickStart: Family = {
  id: "zb-h1-quick-start",
  name: "ZB-H1 quick start",
  group: "zeroBubble",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "branch zb-h1-quick-start of sail-sg/zero-bubble-pipeline-parallelism",
  },
  summary:
    "1F1B in which stage s splits its backward only in the first s steps of the steady part, in the last one and while the " +
    "pipeline drains; every other backward stays whole. It has the bubble of ZB-H1 at few changes to 1F1B's code. Stages keep " +
    "the activations of as many microbatches as in ZB-H1.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const P = starts.length;
    const M = workload.microbatches;
    const planned = planBatches(workload, options, {
      starts,
      backward: "both",
      processors: P,
      write: (row, p) => writeRow(row, p, Math.min(P - 1 - p, M), M),
    });
    const closedForms = [
      ...uniformForms(workload, planned.plan.tasks.graph, loopPlacement(P, 1), ruleFor(P, M)),
      peakForm(planned, P, "min(P, M)", () => Math.min(P, M)),
    ];
    return { ...planned, closedForms };
  },
};

/** `warmup` forwards ahead, as in 1F1B. Weight gradients put off are done in order, from the last steady step on. */
function writeRow(row: RowWriter, p: number, warmup: number, microbatches: number): void {
  const steady = microbatches - warmup;
  const putOff: number[] = [];
  let next = 0;
  for (let m = 0; m < warmup; m++) row.forward(p, m);
  for (let m = 0; m < microbatches; m++) {
    if (m < steady) row.forward(p, warmup + m);
    if (p === 0 || (m >= p && m < steady - 1)) {
      row.backward(p, m);
      continue;
    }
    row.activationGradient(p, m);
    putOff.push(m);
    if (m >= steady - 1 && m >= p) row.weightGradient(p, putOff[next++]);
  }
  while (next < putOff.length) row.weightGradient(p, putOff[next++]);
}

function ruleFor(P: number, M: number): UniformRule {
  const rule = zeroBubbleRule(P);
  return {
    ...rule,
    makespan: "M·(tF + tI + tW) + (P − 1)(tF + tI − tW)",
    whyNot(times) {
      if (M < P) return `The formula holds for M of at least P = ${P}.`;
      if (times.B !== times.I + times.W)
        return "The formula holds where a backward takes as long whole as split.";
      return rule.whyNot?.(times);
    },
  };
}
