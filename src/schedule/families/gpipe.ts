import type { Family } from "../family";
import { type BatchOrder, barrierOption, planFlushing } from "./flushing";

/** All forwards of a batch, then all backwards (schedules.md 4). */
export const gpipe: Family = {
  id: "gpipe",
  name: "GPipe",
  group: "flushing",
  citation: { short: "Huang et al. 2019", url: "https://arxiv.org/abs/1811.06965", where: "Fig. 2(c)" },
  summary:
    "A batch is split into microbatches that flow through the stages: all forwards, then all backwards, then one update. " +
    "Gradients are never stale, but the pipeline fills and drains once a batch, and every stage keeps the activations of " +
    "the whole batch.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    {
      id: "drain",
      name: "Drain order",
      help: "Backwards run in the order of the forwards (as in PyTorch), or in reverse (as in the paper's figure).",
      kind: "choice",
      default: "fifo",
      choices: [
        { value: "fifo", name: "First in, first out" },
        { value: "lifo", name: "Last in, first out" },
      ],
    },
    barrierOption,
  ],
  plan: (workload, options) =>
    planFlushing(workload, options, options.drain === "lifo" ? lastInFirstOut : firstInFirstOut),
};

const firstInFirstOut: BatchOrder = (row, at, stage, base, count) => {
  for (let m = base; m < base + count; m++) row[at++] = stage.forward + m;
  for (let m = base; m < base + count; m++) row[at++] = stage.backward + m;
  return at;
};

const lastInFirstOut: BatchOrder = (row, at, stage, base, count) => {
  for (let m = base; m < base + count; m++) row[at++] = stage.forward + m;
  for (let m = base + count - 1; m >= base; m--) row[at++] = stage.backward + m;
  return at;
};
