import type { Family } from "../family";
import { chunksOption } from "./chunks";
import { barrierOption } from "./flushing";
import { groupSizeOption } from "./groupSize";
import type { LoopRow, LoopTable } from "./loopTable";
import { type LoopSize, planLooped } from "./planLooped";
import type { RowWriter } from "./rowWriter";
import type { UniformRule } from "./uniformForms";
import { zeroBubbleRule } from "./zeroBubbleRule";

/** The zero-bubble schedule within 1F1B's memory, and its interleaved form (schedules.md 11). */
export const zbH1: Family = {
  id: "zb-h1",
  name: "ZB-H1",
  group: "zeroBubble",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "Fig. 2; with several chunks the order of PyTorch's ScheduleInterleavedZeroBubble",
  },
  summary:
    "1F1B with the backward split: a weight gradient that nobody waits for is put off, by one more microbatch on each later " +
    "stage, so that activation gradients travel back sooner. At equal costs this leaves a third of 1F1B's bubble. Until its " +
    "weight gradient a microbatch's activations stay, so every stage keeps as many as the first.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [chunksOption(1), groupSizeOption, barrierOption],
  plan: (workload, options) =>
    planLooped(workload, options, {
      backward: "split",
      write: writeRow,
      uniform: ruleFor,
      peak: {
        formula: "min(P + (v − 1)·N, M·v)",
        of: ({ P, v, M, N }) => Math.min(P + (v - 1) * N, M * v),
      },
    }),
};

/** One forward ahead for each processor behind; the weight gradient follows p activation gradients later on processor p. */
function writeRow(row: RowWriter, table: LoopTable, { p, processors, chunks, group }: LoopRow): void {
  const { length, microbatch, chunk } = table;
  const warmup = Math.min(processors - 1 - p + (chunks - 1) * group, length);
  const lastChunk = (chunks - 1) * processors + p;
  for (let i = 0; i < warmup; i++) row.forward(chunk[i] * processors + p, microbatch[i]);
  for (let i = 0; i < length; i++) {
    const next = warmup + i;
    if (next < length) row.forward(chunk[next] * processors + p, microbatch[next]);
    row.activationGradient(lastChunk - chunk[i] * processors, microbatch[i]);
    const late = i - p;
    if (late >= 0) row.weightGradient(lastChunk - chunk[late] * processors, microbatch[late]);
  }
  for (let i = Math.max(0, length - p); i < length; i++)
    row.weightGradient(lastChunk - chunk[i] * processors, microbatch[i]);
}

function ruleFor({ P, M }: LoopSize): UniformRule {
  const rule = zeroBubbleRule(P);
  return {
    ...rule,
    whyNot: (times) => (M < P ? `The formula holds for M of at least P = ${P}.` : rule.whyNot?.(times)),
  };
}
