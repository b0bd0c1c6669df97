import { describe, expect, test } from "vitest";
import type { Problem } from "../model/problem";
import { heavyMarks } from "../scene/keptMarks";
import { families } from "../schedule/families";
import { sampleProblem } from "../testing/sweeps";
import { answer } from "./answer";
import type { Request, Response } from "./protocol";
import { transferables } from "./transferables";

/** Every typed array anywhere in a value, however deep. */
function arraysIn(value: unknown): ArrayBufferView[] {
  if (ArrayBuffer.isView(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(arraysIn);
}

function lastAnswer(request: Request): Response {
  const heard: Response[] = [];
  answer(request, (response) => heard.push(response));
  const last = heard.at(-1);
  if (last === undefined) throw new Error("No answer.");
  return last;
}

/** Tensors that wait for links, and a memory limit: results with every kind of column. */
function richProblem(): Problem {
  const { machine, ...problem } = sampleProblem();
  const transfer = { kind: "constant", time: 1 } as const;
  return { ...problem, machine: { ...machine, transfer, contention: true, memoryBytes: 1e9 } };
}

const job = { job: 1, lane: "a" };
const schedules = families.all.flatMap(({ id }) =>
  [sampleProblem(), richProblem()].map(
    (problem): Request => ({ ...job, kind: "schedule", problem, choice: { family: id, options: {} } }),
  ),
);
const marks = heavyMarks(["activations", "memory", "staleness", "transferLanes"]);
/** 24,000 tasks: the page would not make their marks at once. */
function largeProblem(): Problem {
  const { training, ...problem } = richProblem();
  return { ...problem, training: { ...training, microbatches: 3000 } };
}
const large = { problem: largeProblem(), choice: { family: "1f1b", options: {} }, marks };
const cells = Array.from({ length: 4 }, (_, p) => `${p}F0 ${p}F1`).join("\n");
const others: readonly Request[] = [
  {
    ...job,
    kind: "sweep",
    problem: sampleProblem(),
    choices: [{ family: "gpipe", options: {} }],
    cells: [{ processors: 2, microbatches: 8 }],
  },
  { ...job, kind: "order", problem: sampleProblem(), text: cells, options: {} },
  { ...job, kind: "schedule", ...large },
  { ...job, kind: "marks", ...large },
];

describe("an answer's columns", () => {
  test("are all transferred, each buffer once, whatever was asked", () => {
    const kinds = new Set<string>();
    for (const request of [...schedules, ...others]) {
      const response = lastAnswer(request);
      kinds.add(response.kind);
      const buffers = transferables(response);
      expect(new Set(buffers).size).toBe(buffers.length);
      const known = new Set<unknown>(buffers);
      expect(arraysIn(response).every(({ buffer }) => known.has(buffer))).toBe(true);
    }
    expect([...kinds].sort()).toEqual(["examined", "marked", "refused", "scheduled", "swept"]);
  });

  test("are the answer's own: moving them away leaves the next answer whole", () => {
    for (const request of schedules) {
      const first = lastAnswer(request);
      const moved = structuredClone(first, { transfer: transferables(first) });
      expect(lastAnswer(request)).toEqual(moved);
    }
  });

  test("are none in a response that says only a sentence", () => {
    expect(transferables({ ...job, kind: "progress", done: 0, total: 3, doing: "Planning" })).toEqual([]);
    expect(transferables({ ...job, kind: "crashed", message: "" })).toEqual([]);
  });
});
