import { scheduleChoice } from "../analysis/scheduleChoice";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import { costs } from "../model/costs";
import type { Problem } from "../model/problem";
import { families } from "../schedule/families";
import { flag, type RawOptions } from "./rawOptions";
import { readOptions } from "./readProblem";

/** Options of the command line that are not a family's or a cost model's own. */
const SHARED: readonly string[] = [
  "network",
  "uniform",
  "times",
  "firstGradient",
  "transfer",
  "latency",
  "bandwidth",
  "topology",
  "nodeSize",
  "nodeTransfer",
  "nodeLatency",
  "nodeBandwidth",
  "contention",
  "overlap",
  "speeds",
  "speed",
  "memoryLimit",
  "processors",
  "microbatches",
  "batches",
  "family",
  "families",
  "cost",
  "batch",
  "format",
  "sweep",
];

/** The family that runs the order of a file. */
export const OWN_ORDER = "order";

/** Schedules one family on a problem; its options are taken from `raw`, which may hold those of others, too. */
export function runSchedule(problem: Problem, familyId: string, raw: RawOptions): ScheduledResult | Refusal {
  const family = families.find(familyId);
  if (isRefusal(family)) return family;
  if (familyId === OWN_ORDER && raw.order === undefined)
    return refuse("An own order is read from a file: give --order FILE.", "family");
  const options = readOptions(raw, family.options);
  if (isRefusal(options)) return options;
  const workload = buildWorkload(problem);
  return isRefusal(workload) ? workload : scheduleChoice(workload, { family: familyId, options });
}

/** Refuses a name that neither the commands nor any family or cost model knows; an option of another family is no error. */
export function checkNames(raw: RawOptions): Refusal | undefined {
  const owners = [...families.all, ...costs.all];
  const known = new Set([...SHARED, ...owners.flatMap((owner) => owner.options.map((option) => option.id))]);
  const unknown = Object.keys(raw).find((name) => !known.has(name));
  return unknown === undefined
    ? undefined
    : refuse(`There is no option ${flag(unknown)}; --help lists them.`, unknown);
}
