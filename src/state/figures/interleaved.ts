import { type Figure, figureDocument } from "./figure";

const id = "megatron-interleaved";

/** Megatron-LM's default and interleaved schedules. */
export const interleaved: Figure = {
  id,
  title: "Default and interleaved 1F1B",
  citation: {
    short: "Narayanan et al. 2021",
    url: "https://arxiv.org/abs/2104.04473",
    where: "Megatron-LM, SC 2021, Fig. 4",
  },
  caption:
    "Eight microbatches on four devices, backwards twice as long as forwards. With two chunks on each device the pipeline " +
    "fills and drains in half the time, and boundaries are crossed twice as often. The paper draws the next batch behind it, too.",
  document: figureDocument(id, {
    layers: 8,
    times: { forward: 1, activationGradient: 1, weightGradient: 1 },
    processors: 4,
    microbatches: 8,
    charts: [
      { family: "1f1b", options: {} },
      { family: "interleaved-1f1b", options: { chunks: 2 } },
    ],
  }),
};
