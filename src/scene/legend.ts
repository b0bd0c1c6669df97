import type { StallColumns } from "../analysis/stallColumns";
import {
  type BandInk,
  type Ink,
  LINE_NAMES,
  type LineInk,
  STALL_INKS,
  STALL_NAMES,
  type StallInk,
  TASK_INKS,
  TASK_NAMES,
  type TaskInk,
} from "./ink";
import type { Marks, Scene, Stack } from "./scene";
import type { Viewport } from "./viewport";
import { firstVisible, pastVisible } from "./visibleRange";

/** What a chart's legend lists: only what the chart draws. */
export interface Legend {
  readonly tasks: readonly LegendEntry<TaskInk>[];
  readonly stalls: readonly StallEntry[];
  readonly lines: readonly LegendEntry<LineInk | BandInk>[];
}

export interface LegendEntry<Ink> {
  readonly ink: Ink;
  readonly name: string;
}

export interface StallEntry extends LegendEntry<StallInk> {
  /** Share of all processors' time up to the makespan, 0 to 1. */
  readonly share: number;
}

/** The legend of what a scene shows in a window, in the order of kinds and causes. O(rows · log tasks + stalls). */
export function legendOf(scene: Scene, viewport: Viewport): Legend {
  return {
    tasks: scene.tasks.kindsUsed
      .filter((kind) => showsKind(scene, kind, viewport))
      .map((kind) => ({ ink: TASK_INKS[kind], name: TASK_NAMES[TASK_INKS[kind]] })),
    stalls: stallEntries(scene, viewport),
    lines: linesOf(scene),
  };
}

/** One legend for several charts: entries in order, each once; shares are those of the first chart that has them. */
export function mergeLegends(legends: readonly Legend[]): Legend {
  const merge = <Ink extends string, Entry extends LegendEntry<Ink>>(
    order: readonly Ink[],
    entries: readonly Entry[],
  ) =>
    order.flatMap((ink) => {
      const found = entries.find((entry) => entry.ink === ink);
      return found === undefined ? [] : [found];
    });
  return {
    tasks: merge(
      TASK_INKS,
      legends.flatMap(({ tasks }) => tasks),
    ),
    stalls: merge(
      STALL_INKS,
      legends.flatMap(({ stalls }) => stalls),
    ),
    lines: lineOrder.flatMap(
      (ink) => legends.flatMap(({ lines }) => lines).find((entry) => entry.ink === ink) ?? [],
    ),
  };
}

function showsKind({ tasks }: Scene, kind: number, viewport: Viewport): boolean {
  const { rowOffset } = tasks.columns;
  const sums = tasks.busySums[kind];
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    const first = firstVisible(tasks.columns, row, viewport);
    const past = pastVisible(tasks.columns, row, viewport);
    const before = first > rowOffset[row] ? sums[first - 1] : 0;
    if (past > first && sums[past - 1] > before) return true;
  }
  return false;
}

function stallEntries(scene: Scene, viewport: Viewport): readonly StallEntry[] {
  const marks = scene.behind.find((each) => each.kind === "stalls");
  if (marks === undefined) return [];
  const area = scene.extent.rows * scene.makespan;
  const ticks = ticksByCause(marks.columns);
  const visible = visibleCauses(marks.columns, viewport);
  return STALL_INKS.flatMap((ink, cause) =>
    visible.has(cause) ? [{ ink, name: STALL_NAMES[ink], share: area > 0 ? ticks[cause] / area : 0 }] : [],
  );
}

function visibleCauses(columns: StallColumns, viewport: Viewport): ReadonlySet<number> {
  const causes = new Set<number>();
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    const past = pastVisible(columns, row, viewport);
    for (let i = firstVisible(columns, row, viewport); i < past && causes.size < STALL_INKS.length; i++)
      causes.add(columns.cause[i]);
  }
  return causes;
}

const ticksOf = new WeakMap<StallColumns, Float64Array>();

function ticksByCause(columns: StallColumns): Float64Array {
  const known = ticksOf.get(columns);
  if (known !== undefined) return known;
  const ticks = new Float64Array(STALL_INKS.length);
  for (let i = 0; i < columns.start.length; i++) ticks[columns.cause[i]] += columns.end[i] - columns.start[i];
  ticksOf.set(columns, ticks);
  return ticks;
}

const lineOrder = Object.keys(LINE_NAMES) as (keyof typeof LINE_NAMES)[];

/** Lines and bands that a scene draws, wherever the window is. */
export function linesOf({ behind, front }: Scene): readonly LegendEntry<LineInk | BandInk>[] {
  const marks: readonly Marks[] = [...behind, ...front];
  const inks = new Set<string>(marks.flatMap(inksOf));
  return lineOrder.filter((ink) => inks.has(ink)).map((ink) => ({ ink, name: LINE_NAMES[ink] }));
}

function inksOf(marks: Marks): readonly string[] {
  switch (marks.kind) {
    case "stalls":
      return [];
    case "stack":
      return stackInks(marks);
    default:
      return [marks.ink];
  }
}

function stackInks({ layers, limit, total, peakAt }: Stack): readonly Ink[] {
  if (limit === undefined) return layers.map(({ ink }) => ink);
  const exceeds = peakAt.some((at) => total[at] > limit.value);
  return [...layers.map(({ ink }) => ink), "memory-limit", ...(exceeds ? (["band-excess"] as const) : [])];
}
