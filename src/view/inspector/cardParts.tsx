import type { ReactNode } from "react";
import { nameTask } from "../../analysis/nameTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { rowOfPosition } from "../../scene/visibleRange";
import { type Position, taskAt } from "../../schedule/schedule";
import { picked } from "../../state/chart";
import { IconButton } from "../common/Button";
import { previewed } from "../gantt/preview";
import { showFocus } from "../gantt/showFocus";
import css from "./Inspector.module.css";

/** What every card knows. */
export interface Told {
  readonly result: ScheduledResult;
  /** Id of the chart. */
  readonly chart: string;
  /** Its name. */
  readonly name: string;
  /** Picked, not only pointed at. */
  readonly isPinned: boolean;
}

interface HeadProps extends Pick<Told, "name" | "isPinned"> {
  readonly swatch: ReactNode;
  readonly title: string;
}

/** The card's head: what it is, in which schedule; and the way to let go of it. */
export function CardHead({ swatch, title, name, isPinned }: HeadProps) {
  return (
    <header className={css.head}>
      <p className={css.schedule}>
        {swatch}
        {name}
      </p>
      <h2 className={css.title}>{title}</h2>
      <span className={css.unpin} data-pinned={isPinned || undefined}>
        <IconButton
          icon="close"
          name="Let go (Escape)"
          disabled={!isPinned}
          onClick={() => picked(undefined)}
        />
      </span>
    </header>
  );
}

/** Terms and what they are here. */
export function Facts({ facts }: { readonly facts: readonly (readonly [term: string, text: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([term, text]) => (
        <div key={term} className={css.fact}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A task as a link into the chart: pointing at it shows it, pressing it goes there. */
export function TaskLink({
  result,
  chart,
  position,
}: Pick<Told, "result" | "chart"> & { readonly position: Position }) {
  const { columns } = result;
  const focus = { kind: "task", chart, position } as const;
  return (
    <button
      type="button"
      className={css.link}
      onPointerEnter={() => previewed(focus)}
      onPointerLeave={() => previewed(undefined)}
      onFocus={() => previewed(focus)}
      onBlur={() => previewed(undefined)}
      onClick={() => showFocus(focus)}
    >
      {nameTask(result, taskAt(columns, position))}
      <span className={css.where}> P{rowOfPosition(columns.rowOffset, position)}</span>
    </button>
  );
}
