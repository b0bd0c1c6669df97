import { isRefusal } from "../../base/refusal";
import type { Family } from "../family";
import { placedStages, processorsFor } from "../partition/placedStages";
import { loopPlacement } from "../placement/placement";
import { chunksOption } from "./chunks";
import { barrierOption } from "./flushing";
import { pipelineRule } from "./pipelineRule";
import { planBatches } from "./planBatches";
import { peakForm, type UniformRule, uniformForms } from "./uniformForms";

/** Breadth-first pipeline parallelism: every chunk takes the whole batch before the next (schedules.md 10). */
export const loopedBfs: Family = {
  id: "looped-bfs",
  name: "Looped BFS",
  group: "interleaved",
  citation: {
    short: "Lamy-Poirier 2023",
    url: "https://arxiv.org/abs/2211.05953",
    where: "backwards in reverse order of microbatches, as in PyTorch",
  },
  summary:
    "Each processor holds v stages and takes the whole batch through one before the next, all forwards and then all " +
    "backwards, microbatches in reverse. The bubble is as small as that of interleaved 1F1B, transfers hide, and sharded " +
    "weights of a stage are gathered once for each direction. Every activation of the batch is kept, as in GPipe.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [chunksOption(2), barrierOption],
  plan(workload, options) {
    const v = Number(options.chunks);
    const M = workload.microbatches;
    const P = processorsFor(workload, v);
    if (isRefusal(P)) return P;
    const placement = loopPlacement(P, v);
    const planned = planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "fused",
      processors: P,
      write(row, p) {
        for (let chunk = 0; chunk < v; chunk++) for (let m = 0; m < M; m++) row.forward(chunk * P + p, m);
        for (let chunk = v - 1; chunk >= 0; chunk--)
          for (let m = M - 1; m >= 0; m--) row.backward(chunk * P + p, m);
      },
    });
    const closedForms = [
      ...uniformForms(workload, planned.plan.tasks.graph, placement, ruleFor(P, v, M)),
      peakForm(planned, P, "M·v", () => M * v),
    ];
    return { ...planned, closedForms };
  },
};

function ruleFor(P: number, v: number, M: number): UniformRule {
  return {
    ...pipelineRule(P, true),
    whyNot: () => (v === 1 || M >= P ? undefined : `The formula holds for M of at least P = ${P}.`),
    exposes({ F, B }, c) {
      if (v === 1 || (M - P) * Math.min(F, B) >= P * c) return undefined;
      return `The formula holds while P·c is at most (M − P)·min(tF, tB) = ${(M - P) * Math.min(F, B)} ticks; it is ${P * c}.`;
    },
  };
}
