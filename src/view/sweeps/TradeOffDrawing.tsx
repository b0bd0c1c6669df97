import css from "./CurvesChart.module.css";
import { linesOf } from "./linesOf";
import { MetricAxis } from "./MetricAxis";
import { seriesStyle } from "./seriesStyle";
import type { SweepMetric } from "./sweepMetrics";
import own from "./TradeOff.module.css";
import { inDrawingOrder, type PlacedTradeOff, type TradeOffLayout } from "./tradeOffLayout";
import { sizedLabel } from "./tradeOffs";

interface Props {
  readonly layout: TradeOffLayout;
  readonly axes: readonly [across: SweepMetric, up: SweepMetric];
  readonly active: string | undefined;
  readonly box: { readonly width: number; readonly height: number };
}

/** The drawing: axes with the better ends named, a marker for each schedule, pale where another one beats it. */
export function TradeOffDrawing({ layout, axes, active, box }: Props) {
  const shown = layout.placed.find(({ tradeOff }) => tradeOff.id === active);
  const beater = layout.placed.find(({ tradeOff }) => tradeOff.id === shown?.tradeOff.beatenBy?.id);
  return (
    <svg className={css.svg} width={box.width} height={box.height} aria-hidden="true">
      <Axes layout={layout} axes={axes} />
      {shown && beater && (
        <line className={own.beats} x1={beater.x} y1={beater.y} x2={shown.x} y2={shown.y} />
      )}
      {inDrawingOrder(layout.placed).map((one) => (
        <Marker key={one.tradeOff.id} at={one} isActive={one === shown} />
      ))}
      {shown && <Tip at={shown} axes={axes} layout={layout} />}
    </svg>
  );
}

function Axes({ layout: { x, y, inner, unit }, axes: [across, up] }: Pick<Props, "layout" | "axes">) {
  const columns = linesOf(x, (inner.right - inner.left) / 90);
  return (
    <g className={css.axes}>
      <MetricAxis y={y} inner={inner} metric={up} unit={unit} />
      {columns.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={css.grid} y1={inner.top} y2={inner.bottom} />
          <text y={inner.bottom + 15} textAnchor="middle">
            {across.tick(tick, x.domain()[1], unit)}
          </text>
        </g>
      ))}
      <text x={inner.right} y={inner.bottom + 30} textAnchor="end">
        {nameOf(across, "→", "←")}
      </text>
      <text x={12} y={12}>
        {nameOf(up, "↑", "↓")}
      </text>
    </g>
  );
}

/** The metric, with an arrow to where it is better. */
function nameOf({ name, better }: SweepMetric, higher: string, lower: string): string {
  return `${name} (${better === "higher" ? higher : lower} better)`;
}

function Marker({
  at: { tradeOff, x, y, label },
  isActive,
}: {
  readonly at: PlacedTradeOff;
  readonly isActive: boolean;
}) {
  const { color, marker, isHollow } = seriesStyle(tradeOff.index);
  const isBeaten = tradeOff.beatenBy !== undefined;
  return (
    <g style={{ color }} data-schedule={tradeOff.name}>
      <path
        d={marker}
        transform={`translate(${x} ${y})`}
        className={isHollow ? css.hollow : css.solid}
        opacity={isBeaten && !isActive ? 0.45 : undefined}
      />
      {isActive && <circle className={css.ring} cx={x} cy={y} r="8" />}
      {label && !isActive && (
        <text className={css.label} x={label.x} y={label.y} dy="0.32em" textAnchor={label.anchor}>
          {tradeOff.label}
        </text>
      )}
    </g>
  );
}

/** Half of a tip's width about, in CSS pixels. */
const TIP_PX = 120;

function Tip({
  at: { tradeOff, x, y },
  axes,
  layout: { inner, unit },
}: { readonly at: PlacedTradeOff } & Pick<Props, "axes" | "layout">) {
  const { point, beatenBy } = tradeOff;
  const center = Math.min(Math.max(x, inner.left + TIP_PX), inner.right - TIP_PX);
  const isLow = y - inner.top > 58;
  const values = axes.map((metric) => metric.format(metric.value(point) ?? 0, unit));
  return (
    <g className={css.tip} transform={`translate(0 ${isLow ? y - 44 : y + 24})`}>
      <text x={center} textAnchor="middle">
        <tspan className={css.value}>
          {tradeOff.label}, {point.processors} {point.processors === 1 ? "processor" : "processors"}
        </tspan>
        <tspan x={center} dy="13">
          {values.join(", ")}
        </tspan>
        <tspan x={center} dy="13">
          {beatenBy === undefined ? "on the front" : `beaten by ${sizedLabel(beatenBy, point)}`}
        </tspan>
      </text>
    </g>
  );
}
