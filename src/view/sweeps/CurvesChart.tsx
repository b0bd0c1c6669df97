import { type KeyboardEvent, useRef, useState } from "react";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { Hidden } from "../common/Hidden";
import { useSize } from "../gantt/useSize";
import css from "./CurvesChart.module.css";
import { CurvesDrawing } from "./CurvesDrawing";
import { CurvesLegend } from "./CurvesLegend";
import { movedPoint, nearestTo, type PointRef, pointInWords, resolvePoint } from "./curvePoints";
import type { CurveSeries } from "./curveSeries";
import { type CurvesLayout, fitLabels, isSpeedup, layOutCurves } from "./curvesLayout";
import type { SweepMetric } from "./sweepMetrics";

interface Props {
  readonly series: readonly CurveSeries[];
  readonly metric: SweepMetric;
  /** The processor count of the problem. */
  readonly processors: number;
  readonly onOpen: (point: SweepPoint) => void;
}

/** How far from a point a pointer still means it, in CSS pixels. */
const REACH_PX = 24;

/** One curve for each schedule, with the bound that no speedup passes. A click on a point opens its Gantt. */
export function CurvesChart({ series, metric, processors, onOpen }: Props) {
  const whole = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const { width: room, height: tall } = useSize(whole);
  const { width, height } = useSize(host);
  const [active, setActive] = useState<PointRef>();
  const names = series.filter(({ points }) => points.some((point) => metric.value(point) !== null)).length;
  const hasLabels = fitLabels(names + (isSpeedup(metric) ? 1 : 0), room, tall);
  const layout =
    width > 0 && height > 0 ? layOutCurves(series, metric, { width, height, hasLabels }) : undefined;
  const found = resolvePoint(layout?.curves ?? [], active);
  const open = () => found && onOpen(found.at.point);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedPoint(layout?.curves ?? [], active, event.key, processors);
    if (event.key === "Enter" && found) open();
    else if (next === undefined) return;
    else setActive(next);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.whole} ref={whole}>
      <div
        className={css.chart}
        ref={host}
        role="application"
        aria-roledescription="line chart"
        aria-label={`${metric.name} against processor count. Left and right change the processor count, up and down the schedule; Enter opens the point's Gantt chart.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
        tabIndex={0}
        data-points={found !== undefined}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(undefined)}
        onPointerMove={(event) => setActive(layout && pointedAt(layout, event))}
        onPointerLeave={() => setActive(undefined)}
        onClick={(event) => {
          const { at } = resolvePoint(layout?.curves ?? [], layout && pointedAt(layout, event)) ?? {};
          if (at) onOpen(at.point);
        }}
      >
        {layout && (
          <CurvesDrawing
            layout={layout}
            metric={metric}
            processors={processors}
            active={active}
            width={width}
            height={height}
          />
        )}
        <Hidden aria-live="polite">{found && pointInWords(found.curve.name, found.at, metric)}</Hidden>
      </div>
      {layout && !hasLabels && <CurvesLegend curves={layout.curves} active={active?.id} />}
    </div>
  );
}

function pointedAt(
  layout: CurvesLayout,
  { currentTarget, clientX, clientY }: { currentTarget: Element; clientX: number; clientY: number },
): PointRef | undefined {
  const { left, top } = currentTarget.getBoundingClientRect();
  return nearestTo(layout, clientX - left, clientY - top, REACH_PX);
}
