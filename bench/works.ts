import { scheduleChoice } from "../src/analysis/scheduleChoice";
import type { ScheduledResult } from "../src/analysis/scheduledResult";
import { isRefusal, type Refusal } from "../src/base/refusal";
import { buildWorkload } from "../src/model/buildWorkload";
import type { Problem } from "../src/model/problem";
import { uniformNetwork } from "../src/model/uniform";
import { encodeLink } from "../src/state/link";
import type { Work } from "../src/state/work";

/** A chain of equal layers, one a processor, as one opens it in the page. */
function chainProblem(processors: number, microbatches: number): Problem {
  const times = { forward: 97, activationGradient: 101, weightGradient: 99 };
  return {
    network: must(uniformNetwork(processors, times)),
    machine: { processors, transfer: { kind: "constant", time: 3 } },
    training: { microbatches, batches: 1, batchSize: 1, firstGradient: true },
    cost: { id: "ticks", options: {} },
  };
}

/** 1F1B on `chainProblem`; makes 2 · processors · microbatches tasks. Overlays by id: switched on; default: as the page has them. */
export function oneChart(processors: number, microbatches: number, overlays: readonly string[] = []): Work {
  const charts = [{ id: "c1", family: "1f1b", options: {} }];
  const view = { overlays: Object.fromEntries(overlays.map((id) => [id, true])) };
  return { document: { problem: chainProblem(processors, microbatches), charts, baseline: "one" }, view };
}

/** The hash of the address that opens a work. */
export function linkTo(work: Work): string {
  const link = encodeLink(work);
  if (link === undefined) throw new Error("the work does not fit into a link");
  return link;
}

/** What the worker makes of a work's first chart. */
export function resultOf({ document: { problem, charts } }: Work): ScheduledResult {
  return must(scheduleChoice(must(buildWorkload(problem)), charts[0]));
}

function must<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.reason);
  return value as T;
}
