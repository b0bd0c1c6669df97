import { type BestCount, bestCounts } from "./bestCounts";
import { HatchSwatch } from "./HatchSwatch";
import css from "./HeatMap.module.css";
import type { HeatMap } from "./heatCells";
import { seriesStyle } from "./seriesStyle";

interface Props {
  readonly map: HeatMap;
  /** Of all that take part, in their order. */
  readonly names: readonly string[];
}

/** Which schedules are best somewhere, and at how many sizes. */
export function BestLegend({ map, names }: Props) {
  const { best, never, hasTies, hasRefused } = bestCounts(map, names);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section className={css.best} aria-label="Best schedules, with the number of sizes" tabIndex={0}>
      <ul>
        {best.map((one) => (
          <li key={one.index}>
            <Swatch {...one} />
            <span className={css.name}>{one.name}</span>
            <span className={css.count}>{one.cells}</span>
          </li>
        ))}
        {hasTies && (
          <li>
            <i className={css.pale} />
            pale: others are as good
          </li>
        )}
        {hasRefused && (
          <li>
            <HatchSwatch />
            none is possible
          </li>
        )}
      </ul>
      {never.length > 0 && <p>Nowhere first: {never.join(", ")}</p>}
    </section>
  );
}

function Swatch({ index }: BestCount) {
  const { color, marker, isHollow } = seriesStyle(index);
  return (
    <svg className={css.swatch} viewBox="-7 -6 14 12" aria-hidden="true" style={{ color }}>
      <path className={css.ground} d="M-7-6H7V6H-7z" />
      <path className={isHollow ? css.hollow : css.solid} d={marker} transform="scale(0.9)" />
    </svg>
  );
}
