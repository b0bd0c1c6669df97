import { seriesStyle } from "./markers";
import css from "./SpeedupChart.module.css";
import type { Curve, SpeedupLayout } from "./speedupLayout";
import { type PointRef, pointInWords } from "./speedupPoints";

interface Props {
  readonly layout: SpeedupLayout;
  readonly processors: number;
  readonly active: PointRef | undefined;
  readonly onActive: (point: PointRef | undefined) => void;
  readonly onPick: (processors: number) => void;
  readonly width: number;
  readonly height: number;
}

/** The drawing: axes, reference lines, curves with their labels at the end. */
export function SpeedupCurves({ layout, processors, active, onActive, onPick, width, height }: Props) {
  const { x, inner, bound, ideal, curves } = layout;
  const isInside = processors >= x.domain()[0] && processors <= x.domain()[1];
  return (
    <svg className={css.svg} width={width} height={height} aria-hidden="true">
      <Axes layout={layout} />
      {isInside && (
        <line className={css.now} x1={x(processors)} x2={x(processors)} y1={inner.top} y2={inner.bottom} />
      )}
      <path className={css.ideal} d={ideal} />
      {bound && (
        <g>
          <path className={css.bound} d={bound.path} />
          <text className={css.boundLabel} x={inner.right + 12} y={bound.labelY} dy="0.32em">
            bound
          </text>
        </g>
      )}
      {curves.map((curve, series) => (
        <CurveMarks
          key={curve.id}
          curve={curve}
          series={series}
          active={active}
          processors={processors}
          labelX={inner.right + 12}
          onActive={onActive}
          onPick={onPick}
        />
      ))}
    </svg>
  );
}

function Axes({ layout: { x, y, inner } }: { readonly layout: SpeedupLayout }) {
  const columns = x.ticks(Math.max(2, (inner.right - inner.left) / 60)).filter(Number.isInteger);
  return (
    <g className={css.axes}>
      {y.ticks(Math.max(2, (inner.bottom - inner.top) / 36)).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={css.grid} x1={inner.left} x2={inner.right} />
          <text x={inner.left - 8} dy="0.32em" textAnchor="end">
            {tick}×
          </text>
        </g>
      ))}
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

interface CurveMarksProps extends Pick<Props, "active" | "processors" | "onActive" | "onPick"> {
  readonly curve: Curve;
  readonly series: number;
  readonly labelX: number;
}

function CurveMarks({ curve, series, active, processors, labelX, onActive, onPick }: CurveMarksProps) {
  const { marker, isHollow, dash } = seriesStyle(series);
  const end = curve.points.at(-1);
  const tone = active === undefined ? "" : active.series === series ? css.bright : css.dimmed;
  return (
    <g className={`${css.curve} ${tone}`}>
      <path className={css.line} d={curve.path} strokeDasharray={dash} />
      {end && (
        <>
          <path className={css.leader} d={`M${end.x + 6} ${end.y}L${labelX - 3} ${curve.labelY}`} />
          <text className={css.label} x={labelX} y={curve.labelY} dy="0.32em">
            {curve.name}
          </text>
        </>
      )}
      {curve.points.map((point, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the chart around it answers the keyboard
        <g
          key={point.processors}
          transform={`translate(${point.x} ${point.y})`}
          onPointerEnter={() => onActive({ series, point: i })}
          onPointerLeave={() => onActive(undefined)}
          onClick={() => onPick(point.processors)}
        >
          <title>{pointInWords(curve.name, point)}</title>
          <circle className={css.target} r="9" />
          <path
            d={marker}
            className={isHollow ? css.hollow : css.solid}
            data-now={point.processors === processors}
          />
          {active?.series === series && active.point === i && (
            <PointLabel text={`${point.value.toFixed(2)}×`} />
          )}
        </g>
      ))}
    </g>
  );
}

function PointLabel({ text }: { readonly text: string }) {
  return (
    <g pointerEvents="none">
      <circle className={css.ring} r="7" />
      <text className={css.value} y="-12" textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
