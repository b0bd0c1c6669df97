import type { Report } from "../analysis/report";
import { STALL_CAUSES, type StallCause } from "../analysis/stallCause";
import { formatNumber, scaleUnit } from "../scene/timeUnit";

/** A chart as the headline sees it. */
export interface HeadlineChart {
  readonly id: string;
  /** What the chart is called. */
  readonly name: string;
  /** What one update is made of: minibatches in asynchronous families, microbatches in flushing ones. */
  readonly portion: "minibatch" | "microbatch";
  /** Of the problem as it is now; undefined: there is none, or not yet. */
  readonly report: Report | undefined;
  /** Why there is no report; absent without a report: it is waited for. */
  readonly refusal?: string;
}

type Reported = HeadlineChart & { readonly report: Report };

/** What a stall of each cause is called in the middle of a sentence. */
const CAUSE_IN_WORDS: Readonly<Record<StallCause, string>> = {
  fill: "filling the pipeline",
  dependency: "waiting for other processors' results",
  transfer: "waiting for transfers",
  memory: "waiting for memory",
  update: "waiting for weight updates",
  order: "the order's own choice",
  drain: "draining the pipeline",
  unused: "processors without work",
};

/** Two ratios that print alike are called equal. */
const SAME_RATIO = 0.005;

/** Said while there is no sentence. */
const SCHEDULING = "Scheduling …";

/** Whether a schedule of the headline is still waited for. */
export function isAwaited({ report, refusal }: HeadlineChart): boolean {
  return report === undefined && refusal === undefined;
}

/** The result in one sentence, once all are in: the fastest schedule, how it compares with the baseline, and what the stalls are. */
export function headline(charts: readonly HeadlineChart[], baseline: string): string {
  if (charts.length === 0) return "Add a schedule at the left to see how this network trains.";
  if (charts.some(isAwaited)) return SCHEDULING;
  const reported = charts.filter((chart): chart is Reported => chart.report !== undefined);
  if (reported.length === 0)
    return charts.find(({ refusal }) => refusal !== undefined)?.refusal ?? SCHEDULING;
  const base = reported.find((chart) => chart.id === baseline);
  const others = reported.filter((chart) => chart !== base);
  const subject = fastest(others) ?? base ?? reported[0];
  const against = base !== undefined && base !== subject ? base : undefined;
  return `${pace(subject)}, ${comparison(subject, against, others.length)}; ${stallShare(against ?? subject, subject)}.`;
}

function fastest(charts: readonly Reported[]): Reported | undefined {
  return charts.reduce<Reported | undefined>(
    (best, chart) => (best === undefined || timeOf(chart.report) < timeOf(best.report) ? chart : best),
    undefined,
  );
}

/** Ticks for one minibatch: the period, or the run divided by what ran where nothing repeats. */
function timeOf(report: Report): number {
  return report.period ?? report.makespan / countOf(report);
}

/** How many minibatches (microbatches of all batches) ran. */
function countOf({ microbatches, batches }: Report): number {
  return microbatches * batches;
}

function pace({ name, portion, report }: Reported): string {
  if (report.period !== null) return `${name} finishes a ${portion} every ${spoken(report.period, report)}`;
  const count = countOf(report) === 1 ? `1 ${portion}` : `${formatNumber(countOf(report), 9)} ${portion}es`;
  return `${name} trains ${count} in ${spoken(report.makespan, report)}`;
}

/** Units that are abbreviated on axes and spelled out in a sentence. */
const UNIT_IN_WORDS: Readonly<Record<string, string>> = {
  MAC: "multiply-adds",
  "multiply-add": "multiply-adds",
  unit: "units",
  cycle: "cycles",
};

function spoken(ticks: number, { ticksPerUnit, unit }: Report): string {
  const scaled = scaleUnit({ ticksPerUnit, unit: UNIT_IN_WORDS[unit] ?? unit }, ticks);
  return `${formatNumber(ticks / scaled.ticksPerLabel, 3)} ${scaled.unit}`;
}

function comparison(subject: Reported, base: Reported | undefined, rivals: number): string {
  if (base === undefined) {
    const speedup = subject.report.steadySpeedup ?? subject.report.speedup;
    return `${times(speedup)} one processor`;
  }
  const ratio = timeOf(base.report) / timeOf(subject.report);
  const rank = rivals > 1 ? `the fastest of ${rivals + 1}, ` : "";
  if (Math.abs(ratio - 1) < SAME_RATIO) return `as fast as ${base.name}`;
  if (ratio < 1) return `${times(1 / ratio)} slower than ${base.name}`;
  return `${rank}${times(ratio)} ${base.name}`;
}

/** "1.44×"; a non-breaking sign, so that a factor never breaks off. */
function times(factor: number): string {
  return `${formatNumber(factor, 3)}×`;
}

function stallShare({ name, report }: Reported, subject: Reported): string {
  const owner = name === subject.name ? "its" : `${name}'s`;
  const percent = Math.round(report.bubbleFraction * 100);
  if (report.bubbleFraction === 0) return `no processor ever stalls`;
  const share = percent === 0 ? "less than 1" : String(percent);
  const most = STALL_CAUSES.reduce((a, b) => (report.stalls[b] > report.stalls[a] ? b : a));
  return `${share} % of ${owner} processor time is stall, mostly ${CAUSE_IN_WORDS[most]}`;
}
