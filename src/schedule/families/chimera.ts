import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { ClosedForm, Family, FamilyPlan } from "../family";
import { placedStages } from "../partition/placedStages";
import { bidirectionalPlacement, type Placement } from "../placement/placement";
import {
  allReduceOfCopies,
  type BothWays,
  microbatchesInMultiples,
  processorsBothWays,
} from "./bidirectional";
import { closedFormsFor, equalStages, onlyIf } from "./equalStages";
import { barrierOption } from "./flushing";
import { nearestMultiples } from "./nearestMultiples";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm } from "./uniformForms";

/** Pipelines in both directions, merged slot by slot (schedules.md 13). */
export const chimera: Family = {
  id: "chimera",
  name: "Chimera",
  group: "bidirectional",
  citation: {
    short: "Li and Hoefler 2021",
    url: "https://arxiv.org/abs/2107.06925",
    where: "SC 2021",
  },
  summary:
    "Two copies of the model run as pipelines in opposite directions over the same processors, and each fills slots that the " +
    "other leaves idle. That halves the bubble of 1F1B and evens out the activations kept, with no stale gradients. It costs " +
    "every processor the weights of two stages and a sum of gradients between the copies once a batch.",
  weightUpdate: { kind: "flush" },
  granularity: "replicated",
  options: [
    {
      id: "copies",
      name: "Copies of the model",
      help: "Pipelines in all, half of them in each direction: an even number that divides the processors.",
      kind: "integer",
      default: 2,
      min: 2,
      max: 1024,
    },
    barrierOption,
  ],
  plan(workload, options) {
    const ways = waysOf(workload, options);
    if (isRefusal(ways)) return ways;
    const processors = processorsBothWays(workload, ways);
    if (isRefusal(processors)) return processors;
    const uneven = microbatchesInMultiples(workload, processors / 2, processors);
    if (uneven !== undefined) return uneven;
    const placement = bidirectionalPlacement(processors, ways.copies);
    const planned = planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "fused",
      processors,
      write: (row, p) =>
        writeSlots(row, p, { processors, copies: ways.copies, microbatches: workload.microbatches }),
    });
    const exchange = allReduceOfCopies(workload, ways);
    return {
      ...planned,
      ...exchange,
      closedForms: forms({ workload, copies: ways.copies }, planned, placement),
      notes: [...(planned.notes ?? []), ...exchange.notes],
    };
  },
};

function waysOf({ processors }: Workload, { copies }: OptionValues): BothWays | Refusal {
  const count = Number(copies);
  if (count % 2 === 0) {
    const name = count === 2 ? "Chimera" : `Chimera with ${count} copies`;
    return { name, copies: count, chunks: 1 };
  }
  const why = "Half of Chimera's copies run in each direction, so their number is even";
  if (processors % 2 !== 0) return refuse(`${why}; ${nearestMultiples(count, 2)}.`, "copies");
  return refuse(
    `${why}, and it divides the ${processors} processors; ${nearestCopies(count, processors)}.`,
    "copies",
  );
}

/** The nearest numbers of copies below and above an odd one that divide an even number of processors. */
function nearestCopies(count: number, processors: number): string {
  const fits = (copies: number) => processors % copies === 0;
  let below = count - 1;
  while (below > 0 && !fits(below)) below -= 2;
  let above = count + 1;
  while (above <= processors && !fits(above)) above += 2;
  const found = [below, above].filter((copies) => copies > 0 && copies <= processors);
  return `the nearest to ${count} ${found.length > 1 ? "are" : "is"} ${found.join(" and ")}`;
}

/** D pipelines on P processors, and the microbatches of a batch. */
interface Pipelines {
  readonly processors: number;
  readonly copies: number;
  readonly microbatches: number;
}

/**
 * What processor p does, in slots of one forward or one backward (schedules.md 13). A unit of P microbatches starts every 2P slots
 * and is dealt to the pipelines in blocks of K, down pipelines first; the j-th of a block has F(s) in slot 2j + s of its unit and
 * B(s) in slot 2j + 2P − 1 − s. The order of slots is kept whatever tasks cost.
 */
function writeSlots(row: RowWriter, p: number, { processors, copies, microbatches }: Pipelines): void {
  const block = processors / copies;
  const stage = stagesOn(p, processors, copies);
  const slots = new Int32Array(2 * processors * (Math.ceil(microbatches / processors) + 1)).fill(-1);
  for (let m = 0; m < microbatches; m++) {
    const pipeline = Math.floor((m % processors) / block);
    const first = 2 * (processors * Math.floor(m / processors) + (m % block));
    slots[first + stage[pipeline]] = 2 * m;
    slots[first + 2 * processors - 1 - stage[pipeline]] = 2 * m + 1;
  }
  for (const cell of slots) {
    if (cell < 0) continue;
    const m = cell >> 1;
    const s = stage[Math.floor((m % processors) / block)];
    if (cell % 2 === 0) row.forward(s, m);
    else row.backward(s, m);
  }
}

/** The stage that processor p holds of each pipeline: down pipelines first, each shifted by P/f from the one before. */
function stagesOn(p: number, processors: number, copies: number): Int32Array {
  const pairs = copies / 2;
  const stage = new Int32Array(copies);
  for (let i = 0; i < pairs; i++) {
    stage[i] = (p - (i * processors) / pairs + processors) % processors;
    stage[pairs + i] = processors - 1 - stage[i];
  }
  return stage;
}

/** schedules.md 1: two copies, whole units of P microbatches. */
function forms(
  { workload, copies }: { readonly workload: Workload; readonly copies: number },
  planned: FamilyPlan,
  placement: Placement,
): readonly ClosedForm[] {
  const { processors } = placement;
  const { microbatches } = workload;
  const makespan = closedFormsFor(equalStages(workload, planned.plan.tasks.graph, placement), (times) => [
    onlyIf(times.F === times.B, "The formula is for forwards as long as backwards.", {
      metric: "makespan",
      formula: "(2M + P − 2)·tF, tF = tB",
      value: (2 * microbatches + processors - 2) * times.F,
    }),
  ]);
  const peak = peakForm(
    planned,
    processors,
    "P ÷ 2 + 1 + min(p, P − 1 − p)",
    (p) => processors / 2 + 1 + Math.min(p, processors - 1 - p),
  );
  return [...makespan, peak].map((form) =>
    onlyIf(
      copies === 2,
      "The formula is for two copies.",
      onlyIf(microbatches % processors === 0, "The formula is for M a multiple of P.", form),
    ),
  );
}
