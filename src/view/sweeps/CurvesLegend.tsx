import css from "./CurvesChart.module.css";
import type { Curve } from "./curvesLayout";
import { seriesStyle } from "./seriesStyle";

interface Props {
  readonly curves: readonly Curve[];
  /** Of the curve that is looked at. */
  readonly active: string | undefined;
}

/** The names of the curves where they do not fit at the curves' ends. */
export function CurvesLegend({ curves, active }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section className={css.legend} aria-label="Schedules that are drawn" tabIndex={0}>
      <ul>
        {curves.map(({ id, label, index }) => (
          <li key={id} className={id === active ? css.legendActive : undefined}>
            <Sample index={index} />
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sample({ index }: { readonly index: number }) {
  const { color, marker, isHollow, dash } = seriesStyle(index);
  return (
    <svg className={css.sample} viewBox="-14 -6 28 12" aria-hidden="true" style={{ color }}>
      <path className={css.line} d="M-14 0H14" strokeDasharray={dash} />
      <path className={isHollow ? css.hollow : css.solid} d={marker} />
    </svg>
  );
}
