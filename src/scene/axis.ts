import { tickStep, ticks } from "d3";
import { scaleUnit, type TimeUnit } from "./timeUnit";
import type { Viewport } from "./viewport";

/** A time axis: round numbers in the user's unit. All labels have the same decimals, so that they align. */
export interface Axis {
  readonly ticks: readonly AxisTick[];
  /** Unit of the labels, with prefix: stands once at the axis' end. */
  readonly unit: string;
  /** Distance between two labels, in ticks. */
  readonly stepTicks: number;
  /** Unlabelled ticks in between, in ticks. */
  readonly minor: readonly number[];
}

/** One labelled tick. */
export interface AxisTick {
  /** In ticks. */
  readonly at: number;
  readonly label: string;
}

/** Ticks for a viewport `widthPx` wide, about one every `spacingPx`; none beyond `extentTicks`, if given. */
export function timeAxis(
  viewport: Viewport,
  widthPx: number,
  unit: TimeUnit,
  { spacingPx = 90, extentTicks = Number.POSITIVE_INFINITY } = {},
): Axis {
  const wanted = Math.max(1, Math.floor(widthPx / spacingPx));
  const scaled = scaleUnit(unit, Math.max(Math.abs(viewport.from), Math.abs(viewport.to)));
  const from = viewport.from / scaled.ticksPerLabel;
  const to = Math.min(viewport.to, extentTicks) / scaled.ticksPerLabel;
  const step = Math.abs(tickStep(from, viewport.to / scaled.ticksPerLabel, wanted));
  if (!(step > 0) || !Number.isFinite(step)) return { ticks: [], unit: scaled.unit, stepTicks: 0, minor: [] };
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const labelled = multiples(from, to, step).map((n) => ({
    at: n * step * scaled.ticksPerLabel,
    label: (n * step).toFixed(decimals).replace("-", "−"),
  }));
  const fine = step / minorParts(step);
  const minor = multiples(from, to, fine).map((n) => n * fine * scaled.ticksPerLabel);
  return { ticks: labelled, unit: scaled.unit, stepTicks: step * scaled.ticksPerLabel, minor };
}

/** A step of 1 or 5 is divided in five, a step of 2 in four: minor ticks are round too. */
function minorParts(step: number): number {
  const digit = Math.round(step / 10 ** Math.floor(Math.log10(step) + 1e-9));
  return digit === 2 ? 4 : 5;
}

/** Whole n with from ≤ n · step ≤ to. */
function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** Round values from 0 to `max` for a small vertical scale, at most about `count`. */
export function scaleTicks(max: number, count: number): readonly number[] {
  return ticks(0, max, Math.max(1, Math.min(5, Math.floor(count))));
}
