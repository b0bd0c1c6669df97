import type { Theme } from "../../render/theme";
import { timeAxis } from "../../scene/axis";
import type { TimeUnit } from "../../scene/timeUnit";
import { toPx } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import { type Surface2D, sizeCanvas } from "./canvas";
import { usePainter } from "./usePainter";
import { shownWindow, type TimeFrame } from "./window";

interface Props {
  readonly frame: TimeFrame;
  readonly theme: Theme;
  readonly unit: TimeUnit;
  /** Room right of the plots, where the unit stands. */
  readonly gutterPx: number;
}

const SOURCES = [chartView] as const;

/** Height of the axis in CSS pixels. */
export function axisHeight(theme: Theme): number {
  return theme.labelPx + 12;
}

/** The time axis that all charts share: round numbers, the unit once at its end. */
export function TimeAxis(props: Props) {
  const host = usePainter((surface) => paint(surface, props), SOURCES);
  return <div ref={host} aria-hidden="true" style={{ height: axisHeight(props.theme) }} />;
}

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
  const unitPx = context.measureText(axis.unit).width;
  const right = frame.widthPx + gutterPx - 4;
  context.textAlign = "right";
  context.fillText(axis.unit, right, 8);
  context.textAlign = "center";
  for (const { at, label } of axis.ticks) {
    const half = context.measureText(label).width / 2;
    if (x(at) + half < right - unitPx - 6) context.fillText(label, Math.max(half, x(at)), 8);
  }
}

function tick(context: CanvasRenderingContext2D, x: number, length: number): void {
  context.moveTo(x, 0);
  context.lineTo(x, length);
}
