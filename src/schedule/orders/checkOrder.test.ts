import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { timesOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { checkOrder } from "./checkOrder";
import type { CheckedOrder, OrderProblem } from "./order";
import { readOrder } from "./readOrder";

function check(text: string, w: Workload): CheckedOrder {
  const order = readOrder(text);
  if (isRefusal(order)) throw new Error(order.reason);
  return checkOrder(order, w);
}

function problems(text: string, w: Workload): readonly OrderProblem[] {
  const checked = check(text, w);
  expect(checked.planned).toBeUndefined();
  for (const { message } of checked.problems) expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  return checked.problems;
}

const messages = (text: string, w: Workload) => problems(text, w).map(({ message }) => message);

const twoByTwo = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2 });
const oneByTwo = uniform(1, [1, 1, 1], { processors: 1, microbatches: 2 });
const oneByOne = uniform(1, [1, 1, 1], { processors: 1 });

describe("an order that is sound has a plan", () => {
  test("with fused backwards", () => {
    const { plan } = check("0F0 0F1 0B0 0B1\n1F0 1B0 1F1 1B1", twoByTwo).planned ?? fail();
    expect(ranksOf(plan)).toEqual([
      ["0F0", "0F1", "0B0", "0B1"],
      ["1F0", "1B0", "1F1", "1B1"],
    ]);
    // P1: F 1-2, B 2-4, F 4-5, B 5-7; P0: its backwards from 4 and 7 on.
    expect(timesOf(plan, twoByTwo).makespan).toBe(9);
  });

  test("with split backwards, and with both in one order", () => {
    const { plan } = check("0F0 0F1 0B0 0I1 0W1\n1F0 1I0 1F1 1W0 1I1 1W1", twoByTwo).planned ?? fail();
    // P1: F 1-2, I 2-3, F 3-4, W 4-5, I 5-6, W 6-7; P0: B 3-5, I 6-7, W 7-8.
    expect(timesOf(plan, twoByTwo).makespan).toBe(8);
  });

  test("with whole backwards of layers on other processors than their forwards", () => {
    const w = uniform(2, [1, 1, 1], { processors: 2 });
    const { plan } = check("0F0 1F0\n1B0 0B0", w).planned ?? fail();
    // Layer 1's backward needs the loss, with its forward on P0 at 2, and nothing that its own forward kept.
    expect(timesOf(plan, w).makespan).toBe(6);
    expect(plan.tasks.graph.ops.map(({ kind }) => kind)).toEqual([
      "forward",
      "backward",
      "forward",
      "backward",
    ]);
    expect(messages("0F0 1F0\n0B0 1B0", w)).toEqual([
      "The backward 0B0 stands before the backward 1B0, whose result it needs.",
    ]);
  });

  test("in PyTorch's older letters", () => {
    const older = check("0F0,0F1,0BW0,0BW1\n1F0,1B0,1F1,1W0,1B1,1W1", twoByTwo).planned ?? fail();
    expect(ranksOf(older.plan)).toEqual([
      ["0F0", "0F1", "0B0", "0B1"],
      ["1F0", "1I0", "1F1", "1W0", "1I1", "1W1"],
    ]);
  });

  test("with idle slots and transfers, which say nothing about times", () => {
    const csv = "0F0,0SEND_F0,,0RECV_B0,0B0\n,1UNSHARD,1RECV_F0,1F0,1B0,1SEND_B0,1REDUCE_GRAD,1RESHARD";
    const { plan } = check(csv, { ...twoByTwo, microbatches: 1 }).planned ?? fail();
    expect(ranksOf(plan)).toEqual([
      ["0F0", "0B0"],
      ["1F0", "1B0"],
    ]);
  });

  test("with overlapped pairs, which take as long as their tasks one after the other", () => {
    const { plan } = check("0F0 (0F1;0B0)OVERLAP_F_B 0B1", oneByTwo).planned ?? fail();
    expect(ranksOf(plan)).toEqual([["0F0", "(0F1;0B0)", "0B1"]]);
    expect(timesOf(plan, oneByTwo).makespan).toBe(1 + 3 + 2);
  });

  test("with layer tasks on any processor and a divided gradient, as LayerPipe places them", () => {
    const w = workload({ layers: 2, activationGradient: [0, 6], processors: 2, firstGradient: false });
    const { plan } = check("0F0 1I0#0:1/3 0W0\n1F0 1W0 1I0#1:2/3", w).planned ?? fail();
    expect(plan.tasks.graph.ops.map((op) => op.cost)).toEqual([1, 1, 1, 2, 4, 1]);
    // The last forward ends at 2; P0: I#0 2-4; P1: W 2-3, I#1 3-7; P0: W 7-8.
    expect(timesOf(plan, w).makespan).toBe(8);
  });

  test("with pieces of microbatches", () => {
    const w = uniform(2, [2, 1, 1], { processors: 2 });
    const { plan } = check("0F0.0 0F0.1 0B0.1 0B0.0\n1F0.0 1F0.1 1B0.1 1B0.0", w).planned ?? fail();
    expect(plan.tasks.graph.ops.every((op) => op.cost === 1)).toBe(true);
    // Seven steps of one tick: two forwards, one more on P1, two backwards there, one more on P0.
    expect(timesOf(plan, w).makespan).toBe(6);
  });

  test("with pieces of split backwards", () => {
    const w = uniform(1, [2, 4, 6]);
    const { plan } = check("0F0.0 0F0.1 0I0.1 0I0.0 0W0.0 0W0.1", w).planned ?? fail();
    expect(ranksOf(plan)).toEqual([["0F0.0", "0F0.1", "0I0.1", "0I0.0", "0W0.0", "0W0.1"]]);
    expect(timesOf(plan, w).columns.end).toEqual(Float64Array.of(1, 2, 4, 6, 9, 12));
  });

  test("with a barrier between batches, or with updates instead", () => {
    const w = uniform(1, [1, 1, 1], { processors: 1, microbatches: 1, batches: 2 });
    const plain = check("0F0 0B0 0F1 0B1", w).planned ?? fail();
    expect(plain.plan.after).toEqual([{ kind: "barrier", every: 1, scope: "batch", cause: "update" }]);
    const updates = check("0F0 0F1 0B0 U 0B1 U", w).planned ?? fail();
    expect(updates.plan.after).toEqual([]);
    expect(updates.plan.updateEvery).toBe(1);
    expect(ranksOf(updates.plan)).toEqual([["0F0", "0F1", "0B0", "U", "0B1", "U"]]);
  });

  test("of one batch, which runs over and over", () => {
    const w = uniform(1, [1, 1, 1], { processors: 1, microbatches: 2, batches: 3 });
    const { plan } = check("0F0 (0F1;0B0) 0B1", w).planned ?? fail();
    expect(ranksOf(plan)).toEqual([
      ["0F0", "(0F1;0B0)", "0B1", "0F2", "(0F3;0B2)", "0B3", "0F4", "(0F5;0B4)", "0B5"],
    ]);
    expect(timesOf(plan, w).makespan).toBe(18);
  });

  test("says how many processors stay unused", () => {
    const w = uniform(2, [1, 1, 1], { processors: 3 });
    const { planned } = check("0F0 0B0\n1F0 1B0", w);
    expect(planned?.plan.order.map((row) => row.length)).toEqual([2, 2, 0]);
    expect(planned?.notes?.[0]).toMatch(/^2 of 3 processors used/);
  });
});

test("stages are cut by what their processors get done", () => {
  const w = uniform(4, [1, 1, 1], { speeds: [1, 3] });
  const { plan } = check("0F0 0B0\n1F0 1B0", w).planned ?? fail();
  expect(plan.tasks.graph.ops.slice(0, 2).map((op) => [op.firstLayer, op.lastLayer])).toEqual([
    [0, 0],
    [1, 3],
  ]);
});

describe("notation", () => {
  test.each([
    ["0f0 0B0", 'The cell "0f0" says nothing known; the nearest is 0F0.'],
    ["F0.0 0B0", 'The cell "F0.0" says nothing known; the nearest is 0F0.'],
    ["[0F0] 0B0 .", 'The cell "[0F0]" says nothing known; the nearest is 0F0.'],
    [
      "0X0 0B0",
      'The cell "0X0" says nothing known; there is no kind X, only F forward, B backward, I activation gradient and W weight gradient.',
    ],
    ["(0F0,0B0)", 'The cell "(0F0,0B0)" says nothing known; an overlapped pair is written (0F4;7B1).'],
    [
      "0F0 0I0#1 0W0",
      'The cell "0I0#1" says nothing known; a part is written with its number and share, such as 2I0#1:2/3.',
    ],
    [
      "0F0 0B0 forward",
      'The cell "forward" says nothing known; a cell is stage, kind and microbatch, such as 0F3.',
    ],
  ])("%s", (text, message) => {
    const [first] = problems(`P0: ${text}`, oneByOne).filter(({ rule }) => rule === "notation");
    expect(first.message).toBe(message);
  });

  test("marks the cell", () => {
    const found = problems("0F0 0F1 0B0 0B1\n1F0 1B0 1F1 1b1", twoByTwo);
    expect(found.find(({ rule }) => rule === "notation")?.cells).toEqual([{ row: 1, cell: 3 }]);
  });
});

describe("missing and twice", () => {
  test("one task", () => {
    expect(problems("0F0 0F1 0B0 0B1\n1F0 1B0 1F1", twoByTwo)).toEqual([
      {
        rule: "missing",
        message: "Stage 1 of microbatch 1 has no backward.",
        cells: [{ row: 1, cell: 2 }],
      },
    ]);
  });

  test("half a backward, a forward, everything", () => {
    expect(messages("0F0 0I0 0W0 0W1 0I1\n1F0 1I0 1F1 1B1", twoByTwo)).toEqual([
      "Stage 0 of microbatch 1 has no forward.",
      "The weight gradient 0W1 stands before the activation gradient 0I1, whose result it needs.",
      "Stage 1 of microbatch 0 has no weight gradient.",
    ]);
    expect(messages("0F0 0B0\n1F0 1B0 1F1 1B1", twoByTwo)).toEqual([
      "Stage 0 of microbatch 1 has no forward and no backward.",
    ]);
  });

  test("many are told in one sentence", () => {
    const w = uniform(1, [1, 1, 1], { microbatches: 9 });
    const forwards = Array.from({ length: 9 }, (_, m) => `0F${m}`).join(" ");
    expect(messages(forwards, w)).toEqual(["Stage 0 has no backward in any microbatch."]);
    expect(messages(`${forwards} 0B3 0B5`, w)).toEqual([
      "Stage 0 of microbatches 0, 1, 2, 4 and 3 more has no backward.",
    ]);
  });

  test("a task in two places", () => {
    expect(problems("0F0 0F1 0B0 0B1\n1F0 1B0 1F1 0F1 1B1", twoByTwo)).toEqual([
      {
        rule: "twice",
        message: "The forward 0F1 stands twice, on processors 0 and 1.",
        cells: [
          { row: 0, cell: 1 },
          { row: 1, cell: 3 },
        ],
      },
    ]);
  });

  test("a whole backward and one of its halves", () => {
    expect(messages("0F0 0B0 0W0", oneByOne)).toEqual([
      "The backward 0B0 does what the weight gradient 0W0 does; run the whole backward or its two halves.",
    ]);
  });

  test("a transfer without its other end", () => {
    const w = { ...twoByTwo, microbatches: 1 };
    expect(messages("0F0,0SEND_F0,0RECV_B0,0B0\n1F0,1B0,0SEND_B0", w)).toEqual([
      "The transfer 0SEND_F0 has no 1RECV_F0 that receives it.",
      "The transfer 0RECV_B0 has no 1SEND_B0 to receive from.",
      "The transfer 0SEND_B0 has no stage at its other end.",
    ]);
  });
});

describe("size", () => {
  const full = "0F0 0F1 0B0 0B1\n1F0 1B0 1F1 1B1";

  test.each<readonly [string, string, Partial<Workload>, readonly string[]]>([
    [
      "processors",
      full,
      { processors: 1 },
      ["The order is for 2 processors and the problem has 1; set processors to 2."],
    ],
    [
      "microbatches",
      full,
      { microbatches: 5 },
      ["The order is for 2 microbatches and the problem runs 5; set microbatches to 2."],
    ],
    [
      "batches that its microbatches do not fill",
      full,
      { microbatches: 3, batches: 2 },
      ["The order is for 2 microbatches and the problem runs 2 batches of 3; set microbatches to 2."],
    ],
    [
      "a slip of the pen",
      "0F0 0F1 0B0 0B1\n1F0 1B0 1F1 1B11",
      {},
      [
        "Stage 1 of microbatch 1 has no backward.",
        "The backward 1B11 is beyond the last microbatch; the problem runs 2, from 0 to 1.",
      ],
    ],
  ])("%s", (_, text, change, expected) => {
    expect(messages(text, { ...twoByTwo, ...change })).toEqual(expected);
  });

  test("stages beyond the layers", () => {
    expect(messages("0F0 1F0 2F0 2B0 1B0 0B0", { ...twoByTwo, microbatches: 1 })).toEqual([
      "The order is for 3 stages and the network has 2 layers; it needs a network of at least 3 layers.",
    ]);
  });

  test("stages with gaps", () => {
    const w = uniform(9, [1, 1, 1], { processors: 2, microbatches: 1 });
    expect(messages("0F0 0B0\n3F0 3B0", w)).toContain(
      "Stage 1 and 1 more stand in no cell, but stage 3 does; number stages from 0 without gaps.",
    );
  });

  test("numbers that would fill the memory", () => {
    expect(messages("0F0 999999999B999999999", twoByTwo)).toContain(
      "The order has 2 tasks for 1000000000 stages and 2 microbatches, far too few; count both from 0 without gaps.",
    );
  });

  test("shares that make no whole, and that differ", () => {
    const w = uniform(2, [1, 6, 1], { processors: 2, microbatches: 1 });
    expect(messages("0F0 1I0#0:1/3 0I0 0W0\n1F0 1W0 1I0#1:1/3", w)).toEqual([
      "The parts of stage 1's activation gradient make 0.667 of it; their shares must make 1.",
    ]);
    const two = { ...w, microbatches: 2 };
    expect(
      messages("0F0 0F1 1I0#0:1/3 0I0 0W0 1I1#0:1/2 0I1 0W1\n1F0 1F1 1W0 1I0#1:2/3 1W1 1I1#1:1/2", two),
    ).toContain(
      "The parts 1I0#0 and 1I1#0 have different shares; a part has one share for all microbatches.",
    );
  });

  test("parts of stages that hold several layers, or of a gradient that takes no time", () => {
    const order = "0F0 1I0#0:1/3 0I0 0W0\n1F0 1W0 1I0#1:2/3";
    expect(messages(order, uniform(3, [1, 6, 1], { processors: 2 }))).toContain(
      "Only orders that place every layer's tasks, without whole backwards, may divide activation gradients; this one has 2 stages.",
    );
    expect(messages(order, uniform(2, [1, 1, 1], { processors: 2 }))).toEqual([
      "The activation gradient of stage 1 takes 1 in ticks, too few for 2 parts of these shares.",
    ]);
  });

  test("pieces of some tasks only, and of half a backward", () => {
    expect(messages("0F0.0 0F0.1 0B0.1 0B0", oneByOne)).toContain(
      "The backward 0B0 names no piece, but other cells do; write 0B0.0, for instance.",
    );
    expect(messages("0F0.0 0F0.1 0I0.1 0B0.0 0W0.1", oneByOne)).toContain(
      "The activation gradient 0I0.1 is half a backward and others are whole; microbatches in pieces take one kind throughout.",
    );
  });

  test("updates that are not one for each batch, or come early", () => {
    const w = { ...oneByTwo, microbatches: 1, batches: 2 };
    expect(messages("0F0 0B0 U 0F1 0B1", w)).toEqual([
      "Processor 0 has 1 update U for 2 microbatches in batches of 1; every processor updates once a batch.",
    ]);
    expect(messages("0F0 U 0B0 0F1 0B1 U", w)).toEqual([
      "An update of processor 0 stands before the backward 0B0, whose result it needs.",
    ]);
  });
});

describe("dependency", () => {
  test("a backward before its forward", () => {
    expect(problems("0B0 0F0 0F1 0B1\n1F0 1B0 1F1 1B1", twoByTwo)).toEqual([
      {
        rule: "dependency",
        message: "The backward 0B0 stands before the forward 0F0, whose result it needs.",
        cells: [
          { row: 0, cell: 0 },
          { row: 0, cell: 1 },
        ],
      },
    ]);
  });

  test("stages of one processor, and a pair of tasks that need each other", () => {
    const w = uniform(2, [1, 1, 1]);
    expect(messages("1F0 0F0 1B0 0B0", w)).toEqual([
      "The forward 1F0 stands before the forward 0F0, whose result it needs.",
    ]);
    expect(messages("0F0 1F0 (0B0;1B0)", w)).toEqual([
      "The backward 0B0 runs together with the backward 1B0, whose result it needs.",
    ]);
  });

  test("pieces that attend to others", () => {
    expect(messages("0F0.1 0F0.0 0B0.0 0B0.1", oneByOne)).toEqual([
      "The forward 0F0.1 stands before the forward 0F0.0, whose result it needs.",
      "The backward 0B0.0 stands before the backward 0B0.1, whose result it needs.",
    ]);
  });
});

describe("deadlock", () => {
  test("is explained as its circle", () => {
    expect(problems("0F0 0B0 0F1 0B1\n1F1 1F0 1B0 1B1", twoByTwo)).toEqual([
      {
        rule: "deadlock",
        message:
          "This order can never finish: on processor 0 the backward 0B0 waits for the backward 1B0; " +
          "on processor 1 the forward 1F1 waits for the forward 0F1. Change the order so that nothing waits for itself.",
        cells: [
          { row: 0, cell: 1 },
          { row: 0, cell: 2 },
          { row: 1, cell: 0 },
          { row: 1, cell: 2 },
        ],
        cycle: [
          { cell: { row: 0, cell: 1 }, waitsFor: { row: 1, cell: 2 } },
          { cell: { row: 1, cell: 0 }, waitsFor: { row: 0, cell: 2 } },
        ],
      },
    ]);
  });

  test("of a batch that waits for the one after it", () => {
    const w = { ...oneByTwo, microbatches: 1, batches: 2 };
    expect(messages("0F0 0F1 0B0 0B1", w)).toEqual([
      "This order can never finish: on processor 0 the forward 0F1 waits for the end of a batch. Change the order so that nothing waits for itself.",
    ]);
  });
});

test("many problems are told up to fifty, and the rest is counted", () => {
  const w = uniform(1, [1, 1, 1], { microbatches: 262 });
  const all = Array.from({ length: 262 }, (_, m) => `0B${m} 0F${m}`).join(" ");
  const told = problems(all, w);
  expect(told).toHaveLength(51);
  expect(told[50]).toEqual({ rule: "dependency", message: "And 212 more.", cells: [] });
});

function fail(): never {
  throw new Error("there is no plan");
}
