import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { Family } from "../family";
import { placedStages } from "../partition/placedStages";
import { bidirectionalPlacement } from "../placement/placement";
import { allReduceOfCopies, type BothWays, processorsBothWays } from "./bidirectional";
import { dualPipeForms } from "./dualPipeForms";
import { type DualPipeRow, writeDualPipe } from "./dualPipeSteps";
import { barrierOption } from "./flushing";
import { nearestMultiples } from "./nearestMultiples";
import { pairTimeOption, planOverlapped } from "./overlappedPairs";

const WAYS: BothWays = { name: "DualPipe", copies: 2, chunks: 1 };

const FORMULAS = {
  makespan: "M(tF + tB) − (M − P − 1)(tF + tB − tFB) + (P ÷ 2 − 1)(tFB + tB − 3tW)",
  idle: "(P ÷ 2 − 1)(tFB + tB − 3tW)",
  peak: "P + 1",
};

/** Pipelines in both directions whose forwards and backwards overlap (schedules.md 15). */
export const dualPipe: Family = {
  id: "dualpipe",
  name: "DualPipe",
  group: "bidirectional",
  citation: {
    short: "DeepSeek-AI 2024",
    url: "https://arxiv.org/abs/2412.19437",
    where: "DeepSeek-V3 Technical Report, Sec. 3.2.1, Fig. 5",
  },
  summary:
    "Two copies of the model run as pipelines in opposite directions, and a forward of one is computed together with a " +
    "backward of the other, so that the communication of each hides behind the work of the other. Weight gradients that nobody " +
    "waits for fill the ends. It costs every processor the weights of two stages and a sum of gradients between the copies " +
    "once a batch.",
  weightUpdate: { kind: "flush" },
  granularity: "replicated",
  options: [pairTimeOption, barrierOption],
  plan(workload, options) {
    const processors = processorsBothWays(workload, WAYS);
    if (isRefusal(processors)) return processors;
    const wrong = wrongMicrobatches(workload, processors);
    if (wrong !== undefined) return wrong;
    const placement = bidirectionalPlacement(processors);
    const planned = planOverlapped(workload, options, {
      starts: placedStages(workload, placement),
      processors,
      write: (row, p) => writeDualPipe(row, rowOf(p, processors, workload.microbatches)),
    });
    if (isRefusal(planned)) return planned;
    const exchange = allReduceOfCopies(workload, WAYS);
    return {
      ...planned,
      ...exchange,
      closedForms: dualPipeForms(workload, planned, placement, {
        depth: processors / 2,
        microbatches: workload.microbatches / 2,
        formulas: FORMULAS,
      }),
      notes: [...(planned.notes ?? []), ...exchange.notes],
    };
  },
};

/**
 * Microbatches of the first half of a batch go down, stage s on processor s; those of the second half go up, stage s on
 * P − 1 − s. Half 0 is the direction that starts at the processor's own end.
 */
function rowOf(p: number, processors: number, microbatches: number): DualPipeRow {
  const down = { stage: p, first: 0 };
  const up = { stage: processors - 1 - p, first: microbatches / 2 };
  return {
    depth: processors / 2,
    place: Math.min(p, processors - 1 - p),
    microbatches: microbatches / 2,
    halves: p < processors / 2 ? [down, up] : [up, down],
  };
}

function wrongMicrobatches({ microbatches }: Workload, processors: number): Refusal | undefined {
  const least = 2 * processors;
  if (microbatches < least)
    return refuse(
      `DualPipe on ${processors} processors needs at least 2P = ${least} microbatches, and an even number of them; ${microbatches} are too few, the nearest is ${least}.`,
      "microbatches",
    );
  if (microbatches % 2 === 0) return undefined;
  return refuse(
    `DualPipe needs an even number of microbatches, half of them in each direction; ${nearestMultiples(microbatches, 2)}.`,
    "microbatches",
  );
}
