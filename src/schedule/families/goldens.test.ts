import { describe, expect, test } from "vitest";
import { defaultOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { uniform } from "../../testing/workloads";
import { drawSchedule } from "../drawSchedule";
import type { Family } from "../family";
import { simulate } from "../simulate";
import { families } from "./index";

/** Small problems whose drawings fit a page. After a wanted change: npx vitest run goldens -u, and read the difference. */
const problems: readonly (readonly [name: string, Workload, title: string])[] = [
  [
    "four-on-four",
    uniform(4, [1, 1, 1], { processors: 4, microbatches: 4 }),
    "4 layers of F=1 I=1 W=1 on 4 processors, 4 microbatches",
  ],
  [
    "four-on-three",
    uniform(4, [1, 1, 1], { processors: 3, microbatches: 6, ticksPerUnit: 6 }),
    "4 layers of F=1 I=1 W=1 on 3 processors, 6 microbatches (the worked example of LayerPipe)",
  ],
  [
    "slow-links",
    uniform(3, [1, 1, 1], { processors: 3, microbatches: 4, latency: 1 }),
    "3 layers of F=1 I=1 W=1 on 3 processors, 4 microbatches, 1 tick for every transfer",
  ],
  [
    "two-batches",
    uniform(3, [1, 1, 1], { processors: 3, microbatches: 3, batches: 2, firstGradient: false }),
    "3 layers of F=1 I=1 W=1, the first without I, on 3 processors, 2 batches of 3 microbatches",
  ],
];

function drawing(family: Family, w: Workload, title: string): string {
  const made = family.plan(w, defaultOptions(family.options));
  if (isRefusal(made)) return `${family.id}: ${title}\n\nrefused: ${made.reason}\n`;
  const done = simulate(made.plan, w);
  if (done.kind === "deadlock") return "deadlock\n";
  const body = drawSchedule(done.schedule, { columns: 60 });
  return `${family.id}: ${title}\n\n${body}\n\nmakespan ${done.schedule.makespan}\n`;
}

describe.each(families.all.map((family) => [family.id, family] as const))("%s", (id, family) => {
  test.each(problems)("draws %s as it did", async (name, w, title) => {
    await expect(drawing(family, w, title)).toMatchFileSnapshot(`../goldens/${id}.${name}.txt`);
  });
});
