import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { KIND_LETTER } from "../../tasks/op";
import { opIndexOf, opOf } from "../../tasks/taskTable";
import { arbitrarySpec } from "../../testing/arbitraryWorkload";
import { task } from "../../testing/ids";
import { slowTransferTicks } from "../../testing/slowTransferTicks";
import { uniform, workload } from "../../testing/workloads";
import type { FamilyPlan } from "../family";
import type { Schedule } from "../schedule";
import { simulate } from "../simulate";
import { layerPipe } from "./layerPipe";

describe("the worked example, four unit layers on 3 processors (layerpipe.md 9)", () => {
  const example = uniform(4, [1, 1, 1], { processors: 3, microbatches: 24 });

  test("fills cell for cell as drawn there", () => {
    expect(cellsOf(run(example), 0, 10)).toEqual([
      "F1:1 F1:2 F1:3 F1:4 F1:5 . G2:1 G1:1 W1:1 F1:6",
      ". F2:1 F2:2 F2:3 . G3:1 W3:1 W2:1 F2:4 G3:2",
      ". . F3:1 F4:1 G4:1 W4:1 F3:2 F4:2 G4:2 W4:2",
    ]);
  });

  test("is steady from there on, as drawn there", () => {
    expect(cellsOf(run(example), 9, 13)).toEqual([
      "F1:6 G2:2 G1:2 W1:2",
      "G3:2 W3:2 W2:2 F2:5",
      "W4:2 F3:3 F4:3 G4:3",
    ]);
  });

  test("is stale by 4, 2, 1 and 0 updates, by rule and by count", () => {
    expect(Array.from(plan(example).stalenessRule?.byLayer ?? [])).toEqual([4, 2, 1, 0]);
    const counted = [0, 1, 2, 3].map((layer) => Math.max(...stalenessOf(run(example), example, layer)));
    expect(counted).toEqual([4, 2, 1, 0]);
  });

  test("takes 4 ticks a minibatch in the long run", () => {
    expect(longRun(example)).toBe(4);
  });
});

describe("gradients that an array interleaves", () => {
  const two = workload({
    layers: 2,
    forward: 4,
    activationGradient: 4,
    weightGradient: 4,
    backward: 4,
    processors: 2,
    microbatches: 3,
  });

  const cells = (options: OptionValues = {}) => {
    const { tasks, order } = run(two, options).plan;
    return order.map((row) =>
      Array.from(row.slice(-4), (id) => {
        const { kind, stage } = opOf(tasks, task(id));
        return `${stage}${KIND_LETTER[kind]}`;
      }).join(" "),
    );
  };

  test("are one task on one processor", () => {
    expect(cells()).toEqual(["0F 0B 0B 0B", "1F 1B 1F 1B"]);
    expect(longRun(two)).toBe(8);
    expect(run(two).plan.tasks.graph.ops.map(({ kind, cost }) => [kind, cost])).toEqual([
      ["forward", 4],
      ["backward", 4],
      ["forward", 4],
      ["backward", 4],
    ]);
  });

  test("take as long as they take apart where they are placed apart", () => {
    expect(longRun(two, { gradientTasks: "apart" })).toBe(12);
  });

  test("may be one task on a machine that does not interleave them, too", () => {
    const { backward: _, ...plain } = two;
    expect(longRun({ ...plain, total: 24 }, { gradientTasks: "together" })).toBe(12);
  });

  test("leave forward and backward to different processors where that is shorter", () => {
    const four = { ...two, processors: 4, speeds: new Float64Array(4).fill(1) };
    expect(longRun(four)).toBe(4);
  });

  test("include the weight gradient of a first layer without activation gradient", () => {
    const w = workload({ forward: 1, weightGradient: 3, backward: 2, firstGradient: false });
    const { ops } = run(w).plan.tasks.graph;
    expect(ops.map(({ kind, cost }) => [kind, cost])).toEqual([
      ["forward", 1],
      ["backward", 3],
    ]);
  });
});

describe("the options", () => {
  const eight = (options: OptionValues) => longRun(uniform(4, [6, 6, 6], { processors: 8 }), options) / 6;
  const eleven = (options: OptionValues) =>
    longRun(uniform(4, [6, 6, 6], { processors: 3, firstGradient: false }), options) / 6;

  test("without the first gradient: 11/3 with both splits, 4 without the inter-layer one, 5 with none", () => {
    expect(eleven({})).toBeCloseTo(11 / 3, 12);
    expect(eleven({ inter: false })).toBe(4);
    expect(eleven({ intra: false, inter: false })).toBe(5);
  });

  test("on eight processors: 3/2, by reading C too; 2 by reading B, whose second factor costs nothing", () => {
    expect(eight({})).toBe(1.5);
    expect(eight({ reading: "C" })).toBe(1.5);
    expect(eight({ alpha: 0.5 })).toBe(1.5);
    expect(eight({ reading: "B" })).toBe(2);
    expect(eight({ inter: false })).toBe(2);
  });

  test("a share that was given is the share of every part on the earlier processor", () => {
    const { plan: made } = plan(uniform(4, [20, 20, 20], { processors: 8, microbatches: 1 }), { alpha: 0.3 });
    const earlier = made.tasks.graph.ops.filter((op) => op.parts === 2 && op.part === 0);
    expect(earlier.length).toBeGreaterThan(0);
    for (const op of earlier) expect([op.cost, op.fraction]).toEqual([6, 0.3]);
  });

  test("reading C refuses any share but one half", () => {
    const refused = layerPipe.plan(uniform(2, [1, 1, 1]), { ...checked({ alpha: 0.3 }), reading: "C" });
    expect(isRefusal(refused) && refused.reason).toBe(
      "Reading C cuts in halves; leave the share out or give 0.5 instead of 0.3.",
    );
  });
});

describe("notes", () => {
  test("say which gradients are divided, where and how", () => {
    const { notes } = plan(uniform(4, [6, 6, 6], { processors: 3, firstGradient: false }));
    expect(notes).toEqual(["Divided activation gradients: layer 1 (67 % on P0), layer 2 (33 % on P1)."]);
  });

  test("name the first eight and count the rest", () => {
    const [note] = plan(uniform(12, [6, 6, 6], { processors: 24 })).notes ?? [];
    expect(note).toMatch(/^Divided activation gradients: layer 0 \(50 % on P0\), .* and 4 more\.$/);
  });

  test("say how many processors work", () => {
    expect(plan(uniform(1, [2, 0, 3], { processors: 4 })).notes).toEqual([
      "2 of 4 processors used: more would not shorten the period.",
    ]);
  });

  test("say that a share is of no use where nothing is divided", () => {
    const four = uniform(4, [6, 6, 6], { processors: 3 });
    expect(plan(four, { alpha: 0.3, inter: false }).notes).toContain(
      "The share is not used: the inter-layer split is off.",
    );
  });
});

describe("on random problems", () => {
  const options = fc.record({
    intra: fc.boolean(),
    inter: fc.boolean(),
    reading: fc.constantFrom("A", "B"),
    alpha: fc.constantFrom(undefined, undefined, 0.25),
    slack: fc.constantFrom(0, 0.2),
  });

  test("counted staleness never exceeds the rule, however many minibatches", () => {
    fc.assert(
      fc.property(arbitrarySpec({ microbatches: 30, batches: 1 }), options, (spec, given) => {
        const w = workload(spec);
        const rule = plan(w, given).stalenessRule?.byLayer ?? new Float64Array();
        const schedule = run(w, given);
        for (let layer = 0; layer < w.layers; layer++)
          expect(Math.max(...stalenessOf(schedule, w, layer))).toBeLessThanOrEqual(rule[layer]);
      }),
      { numRuns: 200 },
    );
  });

  test("the long-run period is the largest load of a processor, whatever transfers take", () => {
    fc.assert(
      fc.property(arbitrarySpec({ layers: 6 }), options, (spec, given) => {
        const w = workload({ ...spec, microbatches: 1, batches: 1 });
        const load = largestLoad(run(w, given));
        fc.pre(load > 0); // what takes no time has no pace but that of its transfers
        expect(longRun(w, given)).toBeCloseTo(load, 1); // runs may repeat only every few minibatches
      }),
      { numRuns: 60 },
    );
  });

  test("every task runs once", () => {
    fc.assert(
      fc.property(arbitrarySpec(), options, (spec, given) => {
        const { tasks, order } = plan(workload(spec), given).plan;
        const all = order.flatMap((row) => Array.from(row)).sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: tasks.length }, (_, task) => task));
      }),
    );
  });
});

function checked(options: OptionValues): OptionValues {
  const values = checkOptions(layerPipe.options, options);
  if (isRefusal(values)) throw new Error(values.reason);
  return values;
}

function plan(w: Workload, options: OptionValues = {}): FamilyPlan {
  const made = layerPipe.plan(w, checked(options));
  if (isRefusal(made)) throw new Error(made.reason);
  return made;
}

function run(w: Workload, options: OptionValues = {}): Schedule {
  const done = simulate(plan(w, options).plan, w);
  if (done.kind === "deadlock") throw new Error("deadlock");
  return done.schedule;
}

/** Ticks from minibatch to minibatch, far into a run. */
function longRun(w: Workload, options: OptionValues = {}): number {
  const makespan = (microbatches: number) => run({ ...w, microbatches }, options).makespan;
  return (makespan(1300) - makespan(300)) / 1000;
}

function largestLoad({ columns }: Schedule): number {
  let most = 0;
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    let load = 0;
    for (let at = columns.rowOffset[row]; at < columns.rowOffset[row + 1]; at++)
      load += columns.end[at] - columns.start[at];
    most = Math.max(most, load);
  }
  return most;
}

/** By minibatch: updates of earlier minibatches that its forward could not see, counted where it read its weights. */
function stalenessOf(schedule: Schedule, w: Workload, layer: number): number[] {
  const forward = columnOf(schedule, "forward", layer, "start");
  const updated = columnOf(schedule, "weightGradient", layer, "end");
  const rows = rowsOf(schedule, layer);
  const bytes = w.weightBytes[layer];
  const way = bytes > 0 ? slowTransferTicks(w.transfer, bytes, rows.weightGradient, rows.forward) : 0;
  return forward.map((start, m) => updated.filter((end, earlier) => earlier < m && end + way > start).length);
}

function columnOf(
  { plan: { tasks }, columns }: Schedule,
  kind: string,
  layer: number,
  side: "start" | "end",
) {
  const op = tasks.graph.ops.findIndex((o) => o.kind === kind && o.stage === layer);
  return Array.from(
    { length: tasks.microbatches },
    (_, m) => columns[side][columns.position[op * tasks.microbatches + m]],
  );
}

function rowsOf({ plan: { tasks, order } }: Schedule, layer: number) {
  const rowOf = (kind: string) =>
    order.findIndex((row) =>
      Array.from(row, (id) => opOf(tasks, task(id))).some((op) => op.kind === kind && op.stage === layer),
    );
  return { forward: rowOf("forward"), weightGradient: rowOf("weightGradient") };
}

/** Cells of one tick from `from` to `to`, as layerpipe.md writes them: layers and minibatches from 1, G for I. */
function cellsOf({ plan: { tasks }, columns }: Schedule, from: number, to: number): string[] {
  return Array.from({ length: columns.rowOffset.length - 1 }, (_, row) => {
    const cells = new Array<string>(to - from).fill(".");
    for (let at = columns.rowOffset[row]; at < columns.rowOffset[row + 1]; at++) {
      const { kind, stage } = tasks.graph.ops[opIndexOf(tasks, task(columns.task[at]))];
      const minibatch = (columns.task[at] % tasks.microbatches) + 1;
      const cell = columns.start[at] - from;
      if (cell >= 0 && cell < cells.length)
        cells[cell] = `${KIND_LETTER[kind].replace("I", "G")}${stage + 1}:${minibatch}`;
    }
    return cells.join(" ");
  });
}
