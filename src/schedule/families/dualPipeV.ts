import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { Family } from "../family";
import { placedStages } from "../partition/placedStages";
import { wavePlacement } from "../placement/placement";
import { dualPipeForms } from "./dualPipeForms";
import { writeDualPipe } from "./dualPipeSteps";
import { barrierOption } from "./flushing";
import { pairTimeOption, planOverlapped } from "./overlappedPairs";
import { processorsForVee } from "./vee";

const FORMULAS = {
  makespan: "2M(tF + tB) − (2M − 2P − 1)(tF + tB − tFB) + (P − 1)(tFB + tB − 3tW)",
  idle: "(P − 1)(tFB + tB − 3tW)",
  peak: "2P + 1",
};

/** DualPipe cut in half: a vee instead of two copies (schedules.md 15). */
export const dualPipeV: Family = {
  id: "dualpipev",
  name: "DualPipeV",
  group: "bidirectional",
  citation: {
    short: "DeepSeek-AI 2025",
    url: "https://github.com/deepseek-ai/DualPipe",
    where: "dualpipev.py; the order of PyTorch's ScheduleDualPipeV; DualPipe is arXiv 2412.19437",
  },
  summary:
    "DualPipe on half the processors: each holds a stage on the way down and one on the way back, and a forward of one is " +
    "computed together with a backward of the other. There is one copy of the model, and nothing to add up between copies. " +
    "It keeps the activations of 2P + 1 stages on every processor.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [pairTimeOption, barrierOption],
  plan(workload, options) {
    const processors = processorsForVee(workload, "DualPipeV");
    if (isRefusal(processors)) return processors;
    const { microbatches } = workload;
    if (microbatches < 2 * processors) return tooFew(workload, processors);
    const placement = wavePlacement(processors, 2);
    const planned = planOverlapped(workload, options, {
      starts: placedStages(workload, placement),
      processors,
      write: (row, p) =>
        writeDualPipe(row, {
          depth: processors,
          place: p,
          microbatches,
          halves: [
            { stage: p, first: 0 },
            { stage: 2 * processors - 1 - p, first: 0 },
          ],
        }),
    });
    if (isRefusal(planned)) return planned;
    const shape = { depth: processors, microbatches, formulas: FORMULAS };
    return { ...planned, closedForms: dualPipeForms(workload, planned, placement, shape) };
  },
};

function tooFew({ microbatches }: Workload, processors: number): Refusal {
  const least = 2 * processors;
  const on = processors === 1 ? "1 processor" : `${processors} processors`;
  return refuse(
    `DualPipeV on ${on} needs at least 2P = ${least} microbatches; ${microbatches} are too few, the nearest is ${least}.`,
    "microbatches",
  );
}
