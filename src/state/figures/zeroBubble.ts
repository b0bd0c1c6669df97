import { type Figure, figureDocument } from "./figure";

const id = "zero-bubble";

/** The handcrafted zero-bubble schedules under 1F1B. */
export const zeroBubble: Figure = {
  id,
  title: "Zero bubble: ZB-H1 and ZB-H2",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "ICLR 2024, Figs. 2 and 3",
  },
  caption:
    "Four stages, eight microbatches, and forward, activation gradient and weight gradient equally long. Weight gradients " +
    "that wait fill the drain (ZB-H1); with more forwards ahead they fill everything (ZB-H2), for nearly twice the memory.",
  document: figureDocument(id, {
    layers: 4,
    times: { forward: 1, activationGradient: 1, weightGradient: 1 },
    processors: 4,
    microbatches: 8,
    charts: ["1f1b", "zb-h1", "zb-h2"].map((family) => ({ family, options: {} })),
  }),
};
