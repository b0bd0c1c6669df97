import { assert } from "../../base/assert";
import type { Plan } from "../plan";
import { BatchRun, type Chooser, isBetter, type Score } from "./batchRun";
import { GreedyChoice, type Preferences } from "./greedyChoice";
import type { PlacedTimes } from "./placedTimes";
import { ScriptedChoice } from "./scriptedChoice";

/** Where orders come from. */
export interface Search {
  readonly times: PlacedTimes;
  /** Stage-microbatches, by processor. */
  readonly limits: Int32Array;
  readonly preferences: readonly Preferences[];
  /** Plans of one batch on the same stages and processors, with split backwards, each stage's tasks in the order of microbatches. */
  readonly patterns: readonly Plan[];
}

/**
 * The order with the smallest longest span within the limits, of equals that with the smallest makespan, then the one tried
 * first: each pattern as it is and with its weight gradients moved into gaps, then a greedy order for each setting that may
 * differ from those before. Rows are coded like those of a BatchRun. A greedy order fits every limit of at least a processor's stages, so there is one.
 */
export function bestOrder(search: Search): readonly Int32Array[] {
  const { times, limits } = search;
  const run = new BatchRun(times, limits);
  let best: Score = { span: Number.POSITIVE_INFINITY, makespan: Number.POSITIVE_INFINITY };
  let rows: readonly Int32Array[] = [];
  for (const chooser of choosers(search)) {
    const score = run.run(chooser, best);
    if (score === undefined || !isBetter(score, best)) continue;
    const order = run.rows.map((row) => row.slice());
    const alone = chooser.waits ? run.run(new ScriptedChoice(order, "scripted"), best) : score;
    if (alone === undefined || !isBetter(alone, best)) continue; // tasks that waited before start earlier, the first one, too
    best = alone;
    rows = order;
  }
  assert(rows.length > 0, "no order keeps within a limit that is less than a processor's stages");
  return rows;
}

function* choosers({ times, limits, preferences, patterns }: Search): Iterable<Chooser> {
  for (const pattern of patterns) {
    // Ops of split stages stand in the order of a BatchRun's codes, so that tasks are codes.
    const firstWeight = 2 * times.stages * times.microbatches;
    const withoutWeights = pattern.order.map((row) => row.filter((task) => task < firstWeight));
    yield new ScriptedChoice(pattern.order, "scripted");
    yield new ScriptedChoice(withoutWeights, "inGaps");
  }
  const tried: GreedyChoice[] = [];
  for (const prefers of preferences) {
    if (tried.some((before) => before.isSameFor(prefers))) continue;
    const choice = new GreedyChoice(prefers, times, limits);
    yield choice;
    tried.push(choice);
  }
}
