import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { ClosedForm, Family, FamilyPlan } from "../family";
import { placedStages } from "../partition/placedStages";
import { bidirectionalVeePlacement, type Placement } from "../placement/placement";
import {
  allReduceOfCopies,
  type BothWays,
  microbatchesInMultiples,
  processorsBothWays,
} from "./bidirectional";
import { closedFormsFor, equalStages, onlyIf } from "./equalStages";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm } from "./uniformForms";

const ways: BothWays = { name: "BitPipe", copies: 2, chunks: 2 };

/** Two vees in opposite directions (schedules.md 17), units concatenated directly. */
export const bitPipe: Family = {
  id: "bitpipe",
  name: "BitPipe",
  group: "bidirectional",
  citation: {
    short: "Wu et al. 2025",
    url: "https://arxiv.org/abs/2410.19367",
    where: "AAAI 2025; the order of the authors' program, units concatenated directly",
  },
  summary:
    "Two copies of the model, each cut into two stages per processor and folded into a vee, run as pipelines in opposite " +
    "directions. The finer stages halve Chimera's bubble, and a vee's turn needs no transfer. It costs every processor the " +
    "weights of four half-size stages, twice the transfers, and a sum of gradients between the copies once a batch.",
  weightUpdate: { kind: "flush" },
  granularity: "replicated",
  options: [barrierOption],
  plan(workload, options) {
    const processors = processorsBothWays(workload, ways);
    if (isRefusal(processors)) return processors;
    const uneven = microbatchesInMultiples(workload, processors, processors);
    if (uneven !== undefined) return uneven;
    const placement = bidirectionalVeePlacement(processors);
    const planned = planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "fused",
      processors,
      write: (row, p) => writeUnits(row, p, processors, workload.microbatches / processors),
    });
    const exchange = allReduceOfCopies(workload, ways);
    return {
      ...planned,
      ...exchange,
      closedForms: forms(workload, planned, placement),
      notes: [...(planned.notes ?? []), ...exchange.notes],
    };
  },
};

/** A stage's turn: its task for the k-th microbatch that the unit deals to its direction. */
interface Turn {
  readonly stage: number;
  readonly microbatch: number;
}

/**
 * What processor p does: w forwards of the first unit, then 1F1B. Between units the backwards of one and the forwards of the next
 * overlap as far as their places in the unit allow; u is what a unit's 2P forwards have left after the warm-up.
 */
function writeUnits(row: RowWriter, p: number, processors: number, units: number): void {
  const { forwards, backwards } = unitOf(p, processors);
  const warmup = processors + processors / 2 + Math.min(p, processors - 1 - p);
  const left = 2 * processors - warmup;
  let forward = 0;
  let backward = 0;
  const runForwards = (count: number) => {
    for (const end = forward + count; forward < end; forward++) {
      const { stage, microbatch } = forwards[forward % forwards.length];
      row.forward(stage, microbatch + processors * Math.floor(forward / forwards.length));
    }
  };
  const runBackwards = (count: number) => {
    for (const end = backward + count; backward < end; backward++) {
      const { stage, microbatch } = backwards[backward % backwards.length];
      row.backward(stage, microbatch + processors * Math.floor(backward / backwards.length));
    }
  };
  const alternate = (count: number) => {
    for (let i = 0; i < count; i++) {
      runForwards(1);
      runBackwards(1);
    }
  };
  runForwards(warmup);
  for (let unit = 1; unit < units; unit++) {
    alternate(left);
    runBackwards(warmup - left + 1);
    alternate(left - 1);
    runForwards(warmup - left + 1);
  }
  alternate(left);
  runBackwards(warmup);
}

/**
 * The forwards and the backwards of one unit on processor p, each in order. A microbatch that enters at the nearer end comes by
 * early with its first stage here and late with its second; one that enters at the far end comes by in between, twice. `lead` of
 * the near ones pass before the first far one arrives; from then on the two directions take turns. Backwards come in the same
 * way, second stages first.
 */
function unitOf(p: number, processors: number): { forwards: readonly Turn[]; backwards: readonly Turn[] } {
  const half = processors / 2;
  const isDown = p < half;
  const lead = isDown ? half - p : p - half + 1;
  const near = isDown ? p : processors - 1 - p;
  const last = 2 * processors - 1;
  const turns = (stage: number, base: number) =>
    Array.from({ length: half }, (_, k): Turn => ({ stage, microbatch: base + k }));
  const [nearBase, farBase] = isDown ? [0, half] : [half, 0];
  const far = processors - 1 - near;
  const nearFirst = turns(near, nearBase);
  const nearSecond = turns(last - near, nearBase);
  const farFirst = turns(far, farBase);
  const farSecond = turns(last - far, farBase);
  return {
    forwards: interleave(nearFirst, farFirst, farSecond, nearSecond, lead),
    backwards: interleave(nearSecond, farSecond, farFirst, nearFirst, lead),
  };
}

/** Four lists in turn: each starts when the one two before it has ended, and alternates with its neighbours. */
function interleave(
  first: readonly Turn[],
  second: readonly Turn[],
  third: readonly Turn[],
  fourth: readonly Turn[],
  lead: number,
): readonly Turn[] {
  const rest = first.length - lead;
  const merged = first.slice(0, lead);
  for (let i = 0; i < rest; i++) merged.push(second[i], first[lead + i]);
  for (let i = 0; i < lead; i++) merged.push(second[rest + i], third[i]);
  for (let i = 0; i < rest; i++) merged.push(fourth[i], third[lead + i]);
  return [...merged, ...fourth.slice(rest)];
}

/** The chunk slots of the merged vees where forwards take as long as backwards, and the activations kept. */
function forms(workload: Workload, planned: FamilyPlan, placement: Placement): readonly ClosedForm[] {
  const { processors } = placement;
  const makespan = closedFormsFor(equalStages(workload, planned.plan.tasks.graph, placement), (times) => [
    onlyIf(times.F === times.B, "The formula is for forwards as long as backwards.", {
      metric: "makespan",
      formula: "(4M + P − 2)·tF, tF = tB",
      value: (4 * workload.microbatches + processors - 2) * times.F,
    }),
  ]);
  const peak = peakForm(
    planned,
    processors,
    "3P ÷ 2 + 1 + min(p, P − 1 − p)",
    (p) => (3 * processors) / 2 + 1 + Math.min(p, processors - 1 - p),
  );
  return [...makespan, peak];
}
