import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { runCommand } from "./commands";
import { answerLine } from "./commands/batch";

const folder = mkdtempSync(join(tmpdir(), "order-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ranks = [
  ["0F0", "0F1", "0B0", "0B1"],
  ["1F0", "1B0", "1F1", "1B1"],
];
const rows = file("two by two.txt", ranks.map((cells) => cells.join(" ")).join("\n"));

function report(options: Readonly<Record<string, unknown>>) {
  const answer = runCommand("schedule", { uniform: "2", format: "report", ...options });
  if (isRefusal(answer)) throw new Error(answer.reason);
  return JSON.parse(String(answer));
}

function refusal(command: string, options: Readonly<Record<string, unknown>>): string {
  const answer = runCommand(command, { uniform: "2", ...options });
  return isRefusal(answer) ? answer.reason : "not refused";
}

describe("--order FILE", () => {
  test("runs an order on as many processors and microbatches as it names", () => {
    expect(report({ order: rows })).toMatchObject({
      family: "order",
      processors: 2,
      microbatches: 2,
      batches: 1,
      stages: 2,
    });
    const { makespan, ticksPerUnit } = report({ order: rows });
    expect(makespan).toBe(9 * ticksPerUnit);
  });

  test("runs what --format actions printed at the times of its family", () => {
    const problem = { uniform: "6", times: "2,3,1", processors: "3", microbatches: "5", transfer: "1" };
    const printed = runCommand("schedule", { ...problem, family: "zb-h1", format: "actions" });
    const order = file("zb-h1.json", String(printed));
    const csv = (options: object) => runCommand("schedule", { ...problem, ...options, format: "csv" });
    expect(csv({ order })).toBe(csv({ family: "zb-h1" }));
  });

  test("runs one batch's order over and over, and takes updates in a row for its batches", () => {
    expect(report({ order: rows, batches: "3" })).toMatchObject({ microbatches: 2, batches: 3 });
    const updates = file("updates.txt", "0F0 0F1 0B0 U 0B1 U\n1F0 1B0 U 1F1 1B1 U");
    expect(report({ order: updates })).toMatchObject({ microbatches: 1, batches: 2 });
  });

  test("is called by its file's name, or by another one", () => {
    const drawing = (options: object) =>
      String(runCommand("schedule", { uniform: "2", order: rows, ...options })).split("\n")[0];
    expect(drawing({})).toBe("two by two.txt · 2 processors · 2 microbatches");
    expect(drawing({ orderName: "Mine" })).toBe("Mine · 2 processors · 2 microbatches");
  });

  test("stands first in a comparison", () => {
    const compared = runCommand("compare", { uniform: "2", order: rows, families: "1f1b,gpipe" }) as {
      family: string;
    }[];
    expect(compared.map(({ family }) => family)).toEqual(["order", "1f1b", "gpipe"]);
    const alone = runCommand("compare", { uniform: "2", order: rows }) as { family: string }[];
    expect(alone.map(({ family }) => family)).toEqual(["order"]);
  });
});

describe("an order that cannot be is refused in a sentence", () => {
  test.each([
    ["no file", { order: "/no/such.csv" }, /^There is no file \/no\/such\.csv; --order reads/],
    ["a folder", { order: folder }, /is not a file\.$/],
    ["a number", { order: 7 }, /^--order takes a file or an order, not 7\.$/],
    ["another family", { order: rows, family: "gpipe" }, /^Give --family or --order, not both/],
    [
      "the family without a file",
      { family: "order" },
      /^An own order is read from a file: give --order FILE\.$/,
    ],
    ["too few processors", { order: rows, processors: 1 }, /set processors to 2\.$/],
    ["other microbatches", { order: rows, microbatches: 3 }, /set microbatches to 2\.$/],
    ["too few layers", { order: rows, uniform: 1 }, /it needs a network of at least 2 layers\.$/],
    ["no cells", { order: "\n\n" }, /^Give an order: one line/],
  ])("%s", (_, options, reason) => {
    expect(refusal("schedule", options)).toMatch(reason);
  });

  test("in a comparison, too", () => {
    expect(refusal("compare", { families: "1f1b,order" })).toMatch(/^An own order is read from a file/);
    expect(refusal("compare", {})).toBe("compare needs --families A,B,… or --order FILE.");
  });
});

test("a batch file may hold the order itself", () => {
  const text = ranks.map((cells) => cells.join(",")).join("\n");
  for (const order of [rows, text, ranks, { ranks }, JSON.stringify(ranks)]) {
    const line = JSON.stringify({ command: "schedule", options: { uniform: 2, order, format: "actions" } });
    expect(JSON.parse(answerLine(line))).toEqual({
      family: "order",
      processors: 2,
      microbatches: 2,
      stages: 2,
      ranks,
    });
  }
});

test("the list of published families does not name it", () => {
  const listed = runCommand("families", {}) as { id: string }[];
  expect(listed.map(({ id }) => id)).toContain("1f1b");
  expect(listed.map(({ id }) => id)).not.toContain("order");
});
