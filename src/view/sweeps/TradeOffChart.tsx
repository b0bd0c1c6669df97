import { useRef } from "react";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { Hidden } from "../common/Hidden";
import { useSize } from "../gantt/useSize";
import css from "./CurvesChart.module.css";
import type { SweepMetric } from "./sweepMetrics";
import { TradeOffDrawing } from "./TradeOffDrawing";
import { layOutTradeOffs, type PlacedTradeOff, type TradeOffLayout } from "./tradeOffLayout";
import { type TradeOff, tradeOffInWords } from "./tradeOffs";

interface Props {
  readonly found: readonly TradeOff[];
  readonly axes: readonly [across: SweepMetric, up: SweepMetric];
  /** Id of the trade-off that is looked at. */
  readonly active: string | undefined;
  readonly onActive: (id: string | undefined) => void;
  readonly onOpen: (point: SweepPoint) => void;
}

/** How far from a marker a pointer still means it, in CSS pixels. */
const REACH_PX = 24;

/** Two numbers of each schedule against each other. A click on a marker opens its Gantt. */
export function TradeOffChart({ found, axes, active, onActive, onOpen }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const layout = width > 0 && height > 0 ? layOutTradeOffs(found, axes, { width, height }) : undefined;
  const shown = layout?.placed.find(({ tradeOff }) => tradeOff.id === active);
  return (
    <div
      className={css.chart}
      ref={host}
      role="application"
      aria-roledescription="scatter chart"
      aria-label={`${axes[1].name} against ${axes[0].name.toLowerCase()}. Arrow keys go from schedule to schedule; Enter opens the Gantt chart.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
      tabIndex={0}
      data-points={shown !== undefined}
      onKeyDown={(event) => {
        const next = movedTo(layout, shown, event.key);
        if (event.key === "Enter" && shown) onOpen(shown.tradeOff.point);
        else if (next === undefined) return;
        else onActive(next.tradeOff.id);
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={() => onActive(undefined)}
      onPointerMove={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        onActive(nearest(layout, event.clientX - left, event.clientY - top)?.tradeOff.id);
      }}
      onPointerLeave={() => onActive(undefined)}
      onClick={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const at = nearest(layout, event.clientX - left, event.clientY - top);
        if (at) onOpen(at.tradeOff.point);
      }}
    >
      {layout && <TradeOffDrawing layout={layout} axes={axes} active={active} box={{ width, height }} />}
      <Hidden aria-live="polite">{shown && tradeOffInWords(shown.tradeOff, axes)}</Hidden>
    </div>
  );
}

function nearest(layout: TradeOffLayout | undefined, x: number, y: number): PlacedTradeOff | undefined {
  const distance = (one: PlacedTradeOff) => Math.hypot(one.x - x, one.y - y);
  const near = layout?.placed.filter((one) => distance(one) <= REACH_PX) ?? [];
  return near.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The next marker along an axis; the first one where none was looked at; undefined if the key leads nowhere. */
function movedTo(
  layout: TradeOffLayout | undefined,
  from: PlacedTradeOff | undefined,
  key: string,
): PlacedTradeOff | undefined {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined || layout === undefined) return undefined;
  const isAcross = key === "ArrowLeft" || key === "ArrowRight";
  const inOrder = layout.placed.toSorted((a, b) =>
    isAcross ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x,
  );
  if (from === undefined) return inOrder[0];
  const to = inOrder.findIndex(({ tradeOff }) => tradeOff.id === from.tradeOff.id) + step;
  return inOrder[Math.min(Math.max(to, 0), inOrder.length - 1)];
}
