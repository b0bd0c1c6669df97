import type { ReactNode } from "react";
import type { Citation } from "../../schedule/family";
import { Hidden } from "../common/Hidden";
import css from "./ChartHeader.module.css";

/** One number of the header, already in words. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** What the number means. */
  readonly definition: string;
}

interface Props {
  /** Id of the heading, which names the chart. */
  readonly headingId: string;
  readonly name: string;
  readonly citation?: Citation;
  /** What stands in the place of a citation: which published order the user's own one is. */
  readonly remark?: string;
  readonly reconstruction?: string;
  readonly isBaseline: boolean;
  readonly figures: readonly Figure[];
  readonly menu: ReactNode;
}

/** A name of more letters takes the room of the makespan, where there is little. */
const LONG_NAME = 18;

/** One line over a chart: what it is, who published it, and its four numbers in places that do not move. */
export function ChartHeader(props: Props) {
  const { headingId, name, citation, remark, reconstruction, isBaseline, figures, menu } = props;
  return (
    <header className={css.header}>
      <h2 className={css.name} id={headingId} title={name}>
        {name}
      </h2>
      {remark !== undefined && (
        <span className={css.remark} title={remark}>
          {remark}
        </span>
      )}
      {remark === undefined && citation && (
        <a
          className={css.citation}
          href={citation.url}
          target="_blank"
          rel="noreferrer"
          title={citationTitle(citation)}
        >
          {citation.short}
        </a>
      )}
      {reconstruction !== undefined && (
        <span className={css.tag} title={reconstruction}>
          reconstruction
          <Hidden>: {reconstruction}</Hidden>
        </span>
      )}
      {isBaseline && (
        <span className={css.baseline} title="Speedup and differences are measured against this schedule.">
          baseline
        </span>
      )}
      <dl className={css.figures} data-beside={name.length > LONG_NAME ? "long name" : undefined}>
        {figures.map((figure) => (
          <div className={css.figure} key={figure.id} title={figure.definition} data-figure={figure.id}>
            <dt>{figure.name}</dt>
            <dd>
              {figure.value} <span className={css.unit}>{figure.unit}</span>
            </dd>
          </div>
        ))}
      </dl>
      {menu}
    </header>
  );
}

function citationTitle({ short, where, url }: Citation): string {
  return `${where === undefined ? short : `${short}, ${where}`}\n${url}`;
}
