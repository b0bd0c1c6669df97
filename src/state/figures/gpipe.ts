import { type Figure, figureDocument } from "./figure";

const id = "gpipe";

/** GPipe's own picture of its schedule. */
export const gpipe: Figure = {
  id,
  title: "GPipe",
  citation: { short: "Huang et al. 2019", url: "https://arxiv.org/abs/1811.06965", where: "Fig. 2(c)" },
  caption:
    "A batch in four microbatches on four accelerators: all forwards, then all backwards in reverse, then one update. " +
    "Backwards are drawn as long as forwards, as in the paper; what its backward recomputes is left out.",
  document: figureDocument(id, {
    layers: 4,
    times: { forward: 1, activationGradient: 0.5, weightGradient: 0.5 },
    processors: 4,
    microbatches: 4,
    charts: [{ family: "gpipe", options: { drain: "lifo" } }],
  }),
};
