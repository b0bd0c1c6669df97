import type { ComparedChart, ComparisonRow } from "./comparison";
import css from "./Table.module.css";

interface Props {
  readonly charts: readonly ComparedChart[];
  readonly rows: readonly ComparisonRow[];
  readonly baseline: string;
}

/** Metrics down, schedules across; heads stay in sight. */
export function ComparisonTable({ charts, rows, baseline }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.scroller} aria-label="Comparison" tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {charts.map(({ id, name }) => (
              <th key={id} scope="col" colSpan={2} className={css.chart}>
                {name}
                {id === baseline && <span className={css.soft}> baseline</span>}
              </th>
            ))}
            <td className={css.rest} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, definition, cells }) => (
            <tr key={id}>
              <th scope="row" title={definition}>
                <span className={css.term}>{name}</span>
              </th>
              {cells.map(({ text, difference, remark, isBest }, i) => (
                <Pair
                  key={charts[i].id}
                  text={text}
                  isBest={isBest}
                  aside={[difference, remark].filter((part) => part !== undefined).join("  ")}
                />
              ))}
              <td className={css.rest} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PairProps {
  readonly text: string;
  readonly isBest: boolean;
  readonly aside: string;
}

/** The number, and beside it what is to be said about it. */
function Pair({ text, isBest, aside }: PairProps) {
  return (
    <>
      <td className={css.number} data-best={isBest || undefined}>
        {text}
      </td>
      <td className={css.aside} title={aside}>
        {aside}
      </td>
    </>
  );
}
