import type { SweepPoint } from "../../analysis/sweepPoint";
import type { FamilyChoice } from "../../schedule/family";
import { choiceKey } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { type BestSchedule, bestSchedule } from "./bestSchedule";
import { type HeatGrid, pointsByCell } from "./heatGrid";
import type { HeatScale } from "./heatScale";
import { starredNames } from "./starredNames";
import type { SweepMetric } from "./sweepMetrics";

/** What a cell shows. */
export type HeatCell =
  | { readonly kind: "awaited" }
  | { readonly kind: "refused"; readonly what: string; readonly refusal: string }
  | { readonly kind: "unknown"; readonly point: SweepPoint }
  | {
      readonly kind: "shade";
      readonly point: SweepPoint;
      readonly value: number;
      readonly step: number;
      readonly text: string;
    }
  | (BestSchedule & { readonly kind: "best" });

/** One map: of a schedule, or of the best ones. */
export interface HeatMap {
  readonly id: string;
  readonly name: string;
  /** The name as it is drawn: with a star if it is a reconstruction. */
  readonly label: string;
  /** As HeatGrid numbers them. */
  readonly cells: readonly HeatCell[];
}

/** What the points are shown as. */
interface Given {
  readonly grid: HeatGrid;
  readonly choices: readonly FamilyChoice[];
  readonly points: readonly SweepPoint[];
  readonly metric: SweepMetric;
}

/** One map for each schedule, in the order of the choices. */
export function shadedMaps({ grid, choices, points, metric }: Given, scale: HeatScale): readonly HeatMap[] {
  const names = chartNames(choices);
  const labels = starredNames(choices);
  return pointsByCell(grid, choices, points).map((own, i) => ({
    id: choiceKey(choices[i]),
    name: names[i],
    label: labels[i],
    cells: withoutUnit(own.map((point) => shaded(names[i], point, metric, scale))),
  }));
}

/** The one map of the schedule that is best at each size; a cell waits for all of its schedules. */
export function bestMap({ grid, choices, points, metric }: Given): HeatMap {
  const names = chartNames(choices);
  const byChoice = pointsByCell(grid, choices, points);
  const cells = (byChoice[0] ?? []).map((_, cell): HeatCell => {
    const own = byChoice.flatMap((row) => row[cell] ?? []);
    if (own.length < choices.length) return { kind: "awaited" };
    const best = bestSchedule(names, own, metric);
    if (best !== undefined) return { kind: "best", ...best };
    const possible = own.find(({ refusal }) => refusal === undefined);
    return possible === undefined
      ? { kind: "refused", what: "No schedule is possible", refusal: `${names[0]}: ${own[0].refusal ?? ""}` }
      : { kind: "unknown", point: possible };
  });
  return { id: "best", name: "Best schedule", label: "Best schedule", cells };
}

/** The point that a click on a cell opens. */
export function pointOf(cell: HeatCell | undefined): SweepPoint | undefined {
  return cell !== undefined && "point" in cell ? cell.point : undefined;
}

function shaded(
  name: string,
  point: SweepPoint | undefined,
  metric: SweepMetric,
  scale: HeatScale,
): HeatCell {
  if (point === undefined) return { kind: "awaited" };
  const { refusal } = point;
  if (refusal !== undefined) return { kind: "refused", what: `${name}, not possible`, refusal };
  const value = metric.value(point);
  if (value === null) return { kind: "unknown", point };
  const text = metric.tick(value, scale.most, scale.unit);
  return { kind: "shade", point, value, step: scale.step(value), text };
}

/** Numbers in cells leave out a unit that all of them have: the legend has it. */
function withoutUnit(cells: readonly HeatCell[]): readonly HeatCell[] {
  const units = new Set(cells.flatMap((cell) => (cell.kind === "shade" ? unitOf(cell.text) : [])));
  if (units.size !== 1) return cells;
  const [{ length }] = units;
  return cells.map((cell) =>
    cell.kind === "shade" ? { ...cell, text: cell.text.slice(0, cell.text.length - length) } : cell,
  );
}

function unitOf(text: string): string {
  return /[^\d.]*$/.exec(text)?.[0] ?? "";
}
