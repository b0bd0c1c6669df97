import { type Figure, figureDocument } from "./figure";

const id = "controllable-memory";

/** The V-shaped schedules under 1F1B. */
export const controllableMemory: Figure = {
  id,
  title: "V-Min, V-Half and V-ZB",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2405.15362",
    where: "NeurIPS 2024, the V-shaped schedules under 1F1B",
  },
  caption:
    "Four devices, eight microbatches, all passes equally long; every device has two chunks, one on the way down and one " +
    "on the way back. With the activations of two, three and four microbatches (1F1B: four) the bubble gets shorter and " +
    "shorter. V-ZB is drawn in the hand-made order of ZB-V.",
  document: figureDocument(id, {
    layers: 8,
    times: { forward: 1, activationGradient: 1, weightGradient: 1 },
    processors: 4,
    microbatches: 8,
    charts: ["1f1b", "v-min", "v-half", "zbv"].map((family) => ({ family, options: {} })),
  }),
};
