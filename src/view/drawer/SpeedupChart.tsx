import { useRef, useState } from "react";
import { Hidden } from "../common/Hidden";
import { useSize } from "../gantt/useSize";
import css from "./SpeedupChart.module.css";
import { SpeedupCurves } from "./SpeedupCurves";
import { layOutSpeedup, type SpeedupKind, type SpeedupSeries } from "./speedupLayout";
import { movedPoint, type PointRef, pointInWords } from "./speedupPoints";

interface Props {
  readonly series: readonly SpeedupSeries[];
  readonly kind: SpeedupKind;
  /** The processor count of the problem. */
  readonly processors: number;
  readonly onPick: (processors: number) => void;
}

/** Speedup against processor count, one curve per schedule, with the bound that no schedule passes. Click sets the processors. */
export function SpeedupChart({ series, kind, processors, onPick }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const [active, setActive] = useState<PointRef>();
  const layout = width > 0 && height > 0 ? layOutSpeedup(series, kind, width, height) : undefined;
  const point = active && layout?.curves[active.series]?.points[active.point];
  return (
    <div
      className={css.chart}
      ref={host}
      role="application"
      aria-roledescription="line chart"
      aria-label="Speedup against processor count. Left and right change the processor count, up and down the schedule; Enter sets the problem's processors."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
      tabIndex={0}
      onKeyDown={(event) => {
        const next = movedPoint(
          layout?.curves.map((curve) => curve.points) ?? [],
          active,
          event.key,
          processors,
        );
        if (event.key === "Enter" && point) onPick(point.processors);
        else if (next === undefined) return;
        else setActive(next);
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={() => setActive(undefined)}
    >
      {layout && (
        <SpeedupCurves
          layout={layout}
          processors={processors}
          active={active}
          onActive={setActive}
          onPick={onPick}
          width={width}
          height={height}
        />
      )}
      <Hidden aria-live="polite">{point && active && pointInWords(series[active.series].name, point)}</Hidden>
    </div>
  );
}
