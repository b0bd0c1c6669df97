import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import type { Problem } from "../model/problem";
import { uniformNetwork } from "../model/uniform";
import { answer } from "./answer";
import type { Request, Response } from "./protocol";
import { transferables } from "./transferables";

const network = uniformNetwork(4, { forward: 1, activationGradient: 1, weightGradient: 1 });
if (isRefusal(network)) throw new Error(network.reason);
const problem: Problem = {
  network,
  machine: { processors: 4, transfer: { kind: "none" } },
  training: { microbatches: 8, batches: 1, batchSize: 1, firstGradient: true },
  cost: { id: "ticks", options: {} },
};
const gpipe = { family: "gpipe", options: {} };

function ask(request: Partial<Request> & Pick<Request, "kind">): readonly Response[] {
  const heard: Response[] = [];
  const whole = {
    job: 1,
    lane: "c1",
    problem,
    choice: gpipe,
    choices: [gpipe],
    processors: [1, 2],
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

  test("to a sweep streams points, count by count, and ends once", () => {
    const responses = ask({ kind: "sweep", processors: [1, 2, 4] });
    expect(responses.map((r) => r.kind === "swept" && [r.points.length, r.done])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [3, true],
    ]);
  });

  test("to a sweep has the speedup, and the bound that nobody beats", () => {
    const last = ask({ kind: "sweep", processors: [1, 4, 12] }).at(-1);
    if (last?.kind !== "swept") throw new Error("not swept");
    expect(last.points.map((point) => point.speedup)).toEqual([1, (8 * 12) / 33, (8 * 12) / 33]);
    expect(last.points.map((point) => point.bound)).toEqual([1, 4, 12]);
  });

  test("to a sweep keeps a refused count as a point with its reason", () => {
    const choice = { family: "warp-drive", options: {} };
    const last = ask({ kind: "sweep", choices: [choice], processors: [2] }).at(-1);
    expect(last).toMatchObject({ points: [{ speedup: null, refusal: expect.stringContaining("warp") }] });
  });

  test("says what a large job is at, and how far it has come", () => {
    const training = { ...problem.training, microbatches: 20_000 };
    expect(ask({ kind: "schedule", problem: { ...problem, training } })).toMatchObject([
      { kind: "progress", done: 0, total: 3, doing: "Planning about 240,000 tasks" },
      { kind: "progress", done: 1, total: 3, doing: "Simulating about 240,000 tasks" },
      { kind: "progress", done: 2, total: 3, doing: "Measuring about 240,000 tasks" },
      { kind: "scheduled" },
    ]);
  });
});
