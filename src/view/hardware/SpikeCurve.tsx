import { line, scaleLinear } from "d3";
import { publishedSpiking } from "../../model/spiking/published";
import { formatNumber } from "../../scene/timeUnit";
import { SPIKES_PROCESSORS, type SpikesPoint } from "../../state/spikes";
import { formatFactor } from "../common/formatFactor";
import css from "./Spikes.module.css";

const WIDTH = 356;
const HEIGHT = 112;
const INNER = { left: 34, right: WIDTH - 100, top: 16, bottom: HEIGHT - 20 };
/** Labels stand so far below one another. */
const APART = 14;
/** The axis reaches so far at least. */
const LEAST_TOP = 2.1;

interface Props {
  /** Within the ends of the axis. */
  readonly points: readonly SpikesPoint[];
  /** The problem's own number. */
  readonly processors: number;
}

interface Placed {
  readonly processors: number;
  readonly factor: number;
}

/** Speedup of LayerPipe over standard pipelining against processors, with the published averages and the largest drawn in. */
export function SpikeCurve({ points, processors }: Props) {
  const known = points.flatMap(({ processors, factor }): Placed[] =>
    factor === undefined ? [] : [{ processors, factor }],
  );
  const mean = known.reduce((sum, { factor }) => sum + factor, 0) / Math.max(1, known.length);
  const top = known.reduce((most, { factor }) => Math.max(most, factor), LEAST_TOP);
  const bottom = known.reduce((least, { factor }) => Math.min(least, factor), 1);
  const { first, last } = SPIKES_PROCESSORS;
  const x = scaleLinear([first, last], [INNER.left, INNER.right]);
  const y = scaleLinear([bottom, top], [INNER.bottom, INNER.top]);
  const path = line<Placed>(
    (point) => x(point.processors),
    (point) => y(point.factor),
  )(known);
  return (
    <figure className={css.figure}>
      <figcaption className={css.soft}>
        Period of a straight PipeDream ÷ LayerPipe's
        {known.length > 0 && `; mean ${formatFactor(mean)}`}
      </figcaption>
      <svg className={css.curve} width={WIDTH} height={HEIGHT} role="img" aria-label={inWords(known)}>
        <Published y={y} />
        {Array.from({ length: last - first + 1 }, (_, i) => first + i).map((count) => (
          <text key={count} className={css.tick} x={x(count)} y={HEIGHT - 5} textAnchor="middle">
            {count}
          </text>
        ))}
        <text className={css.tick} x={INNER.right + 18} y={HEIGHT - 5}>
          processors
        </text>
        <path className={css.line} d={path ?? ""} />
        {known.map((point) => (
          <g
            key={point.processors}
            transform={`translate(${x(point.processors)} ${y(point.factor)})`}
            data-now={point.processors === processors}
          >
            <circle className={css.point} r="3.5" />
            <text className={css.value} y="-7" textAnchor="middle">
              {point.factor < 10 ? point.factor.toFixed(2) : formatNumber(point.factor, 3)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** The averages as a band, the largest and no gain at all as lines. */
function Published({ y }: { readonly y: (factor: number) => number }) {
  const [{ range: first }, { range: later }, { range: largest }] = publishedSpiking;
  const [low, high] = [first[0], later[0]];
  const label = INNER.right + 18;
  return (
    <>
      <line className={css.axis} x1={INNER.left - 10} x2={INNER.right + 10} y1={y(1)} y2={y(1)} />
      <text className={css.tick} x={INNER.left - 14} y={y(1)} dy="0.32em" textAnchor="end">
        1×
      </text>
      <rect
        className={css.band}
        x={INNER.left - 10}
        width={INNER.right - INNER.left + 20}
        y={y(high)}
        height={y(low) - y(high)}
      />
      <text
        className={css.tick}
        x={label}
        y={Math.max(y((low + high) / 2), y(largest[1]) + APART)}
        dy="0.32em"
      >
        {low}, {high}× average
      </text>
      <line
        className={css.most}
        x1={INNER.left - 10}
        x2={INNER.right + 10}
        y1={y(largest[1])}
        y2={y(largest[1])}
      />
      <text className={css.tick} x={label} y={y(largest[1])} dy="0.32em">
        up to {largest[1]}×
      </text>
    </>
  );
}

function inWords(points: readonly Placed[]): string {
  const ours = points.map(({ processors, factor }) => `${formatFactor(factor)} on ${processors}`).join(", ");
  return `LayerPipe over standard pipelining by processors: ${ours || "none"}. Published: 1.6 and 1.7× on average, up to 2×.`;
}
