import type { BandInk, LineInk, StallInk, TaskInk } from "../../scene/ink";
import type { Legend } from "../../scene/legend";
import { formatNumber } from "../../scene/timeUnit";
import { type Box, LETTER_WIDTH, type Paint, type Pen } from "../pen";
import type { RenderSpec } from "../renderSpec";
import type { SolidInk } from "../theme";

const SWATCH_PX = { width: 18, height: 11 };
const AFTER_SWATCH_PX = 6;
const BETWEEN_PX = 16;

/** An entry and where it stands, from the legend's upper left corner. */
interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly draw: (pen: Pen, box: Box) => void;
}

/** A legend laid out within a width; draw it with drawLegend. */
export interface PlacedLegend {
  readonly entries: readonly Placed[];
  readonly heightPx: number;
}

/** Places entries in lines from left to right; `percent` counts stalls behind their names. Text widths are estimated, so that every backend breaks lines alike. */
export function placeLegend(
  legend: Legend,
  spec: RenderSpec,
  widthPx: number,
  { percent = false } = {},
): PlacedLegend {
  const size = spec.theme.labelPx - 1;
  const lineHeight = Math.max(SWATCH_PX.height + 6, size * 1.75);
  const entries: Placed[] = [];
  let x = 0;
  let y = 0;
  for (const { name, draw } of swatches(legend, spec, percent)) {
    const width = SWATCH_PX.width + AFTER_SWATCH_PX + name.length * size * LETTER_WIDTH + BETWEEN_PX;
    if (x > 0 && x + width - BETWEEN_PX > widthPx) {
      x = 0;
      y += lineHeight;
    }
    entries.push({ name, x, y, draw });
    x += width;
  }
  return { entries, heightPx: entries.length === 0 ? 0 : y + lineHeight };
}

/** Draws a placed legend with its upper left corner at `x`, `y`. */
export function drawLegend(pen: Pen, placed: PlacedLegend, spec: RenderSpec, x: number, y: number): void {
  const size = spec.theme.labelPx - 1;
  for (const entry of placed.entries) {
    entry.draw(pen, { x: x + entry.x, y: y + entry.y, ...SWATCH_PX });
    const textX = x + entry.x + SWATCH_PX.width + AFTER_SWATCH_PX;
    const baseline = y + entry.y + SWATCH_PX.height / 2 + size * 0.36;
    pen.text(textX, baseline, entry.name, { size, color: spec.theme.inkSoft, align: "start" });
  }
}

function swatches(
  legend: Legend,
  spec: RenderSpec,
  percent: boolean,
): readonly Pick<Placed, "name" | "draw">[] {
  return [
    ...legend.tasks.map(({ ink, name }) => ({
      name,
      draw: (pen: Pen, box: Box) => drawTask(pen, box, ink, spec),
    })),
    ...legend.stalls.map(({ ink, name, share }) => ({
      name: percent ? `${name} ${formatNumber(100 * share, 2)} %` : name,
      draw: (pen: Pen, box: Box) => drawStall(pen, box, ink, spec),
    })),
    ...legend.lines.map(({ ink, name }) => ({
      name,
      draw: (pen: Pen, box: Box) => drawLine(pen, box, ink, spec),
    })),
  ];
}

function drawTask(pen: Pen, box: Box, ink: TaskInk, spec: RenderSpec): void {
  if (ink !== "backward") {
    pen.rect(box, taskPaint(ink, spec));
    return;
  }
  const height = box.height / 2;
  pen.rect({ ...box, height }, taskPaint("activationGradient", spec));
  pen.rect({ ...box, y: box.y + height, height }, taskPaint("weightGradient", spec));
}

/** How a kind is filled where it stands alone. */
function taskPaint(ink: SolidInk, { theme, patterns }: RenderSpec): Paint {
  const { fill, edge, pattern } = theme.tasks[ink];
  return { fill, edge, hatching: patterns ? pattern : undefined };
}

function drawStall(pen: Pen, box: Box, ink: StallInk, spec: RenderSpec): void {
  const { theme } = spec;
  const { dash } = theme.stalls[ink];
  pen.rect(box, { ...stallPaint(ink, spec), edge: theme.line });
  const y = box.y + box.height / 2;
  if (dash !== undefined) pen.line([box.x + 3, y, box.x + box.width - 3, y], dash);
}

function stallPaint(ink: StallInk, { theme }: RenderSpec): Paint {
  const { fill, hatching } = theme.stalls[ink];
  return { fill: fill ?? (theme.ground === theme.paper ? undefined : theme.ground), hatching };
}

function drawLine(pen: Pen, box: Box, ink: LineInk | BandInk, { theme }: RenderSpec): void {
  if (ink in theme.bands) {
    pen.rect(box, { fill: theme.bands[ink as BandInk], edge: theme.line });
    return;
  }
  const y = box.y + box.height / 2;
  pen.line([box.x, y, box.x + box.width, y], { ...theme.lines[ink as LineInk], casing: undefined });
}
