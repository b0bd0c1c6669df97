import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions, type OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import { isShared, longestTransferTicks, type TransferTicks } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import type { Family } from "../schedule/family";
import { validate } from "../schedule/validate";
import { arbitraryOptions, arbitraryWorkload } from "../testing/arbitraryWorkload";
import { type Analysis, analyse } from "./analyse";
import { completedAt } from "./completedAt";

/** A random problem and its analysis. */
interface Run {
  readonly name: string;
  readonly workload: Workload;
  readonly options: OptionValues;
  readonly analysis: Analysis;
}

/** Random problems and options that the family does not refuse; the same in every run of the tests. */
function randomRuns(family: Family): readonly Run[] {
  const problems = fc.tuple(arbitraryWorkload({ microbatches: 12 }), arbitraryOptions(family.options));
  return fc.sample(problems, { seed: 1, numRuns: 100 }).flatMap(([drawn, given], i) => {
    const workload = { ...drawn, transfer: { ...drawn.transfer, ...switchesOf(i) } };
    const options = checkOptions(family.options, given);
    if (isRefusal(options)) throw new Error(options.reason);
    const analysis = analyse(workload, family, options);
    const name = `problem ${i}, ${JSON.stringify(options)}`;
    return isRefusal(analysis) ? [] : [{ name, workload, options, analysis }];
  });
}

/** Every third problem has links that tensors wait for, every fifth sends that keep the sender busy. */
function switchesOf(i: number): Pick<TransferTicks, "contention" | "blocking"> {
  return { ...(i % 3 === 1 && { contention: true }), ...(i % 5 === 4 && { blocking: true }) };
}

describe.each(families.all.map((family) => [family.id, family] as const))("%s", (_, family) => {
  const runs = randomRuns(family);

  test("fills every row with tasks and stalls from 0 to the makespan", () => {
    for (const { name, analysis } of runs)
      for (let row = 0; row + 1 < analysis.stalls.rowOffset.length; row++)
        expect(brokenTiles(row, analysis), `${name}, row ${row}`).toEqual([]);
  });

  test("adds up: busy and stalls are processors × makespan", () => {
    for (const { name, workload, analysis } of runs) {
      const { stalls, busy, makespan } = analysis.report;
      const stalled = Object.values(stalls).reduce((a, b) => a + b, 0);
      expect(busy + stalled, name).toBe(workload.processors * makespan);
    }
  });

  test("keeps every invariant", () => {
    for (const { name, workload, analysis } of runs.slice(0, 40))
      expect(validate(analysis.schedule, workload), name).toEqual([]);
  });

  test("is never faster than a bound", () => {
    for (const { name, analysis } of runs) {
      const { bounds, makespan, period } = analysis.report;
      expect(makespan, `${name}, ${bounds.makespan.reason}`).toBeGreaterThanOrEqual(atLeast(bounds.makespan));
      if (period !== null)
        expect(period, `${name}, ${bounds.period.reason}`).toBeGreaterThanOrEqual(atLeast(bounds.period));
    }
  });

  test("has a period for every problem, and measures the same one where the trace repeats", () => {
    for (const { name, workload, analysis } of runs) {
      const { period, periodMeasured } = analysis.report;
      if (!isShared(workload.transfer)) expect(period, name).not.toBeNull();
      if (periodMeasured !== null) expect(periodMeasured, name).toBeCloseTo(period ?? Number.NaN, 9);
    }
  });

  test("runs at its period in the long run", () => {
    for (const { name, workload, options, analysis } of runs.slice(0, 20)) {
      const batches = Math.ceil(240 / workload.microbatches);
      if (analysis.report.period === null) continue;
      const long = analyse({ ...workload, batches }, family, options);
      if (isRefusal(long)) throw new Error(long.reason);
      const done = completedAt(long.schedule);
      const half = workload.microbatches * Math.floor(batches / 2);
      const rate = (done[2 * half - 1] - done[half - 1]) / half;
      const expected = analysis.report.period ?? Number.NaN;
      expect(Math.abs(rate - expected), `${name}: ${rate}, not ${expected}`).toBeLessThanOrEqual(
        expected / 12,
      );
    }
  });

  test("has only finite numbers", () => {
    for (const { name, analysis } of runs) {
      const text = JSON.stringify(analysis.report, (_key, value) =>
        typeof value === "number" && !Number.isFinite(value) ? "not finite" : value,
      );
      expect(text, name).not.toContain("not finite");
    }
  });

  test("agrees with its own closed forms", () => {
    for (const { name, analysis } of runs)
      expect(
        analysis.report.closedForms.filter((form) => !form.agrees && form.whyNot === null),
        name,
      ).toEqual([]);
  });

  test("has a critical path from 0 to the makespan, without gaps where transfers are free", () => {
    for (const { name, workload, analysis } of runs) {
      const { criticalPath, schedule } = analysis;
      const { start, end } = schedule.columns;
      expect(start[criticalPath[0]], name).toBe(0);
      expect(end[criticalPath[criticalPath.length - 1]], name).toBe(schedule.makespan);
      const free = longestTransferTicks(workload.transfer, 1) === 0;
      for (let i = 1; i < criticalPath.length; i++) {
        const waited = start[criticalPath[i]] - end[criticalPath[i - 1]];
        expect(waited, name).toBeGreaterThanOrEqual(0);
        if (free) expect(waited, name).toBe(0);
      }
    }
  });

  test("uses its processors as much as it is fast, at equal speeds and without extra work", () => {
    for (const { name, workload, analysis } of runs) {
      const { busy, utilization, speedup, makespan } = analysis.report;
      const work = workload.total * workload.microbatches * workload.batches;
      if (busy !== work || workload.speeds.some((s) => s !== 1) || makespan === 0) continue;
      const mean = utilization.reduce((a, b) => a + b, 0) / workload.processors;
      expect(mean, name).toBeCloseTo(speedup / workload.processors, 12);
    }
  });
});

/** A bound less the rounding of a few divisions. */
function atLeast({ value }: { readonly value: number }): number {
  return value * (1 - 1e-12);
}

/** What is wrong with a row's tiling: intervals that do not start where the one before ended. A pair is one interval. */
function brokenTiles(row: number, { schedule, stalls }: Analysis): readonly string[] {
  const { plan, columns, makespan } = schedule;
  const firsts = new Set(plan.pairs?.first);
  const tasks = intervalsOf(columns, row).filter(
    (_, i) => !firsts.has(columns.task[columns.rowOffset[row] + i - 1]),
  );
  const intervals = [...tasks, ...intervalsOf(stalls, row)]
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const wrong: string[] = [];
  let now = 0;
  for (const { start, end } of intervals) {
    if (start !== now) wrong.push(`${start} follows ${now}`);
    now = end;
  }
  if (now !== makespan) wrong.push(`ends at ${now}, not ${makespan}`);
  return wrong;
}

function intervalsOf(columns: Pick<Analysis["stalls"], "rowOffset" | "start" | "end">, row: number) {
  const first = columns.rowOffset[row];
  return Array.from(columns.start.subarray(first, columns.rowOffset[row + 1]), (start, i) => ({
    start,
    end: columns.end[first + i],
  }));
}
