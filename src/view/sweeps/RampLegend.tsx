import { useRef } from "react";
import { useSize } from "../gantt/useSize";
import { HatchSwatch } from "./HatchSwatch";
import css from "./HeatMap.module.css";
import { HEAT_STEPS, type HeatScale } from "./heatScale";
import type { SweepMetric } from "./sweepMetrics";

interface Props {
  readonly scale: HeatScale;
  readonly metric: SweepMetric;
  readonly hasRefused: boolean;
}

/** Between two numbers at least, in CSS pixels. */
const APART_PX = 16;

/** The shades with their numbers. */
export function RampLegend({ scale, metric, hasRefused }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const { height } = useSize(bar);
  return (
    <div className={css.ramp}>
      <div className={css.bar} ref={bar}>
        {SHADES.map((color) => (
          <i key={color} style={{ background: color }} />
        ))}
        {apart(scale.ticks, height).map(({ at, text }) => (
          <span key={text} style={{ bottom: `${100 * at}%` }}>
            {text}
          </span>
        ))}
      </div>
      <div className={css.notes}>
        <p>{metric.better === "higher" ? "Higher" : "Lower"} is better</p>
        {hasRefused && (
          <p className={css.sample}>
            <HatchSwatch />
            not possible
          </p>
        )}
      </div>
    </div>
  );
}

/** The same mixtures of tokens that the maps are painted with, the largest value first. */
const SHADES = Array.from({ length: HEAT_STEPS }, (_, i) => shade(HEAT_STEPS - 1 - i));

function shade(step: number): string {
  const at = (2 * step) / (HEAT_STEPS - 1);
  const [from, to] = at <= 1 ? ["low", "mid"] : ["mid", "high"];
  return `color-mix(in lab, var(--ramp-${to}) ${100 * (at <= 1 ? at : at - 1)}%, var(--ramp-${from}))`;
}

function apart(ticks: HeatScale["ticks"], height: number): HeatScale["ticks"] {
  const kept: HeatScale["ticks"][number][] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || (tick.at - last.at) * height >= APART_PX) kept.push(tick);
  }
  return kept;
}
