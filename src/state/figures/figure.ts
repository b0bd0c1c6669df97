import { assert } from "../../base/assert";
import { isRefusal } from "../../base/refusal";
import type { LayerTimes } from "../../model/layer";
import { uniformNetwork } from "../../model/uniform";
import type { Citation, FamilyChoice } from "../../schedule/family";
import type { Document } from "../document";

/** A figure of a paper, ready to be opened: one file each in this folder, one line in index.ts. */
export interface Figure {
  /** In links: never rename. */
  readonly id: string;
  /** What is drawn, as a heading. */
  readonly title: string;
  /** The paper, and which of its figures. */
  readonly citation: Citation & { readonly where: string };
  /** One or two sentences: what there is to see, and what the paper leaves open and was filled in here. */
  readonly caption: string;
  readonly document: Document;
}

/** What most figures are made of: equal layers on equal processors, without transfers. */
export interface FigureProblem {
  readonly layers: number;
  readonly times: LayerTimes;
  readonly processors: number;
  readonly microbatches: number;
  /** Top to bottom; the first is what the others are measured against. */
  readonly charts: readonly FamilyChoice[];
}

/** The document of a figure with equal layers, its first one computing a gradient like the others. */
export function figureDocument(figure: string, problem: FigureProblem): Document {
  const { layers, times, processors, microbatches, charts } = problem;
  const network = uniformNetwork(layers, times);
  assert(!isRefusal(network), `the network of the figure ${figure} is refused`);
  return {
    problem: {
      network,
      machine: { processors, transfer: { kind: "none" } },
      training: { microbatches, batches: 1, batchSize: 1, firstGradient: true },
      cost: { id: network.preferredCost, options: {} },
    },
    charts: charts.map((choice, index) => ({ id: `c${index + 1}`, ...choice })),
    baseline: "c1",
    figure,
  };
}
