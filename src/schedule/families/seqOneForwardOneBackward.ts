import { durationOn, type Workload } from "../../model/workload";
import { pieceOp } from "../../tasks/buildPieceGraph";
import type { OpGraph } from "../../tasks/op";
import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import type { StageTimes } from "./equalStages";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm, type UniformRule, uniformForms } from "./uniformForms";

/** 1F1B over pieces of the sequence (schedules.md 16). */
export const seqOneForwardOneBackward: Family = {
  id: "seq1f1b",
  name: "Seq1F1B",
  group: "flushing",
  citation: { short: "Sun et al. 2024", url: "https://arxiv.org/abs/2406.03488" },
  summary:
    "1F1B with every microbatch cut along its sequence: forwards run piece after piece, and backwards in the reverse order, " +
    "because causal attention needs the gradients of later pieces first. With Q pieces the bubble and the activations " +
    "shrink to about 1/Q. The paper cuts so that pieces take equally long, which pieces of equal length would not.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    {
      id: "pieces",
      name: "Pieces",
      help: "In how many pieces of equal time each microbatch is cut along its sequence.",
      kind: "integer",
      default: 2,
      min: 1,
      max: 64,
    },
    barrierOption,
  ],
  plan(workload, options) {
    const pieces = Number(options.pieces);
    const starts = stagePerProcessor(workload);
    const stages = starts.length;
    const units = workload.microbatches * pieces;
    const planned = planBatches(workload, options, {
      starts,
      backward: "fused",
      pieces,
      processors: stages,
      write: (row, r) => writeRow(row, r, stages, { pieces, units }),
    });
    const { graph } = planned.plan.tasks;
    const held = (r: number) => Math.min(stages - 1 - r + pieces, units) / pieces;
    return {
      ...planned,
      closedForms: [
        ...uniformForms(workload, graph, loopPlacement(stages, 1), uniformRule(workload, graph, pieces)),
        peakForm(planned, stages, "min(P − 1 − r + Q, M·Q) ÷ Q", held),
      ],
    };
  },
};

/** 1F1B over units, of which each microbatch has one for each piece; backwards take its pieces last to first. */
function writeRow(
  row: RowWriter,
  r: number,
  stages: number,
  { pieces, units }: { readonly pieces: number; readonly units: number },
): void {
  const warmup = Math.min(stages - 2 - r + pieces, units);
  for (let unit = 0; unit < units + warmup; unit++) {
    if (unit < units) row.forward(pieceOp(stages, r, unit % pieces), Math.floor(unit / pieces));
    const back = unit - warmup;
    if (back < 0) continue;
    row.backward(pieceOp(stages, r, pieces - 1 - (back % pieces)), Math.floor(back / pieces));
  }
}

function uniformRule(workload: Workload, graph: OpGraph, pieces: number): UniformRule {
  return {
    makespan: "(M·Q + P − 1)(tF + tB) ÷ Q",
    bubbleFraction: "(P − 1) ÷ (M·Q + P − 1)",
    work: ({ F, B }) => F + B,
    idle: ({ F, B }) => ((graph.stages - 1) * (F + B)) / pieces,
    whyNot: (times) =>
      hasEqualPieces(workload, graph, times, pieces)
        ? undefined
        : "The formula is for pieces that take equally long, and these times cannot be cut so.",
  };
}

/** Whether all pieces take 1 ÷ pieces of their task's ticks. */
function hasEqualPieces(workload: Workload, graph: OpGraph, { F, B }: StageTimes, pieces: number): boolean {
  return graph.ops.every(
    ({ kind, cost, stage }) => durationOn(workload, cost, stage) * pieces === (kind === "forward" ? F : B),
  );
}
