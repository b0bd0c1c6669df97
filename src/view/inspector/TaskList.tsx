import { useState } from "react";
import type { Position } from "../../schedule/schedule";
import { TaskLink, type Told } from "./cardParts";
import css from "./Inspector.module.css";

interface Props extends Pick<Told, "result" | "chart"> {
  readonly title: string;
  /** Positions. */
  readonly positions: readonly Position[];
  /** Said when there are none; absent where there always are. */
  readonly none?: string;
}

/** Longer lists are folded. */
const MOST_SHOWN = 4;

/** Tasks that one can go to. */
export function TaskList({ title, positions, none, result, chart }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? positions : positions.slice(0, MOST_SHOWN);
  return (
    <section className={css.section}>
      <h3 className={css.subtitle}>{title}</h3>
      {positions.length === 0 && <p className={css.soft}>{none}</p>}
      <ul className={css.list}>
        {shown.map((position) => (
          <li key={position}>
            <TaskLink result={result} chart={chart} position={position} />
          </li>
        ))}
      </ul>
      {shown.length < positions.length && (
        <button type="button" className={css.link} onClick={() => setWhole(true)}>
          {positions.length - shown.length} more
        </button>
      )}
    </section>
  );
}
