import { type Figure, figureDocument } from "./figure";

const id = "pipedream";

/** PipeDream's startup and steady state. */
export const pipeDream: Figure = {
  id,
  title: "PipeDream",
  citation: {
    short: "Narayanan et al. 2019",
    url: "https://doi.org/10.1145/3341301.3359646",
    where: "SOSP 2019, Fig. 4",
  },
  caption:
    "Four workers fill up with minibatches and then alternate one forward and one backward without a flush; a backward " +
    "takes twice as long as a forward. The paper's figure has no end; ours stops after twelve minibatches and drains.",
  document: figureDocument(id, {
    layers: 4,
    times: { forward: 1, activationGradient: 1, weightGradient: 1 },
    processors: 4,
    microbatches: 12,
    charts: [{ family: "pipedream", options: {} }],
  }),
};
