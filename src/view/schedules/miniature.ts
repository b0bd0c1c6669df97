import { checkOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { buildWorkload } from "../../model/buildWorkload";
import { uniformNetwork } from "../../model/uniform";
import type { Workload } from "../../model/workload";
import { families } from "../../schedule/families";
import { type Position, type Schedule, taskAt } from "../../schedule/schedule";
import { simulate } from "../../schedule/simulate";
import type { OpKind } from "../../tasks/op";
import { opOf } from "../../tasks/taskTable";

/** A small drawing of a schedule: the boxes of each kind as one path, in pixels of a fixed width. */
export interface Miniature {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly paths: Readonly<Record<Exclude<OpKind, "backward">, string>>;
}

/** Small enough to count. */
const EXAMPLE = { processors: 4, microbatches: 8 } as const;
/** Layers of the example: as many as a family's stages, so that every stage is one of them. */
const LAYERS = [4, 8, 16] as const;

const WIDTH_PX = 560;
const ROW_PX = 14;
/** Between rows and between boxes. */
const GAP_PX = 1;

/** The schedule of equal layers on 4 processors with 8 microbatches; undefined if the family refuses that. */
export function miniatureOf(familyId: string): Miniature | undefined {
  const drawn = LAYERS.flatMap((layers) => {
    const workload = exampleWorkload(layers);
    const schedule = workload && exampleSchedule(familyId, workload);
    return workload === undefined || schedule === undefined ? [] : [{ workload, schedule }];
  });
  const chosen = drawn.find(({ schedule }) => isEveryRowUsed(schedule)) ?? drawn[0];
  return chosen && draw(chosen.schedule, gpipeSpan(chosen.workload));
}

function isEveryRowUsed({ columns: { rowOffset } }: Schedule): boolean {
  return rowOffset.every((at, row) => row === 0 || at > rowOffset[row - 1]);
}

function exampleWorkload(layers: number): Workload | undefined {
  const { processors, microbatches } = EXAMPLE;
  const network = uniformNetwork(layers, { forward: 1, activationGradient: 1, weightGradient: 1 });
  if (isRefusal(network)) return undefined;
  const workload = buildWorkload({
    network,
    machine: { processors, transfer: { kind: "none" } },
    training: { microbatches, batches: 1, batchSize: 1, firstGradient: true },
    cost: { id: network.preferredCost, options: {} },
  });
  return isRefusal(workload) ? undefined : workload;
}

function exampleSchedule(familyId: string, workload: Workload): Schedule | undefined {
  const family = families.find(familyId);
  if (isRefusal(family)) return undefined;
  const options = checkOptions(family.options, {});
  if (isRefusal(options)) return undefined;
  const planned = family.plan(workload, options);
  if (isRefusal(planned)) return undefined;
  const done = simulate(planned.plan, workload);
  return done.kind === "scheduled" ? done.schedule : undefined;
}

/** How long GPipe takes: what takes no longer is drawn on the same scale. */
function gpipeSpan({ total, processors, microbatches }: Workload): number {
  return ((microbatches + processors - 1) * total) / processors;
}

function draw({ plan, columns, makespan }: Schedule, span: number): Miniature {
  const { rowOffset, start, end } = columns;
  const perTick = WIDTH_PX / Math.max(span, makespan);
  const paths = { forward: "", activationGradient: "", weightGradient: "" };
  const seconds = new Set(Array.from(plan.pairs?.first ?? [], (task) => columns.position[task] + 1));
  const rows = rowOffset.length - 1;
  for (let row = 0; row < rows; row++)
    for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
      const middle = (start[at] + end[at]) / 2; // an overlapped pair is drawn side by side
      const from = perTick * (seconds.has(at) ? middle : start[at]);
      const to = perTick * (seconds.has(at + 1) ? middle : end[at]);
      if (to - from <= GAP_PX) continue;
      const { kind } = opOf(plan.tasks, taskAt(columns, at as Position));
      const box = { x: from, y: row * (ROW_PX + GAP_PX), width: to - from - GAP_PX, height: ROW_PX };
      if (kind !== "backward") paths[kind] += rectangle(box);
      else {
        const half = { ...box, height: ROW_PX / 2 };
        paths.activationGradient += rectangle(half);
        paths.weightGradient += rectangle({ ...half, y: box.y + ROW_PX / 2 });
      }
    }
  return { widthPx: WIDTH_PX, heightPx: rows * (ROW_PX + GAP_PX) - GAP_PX, paths };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangle({ x, y, width, height }: Box): string {
  return `M${rounded(x)} ${y}h${rounded(width)}v${height}h${rounded(-width)}z`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
