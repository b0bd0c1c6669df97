import type { Document } from "./document";

/** What the page opens with when neither a link nor saved work says otherwise. */
export function defaultDocument(): Document {
  const layer = { macs: 1e6, parameters: 1e4, activations: 1e4 };
  return {
    problem: {
      network: {
        id: "own",
        name: "Four equal layers",
        inputs: 1,
        preferredCost: "macs",
        layers: ["a", "b", "c", "d"].map((name) => ({ name, ...layer })),
      },
      machine: { processors: 4, transfer: { kind: "none" } },
      training: { microbatches: 16, batches: 1, batchSize: 32, firstGradient: false },
      cost: { id: "macs", options: {} },
    },
    charts: [
      { id: "a", family: "pipedream", options: {} },
      { id: "b", family: "layerpipe", options: {} },
    ],
    baseline: "a",
  };
}
