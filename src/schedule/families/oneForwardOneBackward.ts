import type { Family } from "../family";
import { type BatchOrder, barrierOption, planFlushing } from "./flushing";

/** One forward, one backward, with a flush at the end of each batch (schedules.md 7). */
export const oneForwardOneBackward: Family = {
  id: "1f1b",
  name: "1F1B with flush",
  group: "flushing",
  citation: {
    short: "Narayanan et al. 2021; Fan et al. 2021",
    url: "https://arxiv.org/abs/2006.09503",
    where: "PipeDream-Flush; the same order as DAPPLE, arXiv 2007.01045",
  },
  summary:
    "After one warm-up forward for each stage still ahead, a stage alternates one forward and one backward; at the end of " +
    "the batch the pipeline drains and all weights are updated. It takes as long as GPipe, but stage s of P keeps the " +
    "activations of only P − s microbatches.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan: (workload, options) => planFlushing(workload, options, alternate),
};

const alternate: BatchOrder = (row, at, { stage, stages, forward, backward }, base, count) => {
  const warmup = Math.min(stages - 1 - stage, count); // one forward for each stage still ahead
  for (let m = 0; m < warmup; m++) row[at++] = forward + base + m;
  for (let m = 0; m < count - warmup; m++) {
    row[at++] = forward + base + warmup + m;
    row[at++] = backward + base + m;
  }
  for (let m = count - warmup; m < count; m++) row[at++] = backward + base + m;
  return at;
};
