import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { analysed } from "../../testing/analysed";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { planOf, scheduleOf } from "../../testing/schedules";
import { slowTransferTicks } from "../../testing/slowTransferTicks";
import { uniform, type WorkloadSpec, workload } from "../../testing/workloads";
import { families } from "../families";
import { ranksOf } from "../notation";
import type { Schedule } from "../schedule";
import { validate } from "../validate";
import { transforms } from ".";

const transformed = families.all.filter((family) => family.options.some(({ id }) => id === "recompute"));
const chain = (processors: number, rest: WorkloadSpec) =>
  uniform(processors, [1, 1, 1], { processors, ...rest });

function ranks(id: string, w: Workload, options: OptionValues): string[] {
  return ranksOf(planOf(families.get(id), w, options).plan).map((row) => row.join(" "));
}

test("fit every family that flushes and has fused backwards", () => {
  const w = chain(4, { microbatches: 8 });
  const fused = families.all.filter((family) => {
    if (family.weightUpdate.kind !== "flush" || family.granularity === "single") return false;
    const made = family.plan(w, checkOptions(family.options, {}) as OptionValues);
    if (isRefusal(made) || made.plan.pairs !== undefined) return false;
    return made.plan.tasks.graph.ops.every(({ kind }) => kind === "forward" || kind === "backward");
  });
  expect(transformed.map(({ id }) => id)).toEqual(fused.map(({ id }) => id));
  for (const family of transformed)
    expect(family.options).toEqual(expect.arrayContaining(transforms.map(({ option }) => option)));
});

test("change nothing unless they are asked to", () => {
  const w = chain(4, { microbatches: 4 });
  for (const family of transformed) {
    const kinds = planOf(family, w).plan.tasks.graph.ops.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["forward", "backward"]));
  }
});

describe("a split backward", () => {
  test("runs each weight gradient right behind its activation gradient", () => {
    expect(ranks("1f1b", chain(2, { microbatches: 2 }), { backward: "split" })).toEqual([
      "0F0 0F1 0I0 0W0 0I1 0W1",
      "1F0 1I0 1W0 1F1 1I1 1W1",
    ]);
  });

  test("lets the gradient leave before the weight part: GPipe gains (P − 1)·tW", () => {
    const w = chain(4, { microbatches: 4 });
    expect(analysed("gpipe", w).report.makespan).toBe(7 * 3);
    expect(analysed("gpipe", w, { backward: "split" }).report.makespan).toBe(7 * 3 - 3);
  });

  test("says that formulas are for fused backwards, and keeps that of activations", () => {
    const { report } = analysed("gpipe", chain(4, { microbatches: 4 }), { backward: "split" });
    expect(report.closedForms.map(({ metric, whyNot }) => [metric, whyNot])).toEqual([
      ["makespan", "The formula is for a fused backward."],
      ["bubbleFraction", "The formula is for a fused backward."],
      ["peakActivations", null],
    ]);
    expect(report.peakActivations).toEqual([4, 4, 4, 4]);
  });

  test("of layer 0 without an activation gradient keeps a task of no time", () => {
    const w = chain(2, { microbatches: 1, firstGradient: false });
    const { ops } = planOf(families.get("gpipe"), w, { backward: "split" }).plan.tasks.graph;
    expect(ops.map(({ kind, stage, cost }) => [kind, stage, cost])).toEqual([
      ["forward", 0, 1],
      ["forward", 1, 1],
      ["activationGradient", 0, 0],
      ["activationGradient", 1, 1],
      ["weightGradient", 0, 1],
      ["weightGradient", 1, 1],
    ]);
  });
});

describe("delayed weight gradients", () => {
  test("of GPipe run at the end of the batch, where there is nothing to wait for", () => {
    const w = chain(2, { microbatches: 3 });
    expect(ranks("gpipe", w, { backward: "delayed" })).toEqual([
      "0F0 0F1 0F2 0I0 0I1 0I2 0W0 0W1 0W2",
      "1F0 1F1 1F2 1I0 1I1 1I2 1W0 1W1 1W2",
    ]);
    expect(analysed("gpipe", w, { backward: "delayed" }).report.makespan).toBe(11);
  });

  test("of 1F1B fill the time in which a processor waits for a gradient", () => {
    const w = chain(2, { microbatches: 3 });
    expect(ranks("1f1b", w, { backward: "delayed" })).toEqual([
      "0F0 0F1 0I0 0F2 0I1 0W0 0I2 0W1 0W2",
      "1F0 1I0 1F1 1I1 1F2 1I2 1W0 1W1 1W2",
    ]);
    expect(analysed("1f1b", w, { backward: "delayed" }).report.makespan).toBe(10);
    expect(analysed("1f1b", w).report.makespan).toBe(12);
  });

  test("end with their batch, in the same order in every batch", () => {
    const w = chain(2, { microbatches: 2, batches: 2 });
    expect(ranks("1f1b", w, { backward: "delayed" })).toEqual([
      "0F0 0F1 0I0 0W0 0I1 0W1 0F2 0F3 0I2 0W2 0I3 0W3",
      "1F0 1I0 1F1 1I1 1W0 1W1 1F2 1I2 1F3 1I3 1W2 1W3",
    ]);
    for (const barrier of ["batch", "stage"]) {
      const { report } = analysed("1f1b", { ...w, batches: 4 }, { backward: "delayed", barrier });
      expect(report.periodMeasured).toBe(report.period);
    }
  });

  test("are a reconstruction, and say so", () => {
    const { notes } = planOf(families.get("naive"), chain(2, {}), { backward: "delayed" });
    expect(notes?.join()).toMatch(/reconstruction/);
  });

  test.each(["gpipe", "1f1b", "interleaved-1f1b", "chimera", "seq1f1b", "1f1b-v"])(
    "keep the rule: %s",
    (id) => {
      const family = families.get(id);
      fc.assert(
        fc.property(arbitraryWorkload({ batches: 1 }), fc.constantFrom("none", "all"), (w, recompute) => {
          if (isRefusal(family.plan(w, checkOptions(family.options, {}) as OptionValues))) return;
          const fused = scheduleOf(family, w, { recompute });
          const delayed = scheduleOf(family, w, { recompute, backward: "delayed" });
          fused.plan.order.forEach((_, row) => {
            checkRow(delayed, w, row);
            expect(cells(delayed, row).filter((cell) => !cell.includes("W"))).toEqual(
              cells(fused, row).map((cell) => cell.replace("B", "I")),
            );
          });
        }),
        { numRuns: 60 },
      );
    },
  );
});

function cells({ plan }: Schedule, row: number): readonly string[] {
  return ranksOf(plan)[row];
}

/** Oldest first; only while the next other task cannot start; and never idle while one waits. */
function checkRow(schedule: Schedule, w: Workload, row: number): void {
  const { columns, plan } = schedule;
  const { ops } = plan.tasks.graph;
  const kindAt = (at: number) => ops[Math.floor(columns.task[at] / plan.tasks.microbatches)].kind;
  const waiting: string[] = [];
  const past = columns.rowOffset[row + 1];
  for (let at = columns.rowOffset[row]; at < past; at++) {
    const cell = cells(schedule, row)[at - columns.rowOffset[row]];
    const idle = at > columns.rowOffset[row] && columns.start[at] > columns.end[at - 1];
    if (idle) expect(waiting).toEqual([]);
    if (kindAt(at) === "weightGradient") {
      expect(waiting.shift()).toBe(cell.replace("W", "I"));
      let next = at + 1;
      while (next < past && kindAt(next) === "weightGradient") next++;
      if (next < past) expect(arrivalAt(schedule, w, row, next)).toBeGreaterThan(columns.start[at]);
    } else if (kindAt(at) === "activationGradient") waiting.push(cell);
  }
  expect(waiting).toEqual([]);
}

/** When the inputs of the task at a position are on its row. */
function arrivalAt({ columns, plan }: Schedule, w: Workload, row: number, at: number): number {
  const { graph, microbatches } = plan.tasks;
  const m = columns.task[at] % microbatches;
  const inputs = graph.edges.filter(({ to }) => to === Math.floor(columns.task[at] / microbatches));
  return inputs.reduce((latest, { from, bytes, tensor }) => {
    const position = columns.position[from * microbatches + m];
    if (position < 0) return latest;
    const near = columns.rowOffset[row] <= position && position < columns.rowOffset[row + 1];
    const sender = columns.rowOffset.findIndex((offset) => offset > position) - 1;
    const carried = near || tensor === "none" ? 0 : slowTransferTicks(w.transfer, bytes, sender, row);
    return Math.max(latest, columns.end[position] + carried);
  }, 0);
}

describe("recomputation", () => {
  const w = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 });

  test("makes GPipe take (M + P − 1)(2tF + tB), and its formulas say so", () => {
    const { report } = analysed("gpipe", w, { recompute: "all" });
    expect(report.makespan).toBe(11 * 4);
    expect(report.closedForms.map(({ formula, agrees }) => [formula, agrees])).toEqual([
      ["(M + P − 1)(tF + tB), tB with recomputation", true],
      ["(P − 1) ÷ (M + P − 1)", true],
      ["M", true],
    ]);
  });

  test("costs speedup: one processor runs nothing twice", () => {
    const one = uniform(1, [1, 1, 1], { microbatches: 6 });
    expect(analysed("gpipe", one, { recompute: "all" }).report.speedup).toBe(3 / 4);
    expect(analysed("gpipe", one, { recompute: "exceptLast" }).report.speedup).toBe(18 / 23);
  });

  test("may spare the last microbatch of each batch", () => {
    const two = chain(2, { microbatches: 2, batches: 2 });
    // P0: F0 0-1, F1 1-2, B1 5-7, B0 8-11. P1: F0 1-2, F1 2-3, B1 3-5, B0 5-8; and again.
    const schedule = scheduleOf(families.get("gpipe"), two, { recompute: "exceptLast", drain: "lifo" });
    expect(Array.from(schedule.columns.end)).toEqual([
      1, 2, 7, 11, 12, 13, 18, 22, 2, 3, 5, 8, 13, 14, 16, 19,
    ]);
    expect(validate(schedule, two)).toEqual([]);
    const { report } = analysed("gpipe", two, { recompute: "exceptLast" });
    expect(report.closedForms[0].whyNot).toBe("The formula is for one batch.");
    expect(report.period).toBe(report.makespan / 4);
  });

  test("keeps only a stage's input until its backward", () => {
    const bytes = workload({ layers: 4, activationBytes: [10, 20, 30, 40], processors: 2, microbatches: 8 });
    // Stage 0 keeps the network's input (1 byte) of two microbatches, and layer 0's output of the one that runs backwards;
    // stage 1 the outputs of layers 1 and 2 of one.
    expect(analysed("1f1b", bytes).report.peakActivationBytes).toEqual([2 * 11, 50]);
    const { report } = analysed("1f1b", bytes, { recompute: "all" });
    expect(report.peakActivationBytes).toEqual([2 * 1 + 10, 50]);
    expect(report.peakActivations).toEqual([2, 1]);
  });

  test("is paid by the activation gradient where the backward is split", () => {
    const uneven = uniform(2, [2, 3, 4], { processors: 2, microbatches: 3 });
    const options = { recompute: "exceptLast", backward: "split" };
    const { ops } = planOf(families.get("1f1b"), uneven, options).plan.tasks.graph;
    expect(ops.map((op) => `${op.stage} ${op.kind} ${op.cost} ${op.recomputed ?? false}`)).toEqual([
      "0 forward 2 false",
      "1 forward 2 false",
      "0 activationGradient 5 true",
      "1 activationGradient 5 true",
      "0 activationGradient 3 false",
      "1 activationGradient 3 false",
      "0 weightGradient 4 false",
      "1 weightGradient 4 false",
    ]);
    expect(ranks("1f1b", uneven, options)[1]).toBe("1F0 1I0 1W0 1F1 1I1 1W1 1F2 1I2 1W2");
  });

  test("cuts pieces of whole ticks", () => {
    const odd = workload({ forward: 5, activationGradient: 4, weightGradient: 2, microbatches: 2 });
    const options = { pieces: 3, recompute: "exceptLast", backward: "delayed" };
    const schedule = scheduleOf(families.get("seq1f1b"), odd, options);
    expect(validate(schedule, odd)).toEqual([]);
    expect(schedule.makespan).toBe(2 * 11 + 5);
  });
});
