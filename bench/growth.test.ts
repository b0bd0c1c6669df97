import { beforeAll, describe, expect, test, vi } from "vitest";
import { scheduleChoice } from "../src/analysis/scheduleChoice";
import type { ScheduledResult } from "../src/analysis/scheduledResult";
import { checkOptions } from "../src/base/options";
import { isRefusal } from "../src/base/refusal";
import { csv } from "../src/export/csv";
import type { TextExporter } from "../src/export/exporter";
import { json } from "../src/export/json";
import type { Problem } from "../src/model/problem";
import { coverRow, makeCoverage } from "../src/scene/coverage";
import { coverageGrid } from "../src/scene/coverageGrid";
import { buildScene } from "../src/scene/gantt";
import { overlays } from "../src/scene/overlays";
import { fitAll } from "../src/scene/viewport";
import { families } from "../src/schedule/families";
import type { Family } from "../src/schedule/family";
import { workload } from "../src/testing/workloads";
import { growth, type Job } from "./growth";
import { type Case, caseOfTasks, planCase, runPlan, tasksOf } from "./problems";
import { oneChart, resultOf } from "./works";

/**
 * Time per task at ten times as many tasks. Linear algorithms stay near 1, up to 3 where the cache ends; a quadratic one
 * makes 10. No test says how long anything takes.
 */
const ALLOWED = 4;

const SMALL = [1e4, 1e5];
const LARGE = [1e4, 1e5, 1e6];

/** Few, so that rows are long, and what looks through a row for each of its tasks is seen. */
const PROCESSORS = 8;
const WIDTH_PX = 1600;

/** Many, with few tasks on each, so that what is done once for a processor or a stage is seen. */
const MANY_PROCESSORS = [100, 2_000];
const FEW_TASKS = 10;

/** Runs before such short jobs are measured, lest it be the compiler that takes the time. */
const WARM_UP = 30;

/** Plan with fewer microbatches than processors, and search for no placement. */
const FEW_MICROBATCHES = [
  "pipedream",
  "sequential",
  "gpipe",
  "1f1b",
  "seq1f1b",
  "naive",
  "eager-1f1b",
  "interleaved-1f1b",
  "looped-bfs",
  "zb-h1",
  "zb-h1-quick-start",
  "zb-h2",
  "zbv",
  "grouped-interleaved-1f1b",
  "zb-auto",
  "zbv-auto",
  "1f1b-v",
  "v-half",
  "v-min",
  "hanayo",
];

// No absolute time fails here, not even on a machine that is busy with other things for minutes.
const PATIENT_MS = 3_600_000;
vi.setConfig({ testTimeout: PATIENT_MS, hookTimeout: PATIENT_MS });

describe("time per task does not grow with the number of tasks", () => {
  test.each(families.all.map((family) => [family.id, family] as const))("%s, to 10⁵ tasks", (_, family) => {
    const jobs = SMALL.map((tasks) => planned(caseOn(family, tasks)));
    expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
  });

  test.each(["1f1b", "layerpipe", "zb-h1"])("plan and simulation of %s, to 10⁶ tasks", (id) => {
    const jobs = LARGE.map((tasks) => planned(caseOn(familyOf(id), tasks)));
    expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
  });

  test.each(FEW_MICROBATCHES)(
    "plan and simulation of %s with few tasks on each of 2,000 processors",
    (id) => {
      const jobs = MANY_PROCESSORS.map((processors) =>
        planned(caseOn(familyOf(id), FEW_TASKS * processors, processors)),
      );
      for (const { run } of jobs) for (let i = 0; i < WARM_UP; i++) run();
      expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
    },
  );

  test.each(["1f1b", "layerpipe", "zb-h1"])("analysis of %s, to 10⁶ tasks", (id) => {
    const jobs = LARGE.map((tasks) => analysed(caseOn(familyOf(id), tasks)));
    expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
  });

  test.each([
    ["8 processors", () => PROCESSORS],
    ["two layers a processor", (layers: number) => layers / 2],
  ])("LayerPipe's search for a placement on %s, to 4,000 layers", (_, processors) => {
    const jobs = [400, 4_000].map((layers) => placed(layers, processors(layers)));
    expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
  });

  describe("what follows a result", () => {
    let charts: readonly Chart[];
    beforeAll(() => {
      charts = LARGE.map(chartOf);
    });

    test("the text of a CSV file, to 10⁶ tasks", () => {
      const jobs = charts.map((chart) => written(csv, chart));
      expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
    });

    test("the text of a JSON file, to 10⁵ tasks", () => {
      const jobs = charts.slice(0, 2).map((chart) => written(json, chart));
      expect(growth(jobs, ALLOWED)).toBeLessThan(ALLOWED);
    });

    test("the scene with every overlay, and its coverage, to 10⁶ tasks", () => {
      expect(growth(charts.map(prepared), ALLOWED)).toBeLessThan(ALLOWED);
    });
  });
});

test("a quadratic job grows by the ratio of its sizes", () => {
  const jobs = [300, 3_000].map((tasks) => ({ tasks, run: () => everyPair(tasks) }));
  expect(growth(jobs, ALLOWED)).toBeGreaterThan(ALLOWED);
});

function everyPair(tasks: number): number {
  let sum = 0;
  for (let a = 0; a < tasks; a++) for (let b = 0; b < tasks; b++) sum = (sum + a * b) | 0;
  return sum;
}

function familyOf(id: string): Family {
  const family = families.find(id);
  if (isRefusal(family)) throw new Error(family.reason);
  return family;
}

function caseOn(family: Family, tasks: number, processors = PROCESSORS): Case {
  const found = caseOfTasks(family, processors, tasks);
  if (isRefusal(found)) throw new Error(found.reason);
  return found;
}

function planned(given: Case): Job {
  return { tasks: tasksOf(planCase(given)), run: () => runPlan(planCase(given), given.workload) };
}

/** A plan of one minibatch for layers of all sizes, so that there is much to choose from: nearly all of it is the search. */
function placed(layers: number, processors: number): Job {
  const sizes = (step: number) => Array.from({ length: layers }, (_, l) => 1 + ((l * step) % 997));
  const times = { forward: sizes(389), activationGradient: sizes(571), weightGradient: sizes(733) };
  const bytes = { activationBytes: sizes(211), weightBytes: sizes(463) };
  const family = familyOf("layerpipe");
  const options = checkOptions(family.options, {});
  if (isRefusal(options)) throw new Error(options.reason);
  const given: Case = { family, workload: workload({ ...times, ...bytes, processors }), options };
  return { tasks: layers, run: () => planCase(given) };
}

function analysed(given: Case): Job {
  const choice = { family: given.family.id, options: given.options };
  return { tasks: tasksOf(planCase(given)), run: () => scheduleChoice(given.workload, choice) };
}

/** A problem and its schedule by 1F1B, as the page has them. */
interface Chart {
  readonly problem: Problem;
  readonly result: ScheduledResult;
}

/** 1F1B makes two tasks of a microbatch on each processor. */
function chartOf(tasks: number): Chart {
  const work = oneChart(PROCESSORS, Math.round(tasks / 2 / PROCESSORS));
  return { problem: work.document.problem, result: resultOf(work) };
}

function written(exporter: TextExporter, { problem, result }: Chart): Job {
  const charts = [{ family: "1f1b", result }];
  return { tasks: result.columns.task.length, run: () => exporter.write({ problem, charts }) };
}

/** What a new result costs before it is drawn. A copy of a result has no marks kept with it yet. */
function prepared({ result }: Chart): Job {
  const ids = overlays.all.map(({ id }) => id);
  const coverage = makeCoverage(WIDTH_PX);
  const run = () => {
    const { tasks, extent } = buildScene({ result: { ...result }, overlays: ids });
    coverageGrid(tasks, extent.ticks, extent.ticks / WIDTH_PX);
    const everything = fitAll(extent.ticks);
    for (let row = 0; row < extent.rows; row++) coverRow(tasks, row, everything, WIDTH_PX, coverage);
  };
  return { tasks: result.columns.task.length, run };
}
