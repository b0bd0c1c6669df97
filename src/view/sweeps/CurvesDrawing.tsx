import css from "./CurvesChart.module.css";
import { type PointRef, resolvePoint } from "./curvePoints";
import { type Curve, type CurvePoint, type CurvesLayout, type Inner, pathOf } from "./curvesLayout";
import { MetricAxis } from "./MetricAxis";
import { seriesStyle } from "./seriesStyle";
import type { SweepMetric } from "./sweepMetrics";

interface Props {
  readonly layout: CurvesLayout;
  readonly metric: SweepMetric;
  /** The processor count of the problem. */
  readonly processors: number;
  readonly active: PointRef | undefined;
  readonly width: number;
  readonly height: number;
}

/** The drawing: axes, reference lines, curves with their labels at the end, and the point that is looked at. */
export function CurvesDrawing({ layout, metric, processors, active, width, height }: Props) {
  const { x, inner, bound, ideal, curves, hasLabels } = layout;
  const isInside = processors >= x.domain()[0] && processors <= x.domain()[1];
  const found = resolvePoint(curves, active);
  return (
    <svg className={css.svg} width={width} height={height} aria-hidden="true">
      <Axes layout={layout} metric={metric} />
      {isInside && (
        <line className={css.now} x1={x(processors)} x2={x(processors)} y1={inner.top} y2={inner.bottom} />
      )}
      {ideal && <path className={css.ideal} d={pathOf(ideal)} />}
      {bound && <Bound bound={bound} labelX={inner.right + 12} />}
      {curves.map((curve) => (
        <CurveMarks
          key={curve.id}
          curve={curve}
          tone={found && (found.curve === curve ? "bright" : "dimmed")}
          labelX={hasLabels ? inner.right + 12 : undefined}
        />
      ))}
      {found && <Tip at={found.at} name={namesAt(curves, found)} metric={metric} inner={inner} />}
    </svg>
  );
}

function Axes({ layout: { x, y, inner, unit }, metric }: Pick<Props, "layout" | "metric">) {
  const columns = x.ticks(Math.max(2, (inner.right - inner.left) / 60)).filter(Number.isInteger);
  return (
    <g className={css.axes}>
      <MetricAxis y={y} inner={inner} metric={metric} unit={unit} />
      {columns.map((tick) => (
        <text key={tick} x={x(tick)} y={inner.bottom + 15} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={inner.right + 12} y={inner.bottom + 15}>
        processors
      </text>
    </g>
  );
}

function Bound({
  bound,
  labelX,
}: {
  readonly bound: NonNullable<CurvesLayout["bound"]>;
  readonly labelX: number;
}) {
  return (
    <g>
      <path className={css.bound} d={pathOf(bound.points)} />
      <text className={css.boundLabel} x={labelX} y={bound.labelY} dy="0.32em">
        bound
      </text>
    </g>
  );
}

/** A curve that ends so far before the others is tied to its name by a fainter line. */
const FAR_PX = 40;

function CurveMarks({
  curve,
  tone,
  labelX,
}: {
  readonly curve: Curve;
  readonly tone: "bright" | "dimmed" | undefined;
  /** Where its name stands; undefined: a legend has it. */
  readonly labelX: number | undefined;
}) {
  const { color, marker, isHollow, dash } = seriesStyle(curve.index);
  const end = curve.points[curve.points.length - 1];
  const isFar = labelX !== undefined && labelX - end.x > FAR_PX;
  return (
    <g className={tone && css[tone]} style={{ color }} data-curve={curve.name}>
      <path className={css.line} d={curve.path} strokeDasharray={dash} />
      {labelX !== undefined && (
        <>
          <path
            className={isFar ? css.farLeader : css.leader}
            d={`M${end.x + 6} ${end.y}L${labelX - 3} ${curve.labelY}`}
          />
          <text className={css.label} x={labelX} y={curve.labelY} dy="0.32em">
            {curve.label}
          </text>
        </>
      )}
      {curve.points.map(({ point, x, y }) => (
        <path
          key={point.processors}
          d={marker}
          transform={`translate(${x} ${y})`}
          className={isHollow ? css.hollow : css.solid}
          data-processors={point.processors}
        />
      ))}
    </g>
  );
}

/** Half of a tip's width at most, in CSS pixels. */
const TIP_PX = 110;

function Tip({
  at: { point, value, x, y },
  name,
  metric,
  inner,
}: {
  readonly at: CurvePoint;
  readonly name: string;
  readonly metric: SweepMetric;
  readonly inner: Inner;
}) {
  const isLow = y - inner.top > 34;
  const center = Math.min(Math.max(x, inner.left + TIP_PX - 40), inner.right - 40);
  return (
    <g className={css.tip} transform={`translate(0 ${isLow ? y - 24 : y + 22})`}>
      <circle className={css.ring} cx={x} cy={isLow ? 24 : -22} r="7" />
      <text x={center} textAnchor="middle">
        <tspan className={css.value}>{metric.format(value, point.unit ?? "")}</tspan>
        <tspan x={center} dy="13">
          {name}, {point.processors} {point.processors === 1 ? "processor" : "processors"}
        </tspan>
      </text>
    </g>
  );
}

/** The curve that is looked at, and how many others have their point in the same place. */
function namesAt(
  curves: readonly Curve[],
  { curve, at }: { readonly curve: Curve; readonly at: CurvePoint },
): string {
  const others = curves.filter(
    ({ id, points }) => id !== curve.id && points.some(({ x, y }) => x === at.x && Math.abs(y - at.y) < 1),
  ).length;
  return others === 0 ? curve.label : `${curve.label} and ${others} more`;
}
