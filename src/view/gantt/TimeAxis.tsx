import { memo } from "react";
import type { Theme } from "../../render/theme";
import { timeAxis } from "../../scene/axis";
import { formatNumber, scaleUnit, type TimeUnit } from "../../scene/timeUnit";
import { toPx, type Viewport } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import { type Surface2D, sizeCanvas } from "./canvas";
import { pointer } from "./pointer";
import { usePainter } from "./usePainter";
import { shownWindow, type TimeFrame } from "./window";

interface Props {
  readonly frame: TimeFrame;
  readonly theme: Theme;
  readonly unit: TimeUnit;
  /** Room right of the plots, where the unit stands. */
  readonly gutterPx: number;
}

const SOURCES = [chartView, pointer] as const;

const LABEL_TOP_PX = 8;

/** Height of the axis in CSS pixels. */
export function axisHeight(theme: Theme): number {
  return theme.labelPx + 12;
}

/** The time axis that all charts share: round numbers, the unit once at its end. */
export const TimeAxis = memo(function TimeAxis(props: Props) {
  const host = usePainter((surface) => paint(surface, props), SOURCES);
  return <div ref={host} aria-hidden="true" style={{ height: axisHeight(props.theme) }} />;
});

function paint(surface: Surface2D, { frame, theme, unit, gutterPx }: Props): void {
  const { context } = surface;
  const ratio = sizeCanvas(surface, frame.widthPx + gutterPx, axisHeight(theme));
  context.scale(ratio, ratio);
  const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
  const axis = timeAxis(window, frame.widthPx, unit, { extentTicks: frame.extentTicks });
  const x = (ticks: number) => (Math.round(toPx(window, frame.widthPx, ticks) * ratio) + 0.5) / ratio;
  context.strokeStyle = theme.inkSoft;
  context.lineWidth = 1 / ratio;
  context.beginPath();
  context.moveTo(0, 0.5 / ratio);
  context.lineTo(frame.widthPx, 0.5 / ratio);
  for (const at of axis.minor) tick(context, x(at), 3);
  for (const { at } of axis.ticks) tick(context, x(at), 5);
  context.stroke();
  context.fillStyle = theme.inkSoft;
  context.font = `${theme.labelPx - 1}px ${theme.fonts.text}`;
  context.textBaseline = "top";
  const right = frame.widthPx + gutterPx - 4;
  const unitLeft = right - context.measureText(axis.unit).width - 6;
  context.textAlign = "right";
  context.fillText(axis.unit, right, LABEL_TOP_PX);
  context.textAlign = "center";
  for (const { at, label } of axis.ticks) {
    const half = context.measureText(label).width / 2;
    if (x(at) + half < unitLeft) context.fillText(label, Math.max(half, x(at)), LABEL_TOP_PX);
  }
  const { ticks } = pointer.getState();
  if (ticks !== undefined && ticks <= frame.extentTicks)
    chip(context, x(ticks), nowLabel(ticks, unit, window), theme, frame.widthPx + gutterPx);
}

/** The moment in the axis' own unit, with enough digits to tell one pixel from the next. */
function nowLabel(ticks: number, unit: TimeUnit, window: Viewport): string {
  const scaled = scaleUnit(unit, window.to);
  const digits = Math.ceil(Math.log10(window.to / (window.to - window.from))) + 4;
  return `${formatNumber(ticks / scaled.ticksPerLabel, Math.min(digits, 12))} ${scaled.unit}`;
}

/** The moment under the pointer, over the axis' own numbers. */
function chip(
  context: CanvasRenderingContext2D,
  x: number,
  text: string,
  theme: Theme,
  widthPx: number,
): void {
  const half = context.measureText(text).width / 2 + 4;
  const middle = Math.min(Math.max(half, x), widthPx - half);
  context.fillStyle = theme.ink;
  context.fillRect(middle - half, LABEL_TOP_PX - 3, 2 * half, theme.labelPx + 4);
  context.fillStyle = theme.paper;
  context.fillText(text, middle, LABEL_TOP_PX);
}

function tick(context: CanvasRenderingContext2D, x: number, length: number): void {
  context.moveTo(x, 0);
  context.lineTo(x, length);
}
