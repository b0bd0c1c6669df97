import { type Figure, figureDocument } from "./figure";

const id = "dualpipe";

/** DualPipe's published example, under what the report compares it with. */
export const dualPipe: Figure = {
  id,
  title: "DualPipe",
  citation: {
    short: "DeepSeek-AI 2024",
    url: "https://arxiv.org/abs/2412.19437",
    where: "DeepSeek-V3, Fig. 5",
  },
  caption:
    "Twenty microbatches from both ends of eight ranks; a forward and a backward in one outline overlap. The report gives no " +
    "times: here all passes take 1, and a pair 2.5 instead of 3. 1F1B and ZB-H1 are those of its comparison, Table 2.",
  document: figureDocument(id, {
    layers: 8,
    times: { forward: 1, activationGradient: 1, weightGradient: 1 },
    processors: 8,
    microbatches: 20,
    charts: [
      { family: "1f1b", options: {} },
      { family: "zb-h1", options: {} },
      { family: "dualpipe", options: { pairTime: 2.5 } },
    ],
  }),
};
