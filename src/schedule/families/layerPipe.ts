import type { OptionSpec, OptionValues } from "../../base/options";
import { type Refusal, refuse } from "../../base/refusal";
import { type Workload, withoutInterleaving } from "../../model/workload";
import {
  buildLayerGraph,
  forwardOp,
  type GradientParts,
  type LayerGradients,
  type LayerGraph,
  weightGradientOp,
} from "../../tasks/buildLayerGraph";
import { unroll } from "../../tasks/taskTable";
import type { Family, FamilyPlan } from "../family";
import { chainOf } from "../layerpipe/chain";
import { periodicOrder } from "../layerpipe/periodicOrder";
import { periodLists } from "../layerpipe/periodLists";
import { type Freedom, placeLayers } from "../layerpipe/placeLayers";
import { isCut, type LayerPlacement, periodOf } from "../layerpipe/placement";
import { slotsOf } from "../layerpipe/slots";
import { unusedNote } from "../partition/stages";
import type { LagAfter } from "../plan";
import { APART_NOTE } from "./withSeparateGradients";

const OPTIONS: readonly OptionSpec[] = [
  {
    id: "intra",
    name: "Intra-layer split",
    help: "Lets a layer's forward, activation gradient and weight gradient run on different processors.",
    kind: "switch",
    default: true,
  },
  {
    id: "inter",
    name: "Inter-layer split",
    help: "Lets an activation gradient be cut in two parts on two consecutive processors.",
    kind: "switch",
    default: true,
  },
  {
    id: "reading",
    name: "Reading of the split",
    help: "What the abstract's two parts are taken to be; the paper's full text was not available.",
    kind: "choice",
    default: "A",
    choices: [
      { value: "A", name: "A: a free share of the product" },
      { value: "B", name: "B: product and element-wise factor" },
      { value: "C", name: "C: two halves" },
    ],
  },
  {
    id: "alpha",
    name: "Share of the earlier part",
    help: "Fixes the share of every cut gradient that the earlier processor runs; free if not given.",
    kind: "number",
    min: 0.01,
    max: 0.99,
  },
  {
    id: "gradientTasks",
    name: "Gradients of a layer",
    help: "Two tasks, each on a processor of its own choice; or one task on one processor, as an array that interleaves them needs it. By default one where the cost model interleaves them.",
    kind: "choice",
    default: "auto",
    choices: [
      { value: "auto", name: "One task if interleaved" },
      { value: "apart", name: "Two tasks" },
      { value: "together", name: "One task" },
    ],
  },
  {
    id: "slack",
    name: "Slack for less traffic",
    help: "How much longer than the least the period may be, as a share of it, to save traffic.",
    kind: "number",
    default: 0,
    min: 0,
    max: 1,
  },
];

/** LayerPipe as reconstructed from its abstract (layerpipe.md 1.3 to 1.6; design D6). */
export const layerPipe: Family = {
  id: "layerpipe",
  name: "LayerPipe",
  group: "streaming",
  citation: {
    short: "Unnikrishnan and Parhi 2021",
    url: "https://arxiv.org/abs/2108.06629",
    where: "ICCAD 2021",
  },
  summary:
    "A layer's forward, activation gradient and weight gradient are placed one by one, and an activation gradient may be " +
    "divided between two neighbours, so that all processors have equally much to do. Minibatches stream without a flush. " +
    "The period is shorter than whole layers allow; in return gradients are more updates late, and new weights travel.",
  reconstruction:
    "Only the paper's abstract was available: the placement, the order on a processor, the divided gradient and the delays are our reconstruction of it.",
  weightUpdate: { kind: "stashed" },
  granularity: "divisible",
  options: OPTIONS,
  plan(workload, options) {
    const together = runsTogether(workload, options);
    const seen = together ? workload : withoutInterleaving(workload);
    const freedom = freedomOf(options);
    if ("kind" in freedom) return freedom;
    const cut = together ? "together" : freedom.cut;
    const planned = planPlacement(seen, placeLayers(seen, { ...freedom, cut }), { together, options });
    if (together || workload.backward === undefined) return planned;
    return { ...planned, notes: [...(planned.notes ?? []), APART_NOTE] };
  },
};

/** Whether both gradients of a layer are one task. */
function runsTogether({ backward }: Workload, { gradientTasks }: OptionValues): boolean {
  return gradientTasks === "together" || (gradientTasks !== "apart" && backward !== undefined);
}

/** Reading B leaves the element-wise factor, which costs no multiply-adds, with the layer before: nothing to balance with. */
function freedomOf({ intra, inter, reading, alpha, slack }: OptionValues): Freedom | Refusal {
  if (reading === "C" && typeof alpha === "number" && alpha !== 0.5)
    return refuse(`Reading C cuts in halves; leave the share out or give 0.5 instead of ${alpha}.`, "alpha");
  const share = reading === "C" ? 0.5 : alpha;
  const divides = inter === true && reading !== "B";
  const cut = !divides ? "never" : typeof share === "number" ? { alpha: share } : "anywhere";
  return { intra: intra === true, cut, slack: Number(slack) };
}

interface Wishes {
  /** Whether both gradients of a layer are one task. */
  readonly together: boolean;
  readonly options: OptionValues;
}

function planPlacement(
  workload: Workload,
  placement: LayerPlacement,
  { together, options }: Wishes,
): FamilyPlan {
  const gradients: LayerGradients = together ? "together" : partsOf(workload, placement);
  const graph = buildLayerGraph(workload, gradients);
  const lists = periodLists(graph, placement, workload.processors);
  const period = periodOf(chainOf(workload, together ? "together" : "never"), placement);
  const { slot, delay } = slotsOf(workload, graph, lists, period);
  const minibatches = workload.microbatches * workload.batches;
  return {
    plan: {
      tasks: unroll(graph, minibatches),
      order: lists.map((list) => periodicOrder(list, slot, minibatches)),
      after: updatesInTime(workload, graph, placement, delay),
    },
    stalenessRule: {
      formula: "D = r(W) − r(F), slots r in periods (2·S(l) where layers stay whole)",
      byLayer: delay,
    },
    notes: [
      ...usedNote(workload, lists.filter((list) => list.length > 0).length, options),
      ...(together ? [TOGETHER_NOTE] : cutNotes(workload, placement, options)),
    ],
  };
}

function partsOf({ layers, activationGradient }: Workload, placement: LayerPlacement): GradientParts {
  const parts = new Map<number, readonly number[]>();
  for (let l = 0; l < layers; l++)
    if (isCut(placement, l)) {
      const earlier = placement.earlierTicks[l];
      parts.set(l, [earlier, activationGradient[l] - earlier]);
    }
  return parts;
}

/** Lags are kept in 32 bits; a longer one binds nobody. */
const MOST_LAG = 2 ** 31 - 1;

/** No forward runs ahead of the update that its layer's delay lets it miss last (design D1). */
function updatesInTime(
  { weightBytes }: Workload,
  graph: LayerGraph,
  placement: LayerPlacement,
  delay: Float64Array,
): readonly LagAfter[] {
  return Array.from(delay, (missed, l) => ({
    kind: "lag",
    from: weightGradientOp(graph, l),
    to: forwardOp(graph, l),
    lag: Math.min(missed + 1, MOST_LAG),
    bytes: placement.weightGradient[l] === placement.forward[l] ? 0 : weightBytes[l],
    cause: "update",
  }));
}

function usedNote(
  workload: Workload,
  used: number,
  { slack, intra, inter }: OptionValues,
): readonly string[] {
  if (intra !== true && inter !== true) return unusedNote(workload, used);
  if (used === workload.processors) return [];
  const why = slack === 0 ? ": more would not shorten the period" : "";
  return [`${used} of ${workload.processors} processors used${why}.`];
}

const TOGETHER_NOTE =
  "Both gradients of a layer are one task on one processor, so no activation gradient is divided.";

/** Divided gradients named in a note; the rest is counted. */
const NAMED_CUTS = 8;

function cutNotes(
  workload: Workload,
  placement: LayerPlacement,
  { inter, reading, alpha }: OptionValues,
): readonly string[] {
  if (inter !== true && alpha !== undefined) return ["The share is not used: the inter-layer split is off."];
  if (inter === true && reading === "B")
    return ["Reading B: the element-wise factor costs no multiply-adds, so there is nothing to divide."];
  const cuts: string[] = [];
  for (let l = 0; l < workload.layers; l++)
    if (isCut(placement, l)) {
      const share = percent(placement.earlierTicks[l] / workload.activationGradient[l]);
      cuts.push(`${workload.layerNames[l]} (${share} on P${placement.activationGradient[l]})`);
    }
  if (cuts.length === 0) return [];
  const rest = cuts.length > NAMED_CUTS ? ` and ${cuts.length - NAMED_CUTS} more` : "";
  return [`Divided activation gradients: ${cuts.slice(0, NAMED_CUTS).join(", ")}${rest}.`];
}

function percent(share: number): string {
  if (share < 0.01) return "under 1 %";
  return share > 0.99 ? "over 99 %" : `${Math.round(share * 100)} %`;
}
