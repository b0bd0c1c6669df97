import { describe, expect, test } from "vitest";
import type { Problem } from "../model/problem";
import { sampleProblem } from "../testing/sweeps";
import { answer } from "./answer";
import type { Request, Response, SweepRequest } from "./protocol";
import { transferables } from "./transferables";

const problem: Problem = sampleProblem();
const gpipe = { family: "gpipe", options: {} };

function ask(request: Partial<Request> & Pick<Request, "kind">): readonly Response[] {
  const heard: Response[] = [];
  const whole = {
    job: 1,
    lane: "c1",
    problem,
    choice: gpipe,
    choices: [gpipe],
    cells: [],
    ...request,
  };
  answer(whole as Request, (response) => heard.push(response));
  return heard;
}

describe("an answer", () => {
  test("to a schedule holds the columns and the report", () => {
    const [response, ...more] = ask({ kind: "schedule" });
    expect(more).toEqual([]);
    if (response?.kind !== "scheduled") throw new Error(JSON.stringify(response));
    const { columns, report, layerNames } = response.result;
    expect(columns.task.length).toBe(4 * 8 * 2);
    expect(report.bubbleFraction).toBeCloseTo(3 / 11);
    expect(layerNames).toHaveLength(4);
  });

  test("can be transferred: every column's buffer, each once", () => {
    const [response] = ask({ kind: "schedule" });
    if (response?.kind !== "scheduled") throw new Error("not scheduled");
    const buffers = transferables(response);
    expect(buffers).toContain(response.result.columns.start.buffer);
    expect(buffers).toContain(response.result.stalls.cause.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
    const copy = structuredClone(response, { transfer: [...buffers] });
    expect(copy.result.columns.end.length).toBe(64);
    expect(response.result.columns.start.length).toBe(0);
  });

  test("to an order says what is wrong with it, or which one it is", () => {
    const rows = (order: string) =>
      ask({ kind: "order", text: order, options: {} } as Partial<Request> & { kind: "order" });
    const oneByOne = [0, 1, 2, 3].map((p) => [...Array(8).keys()].map((m) => `${p}F${m}`).join(" "));
    expect(rows(oneByOne.join("\n"))).toMatchObject([
      { kind: "examined", job: 1, lane: "c1", exam: { problemCount: 4, fixes: [] } },
    ]);
    const gpipeOrder = oneByOne.map((row) => `${row} ${row.replaceAll("F", "B")}`);
    expect(rows(gpipeOrder.join("\n"))).toMatchObject([
      { kind: "examined", exam: { problems: [], sentence: expect.stringMatching(/^GPipe/) } },
    ]);
  });

  test("has the marks of overlays that the page would not make at once, with a schedule or alone", () => {
    const marks = [{ overlay: "memory", changedBy: [] }];
    const training = { ...problem.training, microbatches: 3000 };
    const large = { problem: { ...problem, training }, marks } as Partial<Request>;
    const made = [{ overlay: "memory", changedBy: [], marks: { front: [{ kind: "stack" }] } }];
    expect(ask({ kind: "schedule", ...large })).toMatchObject([{ kind: "scheduled", marks: made }]);
    expect(ask({ kind: "marks", ...large })).toMatchObject([
      { kind: "marked", job: 1, lane: "c1", marks: made },
    ]);
    expect(ask({ kind: "schedule", marks } as Partial<Request> & { kind: "schedule" })[0]).not.toHaveProperty(
      "marks",
    );
  });

  test("to an impossible problem is a refusal with the field", () => {
    const machine = { ...problem.machine, processors: 0 };
    expect(ask({ kind: "schedule", problem: { ...problem, machine } })).toMatchObject([
      { kind: "refused", job: 1, lane: "c1", refusal: { field: "processors" } },
    ]);
  });

  test("to a family or an option that does not exist is a refusal", () => {
    const choice = { family: "warp-drive", options: {} };
    expect(ask({ kind: "schedule", choice })).toMatchObject([{ kind: "refused" }]);
    expect(ask({ kind: "schedule", choice: { ...gpipe, options: { x: 1 } } })).toMatchObject([
      { kind: "refused", refusal: { field: "x" } },
    ]);
  });

  test("to a bug is a crash with a message", () => {
    const broken = { ...problem, network: undefined } as unknown as Problem;
    const [response] = ask({ kind: "schedule", problem: broken });
    expect(response).toMatchObject({ kind: "crashed", message: expect.stringContaining("TypeError") });
  });

  const sweep = (request: Partial<SweepRequest>) =>
    ask({ kind: "sweep", ...request } as Partial<Request> & { kind: "sweep" }).map((response) => {
      if (response.kind !== "swept") throw new Error(JSON.stringify(response));
      return response;
    });
  const on = (processors: number, microbatches = 8) => ({ processors, microbatches });

  test("to a sweep streams its points, cell by cell, each point once, and ends once", () => {
    const choices = [gpipe, { family: "1f1b", options: {} }];
    const responses = sweep({ choices, cells: [on(1), on(2), on(2, 3)] });
    expect(responses.map(({ done }) => done)).toEqual([false, false, true]);
    expect(
      responses.map(({ points }) =>
        points.map((p) => `${p.choice.family} ${p.processors} ${p.microbatches}`),
      ),
    ).toEqual([
      ["gpipe 1 8", "1f1b 1 8"],
      ["gpipe 2 8", "1f1b 2 8"],
      ["gpipe 2 3", "1f1b 2 3"],
    ]);
    expect(sweep({ cells: [] })).toMatchObject([{ points: [], done: true }]);
  });

  test("to a sweep has the speedup, and the bound that nobody beats", () => {
    const points = sweep({ cells: [on(1), on(4), on(12)] }).flatMap((response) => response.points);
    expect(points.map((point) => point.speedup)).toEqual([1, (8 * 12) / 33, (8 * 12) / 33]);
    expect(points.map((point) => point.bound)).toEqual([1, 4, 12]);
  });

  test("to a sweep has the numbers of GPipe on four processors, eight microbatches", () => {
    const [{ points }] = sweep({ cells: [on(4)] });
    expect(points).toEqual([
      {
        processors: 4,
        microbatches: 8,
        choice: gpipe,
        speedup: 96 / 33,
        steadySpeedup: 96 / 33,
        unit: expect.any(String),
        period: 33 / 8,
        makespan: 33,
        bubbleFraction: expect.closeTo(3 / 11),
        peakMemoryBytes: 8 + 2,
        peakActivations: 8,
        trafficBytes: 6,
        staleness: 0,
        utilization: expect.closeTo(8 / 11),
        bound: 4,
      },
    ]);
  });

  test("to a sweep keeps what is refused as a point with its reason, and goes on", () => {
    const choices = [{ family: "warp-drive", options: {} }, gpipe];
    const points = sweep({ choices, cells: [on(0), on(2)] }).flatMap((response) => response.points);
    expect(points).toMatchObject([
      { processors: 0, speedup: null, bound: null, refusal: expect.stringContaining("processors") },
      { processors: 0, speedup: null },
      { processors: 2, speedup: null, refusal: expect.stringContaining("warp") },
      { processors: 2, period: 6.75 },
    ]);
  });

  test("to a sweep leaves out points of more than two million tasks, and says up to where it goes", () => {
    const [{ points }] = sweep({ cells: [on(4, 166_667)] });
    expect(points).toMatchObject([
      { makespan: null, refusal: expect.stringMatching(/2,000,004 tasks.*166,666/) },
    ]);
  });

  test("says what a large job is at, and how far it has come", () => {
    const training = { ...problem.training, microbatches: 20_000 };
    expect(ask({ kind: "schedule", problem: { ...problem, training } })).toMatchObject([
      { kind: "progress", done: 0, total: 7, doing: "Planning about 240,000 tasks" },
      { kind: "progress", done: 1, total: 7, doing: "Simulating about 240,000 tasks" },
      { kind: "progress", done: 2, total: 7, doing: "Measuring about 240,000 tasks" },
      { kind: "progress", done: 3, total: 7, doing: "Finding the period of about 240,000 tasks" },
      { kind: "progress", done: 4, total: 7, doing: "Measuring the memory of about 240,000 tasks" },
      { kind: "progress", done: 5, total: 7, doing: "Counting the weights' versions of about 240,000 tasks" },
      { kind: "progress", done: 6, total: 7, doing: "Bounding about 240,000 tasks" },
      { kind: "scheduled" },
    ]);
  });
});
