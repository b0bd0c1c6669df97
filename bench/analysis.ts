import { analyse } from "../src/analysis/analyse";
import { makespanBound } from "../src/analysis/bounds/makespanBound";
import { pairSavings } from "../src/analysis/bounds/pairSavings";
import { periodBound } from "../src/analysis/bounds/periodBound";
import { busySums } from "../src/analysis/busySums";
import { criticalPath } from "../src/analysis/criticalPath";
import { type FinishedRun, makeReport } from "../src/analysis/makeReport";
import { memoryPeaks } from "../src/analysis/memory/memoryPeaks";
import { memorySizes } from "../src/analysis/memory/memoryTrace";
import { findPeriod } from "../src/analysis/period";
import { placementClasses } from "../src/analysis/placementClasses";
import { reachOf } from "../src/analysis/reach";
import { rowTotals } from "../src/analysis/rowTotals";
import { findStalls } from "../src/analysis/stalls";
import { stallTotals } from "../src/analysis/stallTotals";
import { steadyPlan } from "../src/analysis/steadyPlan";
import { findSteadyTrace } from "../src/analysis/steadyTrace";
import { trafficBytes } from "../src/analysis/traffic";
import { weightReport } from "../src/analysis/weightReport";
import { isRefusal } from "../src/base/refusal";
import { families } from "../src/schedule/families";
import { rowsByPosition } from "../src/schedule/rowsByPosition";
import { timedTasks } from "../src/schedule/wait";
import { type Case, caseOfTasks, planCase, runPlan } from "./problems";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";

const TASKS = 1e6;
const PROCESSORS = 64;
/** Milliseconds for a million tasks, so that a result comes within a moment. */
const BUDGET = 300;
/** Ten times as many tasks may take so many times as long: caches are left behind, nothing else. */
const GROWTH_BUDGET = 16;
/** The family that is measured with ten million tasks: its weights are stashed, so that everything is counted. */
const GROWN = "pipedream";
/** Families whose analysis is taken apart: one that flushes, one that stashes weights, one that cuts tasks. */
const TAKEN_APART: ReadonlySet<string> = new Set(["1f1b", "pipedream", "layerpipe"]);

/** Everything that is found out about a schedule of a million tasks. */
export const analysis: Topic = {
  id: "analysis",
  title: "Analysis of a million tasks on 64 processors",
  *measure({ quick }) {
    for (const family of families.all) {
      const found = caseOfTasks(family, PROCESSORS, TASKS);
      if (isRefusal(found)) yield { ...total(family.id, Number.NaN), note: found.reason };
      else yield* measureCase(found);
    }
    if (!quick) yield* measureGrowth();
  },
};

function* measureCase(given: Case): Iterable<Figure> {
  const { family } = given;
  const run = finish(given);
  yield perMillion(given);
  if (!TAKEN_APART.has(family.id)) return;
  for (const [name, part] of Object.entries(partsOf(run)))
    yield { name: `   ${name}`, value: leastMs(part), unit: "ms" };
}

/** What analyse() does after planning and simulating. */
function perMillion({ family, workload, options }: Case): Figure {
  let tasks = 0;
  const spent = leastMs((begin) => {
    const done = analyse(workload, family, options, (phase) => phase === "measuring" && begin());
    if (!isRefusal(done)) tasks = done.schedule.columns.task.length;
  });
  return { ...total(family.id, (spent * TASKS) / tasks), note: `${tasks.toLocaleString("en")} tasks` };
}

function* measureGrowth(): Iterable<Figure> {
  const [one, ten] = [TASKS, 10 * TASKS].map((tasks) => caseOfTasks(families.get(GROWN), PROCESSORS, tasks));
  if (isRefusal(one) || isRefusal(ten)) return;
  const [least, most] = [perMillion(one), perMillion(ten)];
  yield { ...most, name: `${GROWN}, ten million tasks, per million` };
  yield {
    name: `   against one million`,
    value: (10 * most.value) / least.value,
    unit: "×",
    budget: GROWTH_BUDGET,
  };
}

function total(family: string, value: number): Figure {
  return { name: `${family}, per million tasks`, value, unit: "ms", budget: BUDGET };
}

function finish(given: Case): FinishedRun {
  const planned = planCase(given);
  const schedule = runPlan(planned, given.workload);
  const timed = timedTasks(schedule, given.workload.transfer);
  const memory = memorySizes(given.workload, given.family, planned);
  return { ...given, planned, schedule, stalls: findStalls(timed, schedule.makespan), memory };
}

/** The steps of analyse() after the simulation, and of makeReport() within it; what only some runs need is in all. */
function partsOf(run: FinishedRun): Readonly<Record<string, () => unknown>> {
  const { schedule, workload, family, options, planned } = run;
  const timed = timedTasks(schedule, workload.transfer);
  const { columns, makespan, plan } = schedule;
  const steady = () => steadyPlan(family, workload, options, schedule);
  const known = steady();
  const flushes = family.weightUpdate.kind === "flush";
  const unit = flushes ? workload.microbatches : (known?.repeating.unit ?? 1);
  const reach = reachOf(schedule);
  const trace = {
    graph: plan.tasks.graph,
    microbatches: plan.tasks.microbatches,
    columns,
    rows: rowsByPosition(columns.rowOffset),
    replicas: planned.replicas,
  };
  const all = { first: 0, last: plan.tasks.microbatches - 1 };
  const classes = placementClasses(plan.tasks, columns, plan.tasks.microbatches);
  const pairs = pairSavings(plan, columns, workload);
  return {
    "findStalls()": () => findStalls(timed, makespan),
    "criticalPath()": () => criticalPath(timed),
    "busySums()": () => busySums(schedule),
    "makeReport(), of which": () => makeReport(run),
    "   steadyPlan()": steady,
    "   findPeriod(), without steadyPlan()": () =>
      findPeriod(family, workload, options, schedule, () => known),
    "   reachOf()": () => reachOf(schedule),
    "   findSteadyTrace()": () => findSteadyTrace(plan.tasks, columns, unit, flushes ? 0 : reach),
    "   weightReport()": () => weightReport(family, trace, workload, all),
    "   memoryPeaks()": () => memoryPeaks({ ...trace, transfer: workload.transfer, memory: run.memory }),
    "   placementClasses()": () => placementClasses(plan.tasks, columns, plan.tasks.microbatches),
    "   trafficBytes()": () =>
      trafficBytes(plan.tasks.graph, classes, workload, { microbatchesPerUpdate: 1 }),
    "   pairSavings()": () => pairSavings(plan, columns, workload),
    "   makespanBound()": () => makespanBound(plan, columns, workload, family.granularity, pairs),
    "   periodBound()": () => periodBound(workload, family.granularity),
    "   rowTotals()": () => rowTotals(schedule),
    "   stallTotals()": () => stallTotals(run.stalls),
  };
}
