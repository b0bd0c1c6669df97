import type { ScheduledResult } from "../analysis/scheduledResult";
import type { StallIndex } from "../analysis/stallColumns";
import type { Position } from "../schedule/schedule";
import { OP_KINDS } from "../tasks/op";
import { nextParts } from "./boxDetails";
import { findChunks } from "./chunks";
import { hasPairs } from "./coverage";
import { areAwaited, changing, marksOnce } from "./keptMarks";
import type { OverlayInput } from "./overlay";
import { overlays } from "./overlays/index";
import type { Scene, TaskMarks } from "./scene";

/** What a chart shows besides the schedule itself. */
export interface SceneOptions {
  readonly result: ScheduledResult;
  /** The schedule that speedup is drawn against; absent: one processor. */
  readonly baseline?: ScheduledResult;
  /** Ids of the overlays that are switched on; unknown ids are ignored, for they may come from an old link. */
  readonly overlays: readonly string[];
  /** Position of the task under the pointer or selected; −1 (the default) if none. */
  readonly focus?: Position | -1;
  /** Index of the stall under the pointer or selected; −1 (the default) if none. */
  readonly focusStall?: StallIndex | -1;
  /** Leaves out what is made elsewhere and not yet there (see keptMarks); else everything is made at once. */
  readonly awaitsMarks?: boolean;
}

/**
 * The marks of one chart. Columns are shared with the result, not copied; marks that do not follow the pointer are kept
 * with the result, so that a pointer move costs O(links of one task).
 */
export function buildScene(options: SceneOptions): Scene {
  const { result, baseline, focus = -1, focusStall = -1 } = options;
  const input: OverlayInput = { result, baseline, focus, focusStall };
  const on = overlays.all.filter((overlay) => options.overlays.includes(overlay.id));
  const marks = on.map((overlay) => {
    const ofOne = { ...input, changedBy: changing(overlay, on) };
    return options.awaitsMarks && areAwaited(overlay, ofOne) ? {} : marksOnce(overlay, ofOne);
  });
  const lanes = on.filter(({ hasLane }) => hasLane).length;
  const drawn = Math.max(
    result.makespan,
    options.overlays.includes("speedup") ? (baseline?.makespan ?? 0) : 0,
  );
  return {
    extent: { ticks: drawn, rows: result.columns.rowOffset.length - 1 },
    makespan: result.makespan,
    tasks: taskMarks(result),
    behind: marks.flatMap(({ behind = [] }) => behind),
    front: marks.flatMap(({ front = [] }) => front),
    ...(lanes > 0 && { laneShare: LANE_SHARES[Math.min(lanes, LANE_SHARES.length) - 1] }),
  };
}

/** Share of a row's height that lanes under its tasks take, by their number. */
const LANE_SHARES = [0.45, 0.6];

/** Ids of the overlays that are on when the page opens. */
export function defaultOverlays(): readonly string[] {
  return overlays.all.filter((overlay) => overlay.on).map((overlay) => overlay.id);
}

const tasksOf = new WeakMap<ScheduledResult, TaskMarks>();

function taskMarks(result: ScheduledResult): TaskMarks {
  const known = tasksOf.get(result);
  if (known !== undefined) return known;
  const { columns, graph, microbatches, busySums } = result;
  const kindOfOp = Uint8Array.from(graph.ops, (op) => OP_KINDS.indexOf(op.kind));
  const marks: TaskMarks = {
    columns,
    graph,
    microbatches,
    busySums,
    kindOfOp,
    kindsUsed: OP_KINDS.map((_, kind) => kind).filter((kind) => kindOfOp.includes(kind)),
    hasPairs: hasPairs(columns),
    chunks: findChunks(columns, graph, microbatches),
    nextPart: nextParts(graph),
  };
  tasksOf.set(result, marks);
  return marks;
}
