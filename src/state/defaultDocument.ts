import type { Network } from "../model/network";
import { networks } from "../model/presets";
import type { Problem } from "../model/problem";
import type { Document } from "./document";

/** What a problem is until the user says more about it; the command line's defaults are the same. */
const DEFAULTS = { processors: 8, microbatches: 16, batches: 1, batchSize: 32 } as const;

/** A network on the default machine. */
export function defaultProblem(network: Network): Problem {
  const { processors, ...training } = DEFAULTS;
  return {
    network,
    machine: { processors, transfer: { kind: "none" } },
    training: { ...training, firstGradient: false },
    cost: { id: network.preferredCost, options: {} },
  };
}

/** What the page opens with when neither a link nor saved work says otherwise. */
export function defaultDocument(): Document {
  return {
    problem: defaultProblem(networks.get("vgg16")),
    charts: [
      { id: "c1", family: "pipedream", options: {} },
      { id: "c2", family: "layerpipe", options: {} },
    ],
    baseline: "c1",
  };
}
