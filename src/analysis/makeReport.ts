import type { OptionValues } from "../base/options";
import { isShared } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import type { ClosedForm, Family, FamilyPlan, Granularity } from "../schedule/family";
import { rowsByPosition } from "../schedule/rowsByPosition";
import type { Schedule } from "../schedule/schedule";
import { TransferIndex } from "../schedule/transfers";
import { makespanBound } from "./bounds/makespanBound";
import { pairSavings } from "./bounds/pairSavings";
import { type LowerBound, periodBound } from "./bounds/periodBound";
import { checkClosedForms } from "./closedForms";
import { type MemoryPeaks, memoryPeaks } from "./memory/memoryPeaks";
import { type MemorySizes, type MemoryTrace, stashTimelines } from "./memory/memoryTrace";
import { overLimit } from "./memory/overLimit";
import { findPeriod } from "./period";
import type { OnPhase } from "./phase";
import { placementClasses } from "./placementClasses";
import { reachOf } from "./reach";
import type { Bound, Bounds, Report } from "./report";
import { rowTotals } from "./rowTotals";
import type { StallColumns } from "./stallColumns";
import { stallTotals } from "./stallTotals";
import { type SteadyPlan, steadyPlan } from "./steadyPlan";
import { findSteadyTrace } from "./steadyTrace";
import { trafficBytes } from "./traffic";
import { weightReport } from "./weightReport";
import type { TimelineOf } from "./weightTimeline";

/** A finished run and where it came from. */
export interface FinishedRun {
  readonly workload: Workload;
  readonly family: Family;
  readonly options: OptionValues;
  readonly planned: FamilyPlan;
  readonly schedule: Schedule;
  readonly stalls: StallColumns;
  readonly memory: MemorySizes;
}

/** Gathers every number about a run. O(tasks · log). */
export function makeReport(run: FinishedRun, onPhase?: OnPhase): Report {
  const { workload, family, planned, schedule } = run;
  onPhase?.("period");
  const steady = once(() => steadyPlan(family, workload, run.options, schedule));
  const period = findPeriod(family, workload, run.options, schedule, steady);
  const idle = idleNumbers(run);
  onPhase?.("memory");
  const memoryTrace = memoryTraceOf(run);
  const timelineOf = stashTimelines(memoryTrace);
  const { peaks, ...memory } = memoryNumbers(run, memoryTrace, timelineOf);
  const tooLittle = overLimit(peaks.bytes, workload.memoryBytes);
  onPhase?.("weights");
  const traced = traceNumbers(run, steady, timelineOf);
  onPhase?.("bounds");
  const one = workload.total / fastest(workload);
  return {
    family: family.id,
    processors: workload.processors,
    microbatches: workload.microbatches,
    batches: workload.batches,
    stages: planned.plan.tasks.graph.stages,
    ticksPerUnit: workload.ticksPerUnit,
    unit: workload.unit.short,
    makespan: schedule.makespan,
    period,
    speedup: ratio(one * workload.microbatches * workload.batches, schedule.makespan, 1),
    steadySpeedup: period === null ? null : ratio(one, period, 1),
    ...idle,
    ...traced,
    ...memory,
    trafficBytes: traffic(run, steady),
    stalenessRule: stalenessRule(planned),
    bounds: boundsOf(run, period),
    closedForms: checkClosedForms(formsThatHold(planned.closedForms ?? [], workload), {
      makespan: schedule.makespan,
      period,
      bubbleFraction: idle.bubbleFraction,
      peakActivations: [...peaks.count],
      idleInsideSpan: idle.idleInsideSpan,
    }),
    notes: [...(planned.notes ?? []), ...(tooLittle === undefined ? [] : [tooLittle])],
  };
}

function memoryTraceOf({ workload, schedule, memory }: FinishedRun): MemoryTrace {
  const { graph, microbatches } = schedule.plan.tasks;
  return { graph, microbatches, columns: schedule.columns, transfer: workload.transfer, memory };
}

/** What processors hold at most. */
function memoryNumbers({ workload }: FinishedRun, trace: MemoryTrace, timelineOf: TimelineOf) {
  const peaks: MemoryPeaks = memoryPeaks(trace, timelineOf);
  const { activations, weights, gradients } = peaks.split;
  return {
    peaks,
    peakActivations: [...peaks.count],
    peakActivationsAtI: [...peaks.countAtI],
    peakActivationBytes: [...peaks.activationBytes],
    peakMemoryBytes: [...peaks.bytes],
    memoryAtPeak: { activations: [...activations], weights: [...weights], gradients: [...gradients] },
    memoryLimitBytes: workload.memoryBytes ?? null,
  };
}

function idleNumbers({ workload, schedule, stalls }: FinishedRun) {
  const { busy, span } = rowTotals(schedule);
  const total = busy.reduce((a, b) => a + b, 0);
  const area = workload.processors * schedule.makespan;
  return {
    busy: total,
    stalls: stallTotals(stalls),
    utilization: [...busy].map((ticks) => ratio(ticks, schedule.makespan, 0)),
    idleInsideSpan: [...span].map((ticks, row) => ticks - busy[row]),
    bubbleFraction: ratio(area - total, area, 0),
    bubbleOverhead: ratio(area - total, total, 0),
  };
}

/** What is read from the trace, and from its repeating part if it has one. */
function traceNumbers(
  { workload, family, planned, schedule }: FinishedRun,
  steady: () => SteadyPlan | undefined,
  timelineOf: TimelineOf,
) {
  const { tasks } = planned.plan;
  const flushes = family.weightUpdate.kind === "flush";
  const unit = flushes ? workload.microbatches : (steady()?.repeating.unit ?? 1);
  const repeated = findSteadyTrace(tasks, schedule.columns, unit, flushes ? 0 : reachOf(schedule));
  const trace = {
    graph: tasks.graph,
    microbatches: tasks.microbatches,
    columns: schedule.columns,
    rows: rowsByPosition(schedule.columns.rowOffset),
    replicas: planned.replicas,
    ...(schedule.transfers && {
      transfers: new TransferIndex(schedule.transfers, schedule.columns.task.length),
    }),
  };
  const all = { first: 0, last: tasks.microbatches - 1 };
  return {
    periodMeasured: repeated === undefined ? null : repeated.ticks / repeated.shift,
    ...weightReport(family, trace, workload, repeated ?? all, trace.transfers ? undefined : timelineOf),
  };
}

/** Formulas of times know nothing of tensors that wait for links or keep the sender busy; what an order holds is left. */
function formsThatHold(forms: readonly ClosedForm[], { transfer }: Workload): readonly ClosedForm[] {
  if (!isShared(transfer)) return forms;
  const whyNot = "The formula is for transfers that wait for no link and keep no processor busy.";
  return forms.map((form) => (form.metric === "peakActivations" ? form : { whyNot, ...form }));
}

/** Counted over a whole number of repetitions, so that it is exact where replicas take turns. */
function traffic(
  { workload, family, planned, schedule }: FinishedRun,
  steady: () => SteadyPlan | undefined,
): number {
  const { tasks } = planned.plan;
  const flushes = family.weightUpdate.kind === "flush";
  const updatesEach = family.weightUpdate.kind === "stashed";
  const repeated = flushes ? undefined : steady();
  const classes = repeated
    ? placementClasses(repeated.plan.tasks, repeated.columns, repeated.repeating.unit)
    : placementClasses(tasks, schedule.columns, flushes ? workload.microbatches : tasks.microbatches);
  const rate = { microbatchesPerUpdate: updatesEach ? 1 : workload.microbatches };
  return trafficBytes(tasks.graph, classes, workload, rate) + (planned.allReduceBytes ?? 0);
}

function boundsOf({ workload, family, planned, schedule }: FinishedRun, period: number | null): Bounds {
  const granularity = granularityOf(family, planned);
  const { plan } = planned;
  const pairs = pairSavings(plan, schedule.columns, workload);
  const makespan = makespanBound(plan, schedule.columns, workload, granularity, pairs);
  return {
    period: withGap(periodBound(workload, granularity, pairs.total / plan.tasks.microbatches), period),
    makespan: withGap(makespan, schedule.makespan),
  };
}

/** A family of whole layers that uses replicas here is bounded as such. */
function granularityOf({ granularity }: Family, { replicas }: FamilyPlan): Granularity {
  return granularity === "layer" && replicas?.some((r) => r > 1) ? "replicated" : granularity;
}

function withGap({ value, reason }: LowerBound, reached: number | null): Bound {
  return { value, reason, gap: reached === null || value === 0 ? null : (reached - value) / value };
}

function stalenessRule({ stalenessRule: rule }: FamilyPlan): Report["stalenessRule"] {
  return rule === undefined ? null : { formula: rule.formula, byLayer: [...rule.byLayer] };
}

function fastest({ speeds }: Workload): number {
  return speeds.reduce((a, b) => Math.max(a, b), 0);
}

/** a ÷ b, or `otherwise` where b is 0. */
function ratio(a: number, b: number, otherwise: number): number {
  return b === 0 ? otherwise : a / b;
}

/** Computes at the first call, then remembers. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
