import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { runCommand } from "./commands";
import type { RawOptions } from "./rawOptions";

interface Row {
  readonly family: string;
  readonly refused?: string;
  readonly report?: { readonly makespan: number; readonly ticksPerUnit: number };
  readonly [swept: string]: unknown;
}

/** Equal layers of forward 1 and backward 2. */
function compare(options: RawOptions): readonly Row[] {
  const answer = runCommand("compare", { uniform: "4", processors: "4", ...options });
  if (isRefusal(answer)) throw new Error(answer.reason);
  return JSON.parse(JSON.stringify(answer)) as readonly Row[];
}

const makespans = (rows: readonly Row[]) =>
  rows.map(({ report }) => report && report.makespan / report.ticksPerUnit);

describe("a sweep", () => {
  test("over microbatches: (M + P − 1) · 3 for GPipe", () => {
    const rows = compare({ families: "gpipe", sweep: "microbatches=1,4,8" });
    expect(rows.map(({ microbatches }) => microbatches)).toEqual([1, 4, 8]);
    expect(makespans(rows)).toEqual([12, 21, 33]);
  });

  test("takes options of its families along", () => {
    const options = { uniform: "8", families: "gpipe,interleaved-1f1b", chunks: "2", microbatches: "8" };
    const rows = compare({ ...options, sweep: "processors=2,4" });
    // Interleaved: (M + (P − 1) / V) · V stages of 3 each; 8 layers in 2 or 4 stages.
    expect(makespans(rows)).toEqual([9 * 12, 8 * 12 + 6, 11 * 6, 8 * 6 + 9]);
  });

  test("over an option of a family goes through its values, and a family without it stays as it is", () => {
    const options = { uniform: "8", families: "gpipe,interleaved-1f1b", processors: "2", microbatches: "8" };
    const rows = compare({ ...options, sweep: "chunks=1,2,4" });
    expect(rows.map(({ family, chunks }) => `${family} ${chunks}`)).toEqual([
      ...["gpipe 1", "interleaved-1f1b 1", "gpipe 2", "interleaved-1f1b 2", "gpipe 4", "interleaved-1f1b 4"],
    ]);
    const [, one, , two, , four] = rows;
    expect(makespans([two, four])).toEqual([8 * 12 + 6, 8 * 12 + 3]);
    expect(one.refused ?? one.report).toBeDefined();
  });

  test("over a switch or a choice names its values", () => {
    const rows = compare({ families: "layerpipe", uniform: "3", processors: "2", sweep: "inter=on,off" });
    expect(rows.map(({ inter }) => inter)).toEqual(["on", "off"]);
    expect(new Set(makespans(rows)).size).toBe(2);
  });

  test("writes options as the command line does", () => {
    const rows = compare({ families: "zb-auto", microbatches: "8", sweep: "activation-limit=4,8" });
    expect(rows.map(({ activationLimit }) => activationLimit)).toEqual([4, 8]);
  });

  test.each([
    ["what no family has", "speling=1..3"],
    ["what only other families have", "chunks=1..3"],
    ["no range", "microbatches="],
    ["half a microbatch", "microbatches=2.5"],
  ])("over %s is refused in a sentence", (_, sweep) => {
    const answer = runCommand("compare", { families: "gpipe", sweep });
    expect(isRefusal(answer) && answer.field).toBe("sweep");
    if (isRefusal(answer)) expect(answer.reason).toMatch(/^--sweep [^\n]{20,400}\.$/);
  });
});
