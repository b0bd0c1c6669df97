import * as v from "valibot";
import type { StallIndex } from "../analysis/stallColumns";
import { checkOptions } from "../base/options";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { isJsonObject, type JsonObject, seal, unseal } from "../model/envelope";
import { MAX_PROCESSORS, MAX_TASKS } from "../model/limits";
import { parseWith } from "../model/parseWith";
import type { Problem } from "../model/problem";
import { packProblem, unpackProblem } from "../model/problemFile";
import { MAX_TICKS } from "../model/units";
import { wholeNumberProblem } from "../model/wholeNumberProblem";
import { describedFamilies } from "../schedule/families/described";
import type { Position } from "../schedule/schedule";
import { chartView, type KeptView } from "./chart";
import { MAX_CHARTS, ONE_PROCESSOR } from "./chartEdits";
import type { Chart, Document } from "./document";
import { documentStore } from "./documentStore";
import { DRAWER_TABS, type DrawerTab, layout } from "./layout";
import {
  CRITERIA,
  type KeptSweepView,
  keptSweepView,
  MAP_MODES,
  SWEEP_IDS,
  SWEEP_METRIC_IDS,
} from "./sweepView";

/** Everything that a link and the saved work restore: what was made, and how it was looked at. */
export interface Work {
  readonly document: Document;
  readonly view: KeptView;
}

/** What is on the page now. */
export function currentWork(): Work {
  const { viewport, selected, wanted, overlays, patterns, cursor, speed } = chartView.getState();
  const charts = { viewport, selected: selected ?? wanted, overlays, patterns, cursor, speed };
  const view = { ...charts, tab: openTab(), sweeps: keptSweepView() };
  return { document: documentStore.getState().document, view };
}

/** The tab that the drawer is open at; undefined for the first, which the page starts with, and where it is closed. */
function openTab(): DrawerTab | undefined {
  const { drawerOpen, drawerTab } = layout.getState();
  return drawerOpen && drawerTab !== DRAWER_TABS[0] ? drawerTab : undefined;
}

const option = v.union([v.boolean(), v.pipe(v.number(), v.finite()), v.string()]);
const tick = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(2 * MAX_TICKS));
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TASKS));
const position = v.pipe(
  index,
  v.transform((at) => at as Position),
);
const stall = v.pipe(
  index,
  v.transform((at) => at as StallIndex),
);
/** Ids become keys of records: a pattern keeps "__proto__" and the like out. */
const chartId = v.pipe(v.string(), v.regex(/^c\d{1,6}$/));
const overlayId = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9-]{0,39}$/));
/** One of a later version is kept: sweeps say that it is not known here. */
const familyId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const figureId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

const chartsSchema = v.pipe(
  v.array(v.strictObject({ id: chartId, family: v.string(), options: v.record(v.string(), option) })),
  v.maxLength(MAX_CHARTS),
  v.check((charts) => new Set(charts.map(({ id }) => id)).size === charts.length, "two charts have one id"),
);

const sweepMetric = v.picklist(SWEEP_METRIC_IDS, ({ received }) => `sweeps know no number ${received}`);
const end = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(4 * MAX_TASKS));

const sweepsSchema: v.GenericSchema<unknown, KeptSweepView> = v.strictObject({
  view: v.optional(v.picklist(SWEEP_IDS, ({ received }) => `sweeps have no view ${received}`)),
  families: v.optional(v.union([v.picklist(["charts", "all"]), v.pipe(v.array(familyId), v.maxLength(60))])),
  curvesMetric: v.optional(sweepMetric),
  mapMetric: v.optional(sweepMetric),
  mapMode: v.optional(v.picklist(MAP_MODES)),
  across: v.optional(sweepMetric),
  up: v.optional(sweepMetric),
  judged: v.optional(v.pipe(v.array(v.picklist(CRITERIA)), v.minLength(1), v.maxLength(CRITERIA.length))),
  isEverySize: v.optional(v.boolean()),
  processorsEnd: v.optional(end),
  microbatchesEnd: v.optional(end),
});

const viewSchema: v.GenericSchema<unknown, KeptView> = v.strictObject({
  viewport: v.optional(
    v.pipe(
      v.strictObject({ from: tick, to: tick }),
      v.check(({ from, to }) => from < to, "the window ends before it starts"),
    ),
  ),
  selected: v.optional(
    v.variant("kind", [
      v.strictObject({ kind: v.literal("task"), chart: chartId, position }),
      v.strictObject({ kind: v.literal("stall"), chart: chartId, stall }),
    ]),
  ),
  overlays: v.optional(v.pipe(v.record(overlayId, v.boolean()), v.maxEntries(60))),
  patterns: v.optional(v.boolean()),
  cursor: v.optional(tick),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100))),
  tab: v.optional(v.picklist(DRAWER_TABS, ({ received }) => `there is no tab ${received}`)),
  sweeps: v.optional(sweepsSchema),
});

/** Work as plain data, with its version. What is as it is by default is left out. */
export function packWork({ document, view }: Work): JsonObject {
  const { problem, charts, baseline, figure } = document;
  const packed = { problem: packProblem(problem), charts, baseline, view: packView(view) };
  return seal("work", figure === undefined ? packed : { ...packed, figure });
}

/** Work out of packWork's data, of this version or an older one, or out of anything else: everything is checked. */
export function unpackWork(value: unknown): Work | Refusal {
  const file = unseal(value);
  if (isRefusal(file)) return file;
  const { work } = file;
  if (!isJsonObject(work)) return refuse("It holds no work.");
  const problem = unpackProblem(work.problem);
  if (isRefusal(problem)) return problem;
  const charts = unpackCharts(work.charts);
  if (isRefusal(charts)) return charts;
  const view = parseWith(viewSchema, work.view ?? {}, "view");
  if (isRefusal(view)) return view;
  const wrong = checkNumbers(problem);
  if (wrong !== undefined) return wrong;
  const isKnown = charts.some((chart) => chart.id === work.baseline);
  const baseline = isKnown ? String(work.baseline) : ONE_PROCESSOR;
  const figure = v.is(figureId, work.figure) ? { figure: work.figure } : {};
  return { document: { problem, charts, baseline, ...figure }, view };
}

function packView(view: KeptView): KeptView {
  const { viewport, selected, overlays, patterns, cursor, speed, tab, sweeps } = view;
  return {
    ...(viewport !== undefined && { viewport }),
    ...(selected !== undefined && { selected }),
    ...(overlays !== undefined && Object.keys(overlays).length > 0 && { overlays }),
    ...(patterns === true && { patterns }),
    ...(cursor !== undefined && { cursor }),
    ...(speed !== undefined && speed !== 1 && { speed }),
    ...(tab !== undefined && { tab }),
    ...(sweeps !== undefined && { sweeps }),
  };
}

function unpackCharts(value: unknown): readonly Chart[] | Refusal {
  const charts = parseWith(chartsSchema, value, "charts");
  if (isRefusal(charts)) return charts;
  for (const chart of charts) {
    const family = describedFamilies.find(chart.family);
    // A family of a later version is no reason to lose the rest: its chart says that it is not known here.
    if (isRefusal(family)) continue;
    const options = checkOptions(family.options, chart.options);
    if (isRefusal(options)) return options;
  }
  return charts;
}

/**
 * Numbers that no field lets through. What a field does let through and no schedule can serve, for instance more tasks
 * than there may be, comes back with the sentence that explains it.
 */
function checkNumbers({ machine, training }: Problem): Refusal | undefined {
  const wrong =
    wholeNumberProblem("The number of processors", machine.processors, 1, MAX_PROCESSORS) ??
    wholeNumberProblem("The number of minibatches", training.microbatches, 1, MAX_TASKS) ??
    wholeNumberProblem("The number of batches", training.batches, 1, MAX_TASKS) ??
    wholeNumberProblem("The number of samples", training.batchSize, 1, MAX_TASKS * 10);
  if (wrong !== undefined) return refuse(wrong);
  const { speeds, processors } = machine;
  if (speeds === undefined || speeds.length === processors) return undefined;
  return refuse(`There are ${speeds.length} speeds for ${processors} processors.`);
}
