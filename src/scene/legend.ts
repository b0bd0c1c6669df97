import type { StallColumns } from "../analysis/stallColumns";
import { STALL_INKS, STALL_NAMES, type StallInk, TASK_INKS, TASK_NAMES, type TaskInk } from "./ink";
import type { Scene } from "./scene";

/** What a chart's legend lists: only what the chart draws. */
export interface Legend {
  readonly tasks: readonly { readonly ink: TaskInk; readonly name: string }[];
  readonly stalls: readonly StallEntry[];
}

export interface StallEntry {
  readonly ink: StallInk;
  readonly name: string;
  /** Share of all processors' time up to the makespan, 0 to 1. */
  readonly share: number;
}

/** The legend of a scene, in the order of kinds and causes. O(stalls) the first time. */
export function legendOf(scene: Scene): Legend {
  const tasks = scene.tasks.kindsUsed
    .filter((kind) => hasKind(scene, kind))
    .map((kind) => ({ ink: TASK_INKS[kind], name: TASK_NAMES[TASK_INKS[kind]] }));
  const marks = scene.behind.find((each) => each.kind === "stalls");
  if (marks === undefined) return { tasks, stalls: [] };
  const area = scene.extent.rows * scene.makespan;
  const stalls = [...ticksByCause(marks.columns)]
    .map((ticks, cause) => ({
      ink: STALL_INKS[cause],
      name: STALL_NAMES[STALL_INKS[cause]],
      share: area > 0 ? ticks / area : 0,
    }))
    .filter(({ share }) => share > 0);
  return { tasks, stalls };
}

/** A kind that the graph has may be left out by the plan. */
function hasKind({ tasks }: Scene, kind: number): boolean {
  return tasks.busySums[kind].some((ticks) => ticks > 0);
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
