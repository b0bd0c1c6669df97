import css from "./HeatMap.module.css";
import type { HeatGrid } from "./heatGrid";
import { boxOf, type HeatLayout } from "./heatLayout";
import type { HeatWords } from "./heatWords";
import type { CellRef } from "./movedCell";

interface Props {
  readonly layout: HeatLayout;
  readonly grid: HeatGrid;
  readonly active: CellRef;
  readonly words: HeatWords;
  /** What the maps are scrolled in. */
  readonly room: HTMLElement | null;
}

/** Between a cell and its tip, in CSS pixels. */
const AWAY_PX = 8;

/** A ring around the cell that is looked at, and beside it, where there is more room, what it tells. */
export function HeatTip({ layout, grid, active, words, room }: Props) {
  const corner = layout.places[active.map];
  const box = boxOf(layout, grid, active.cell);
  const [left, top] = [corner.x + box.x, corner.y + box.y];
  const wide = room?.clientWidth ?? layout.width;
  const tall = room?.clientHeight ?? layout.height;
  const scrolled = room?.scrollTop ?? 0;
  const isLeft = left + box.width / 2 > wide / 2;
  const isLow = top + box.height / 2 - scrolled > tall / 2;
  return (
    <>
      <div
        className={css.ring}
        style={{ left: left - 2, top: top - 2, width: box.width + 3, height: box.height + 3 }}
      />
      <div
        className={css.tip}
        aria-hidden="true"
        style={{
          ...(isLeft ? { right: layout.width - left + AWAY_PX } : { left: left + box.width + AWAY_PX }),
          ...(isLow ? { bottom: layout.height - top - box.height } : { top }),
          maxWidth: Math.min(320, (isLeft ? left : wide - left - box.width) - 2 * AWAY_PX),
        }}
      >
        <p className={css.what}>{words.what}</p>
        <p>{words.where}</p>
        {words.more.map((line) => (
          <p key={line} className={css.more}>
            {line}
          </p>
        ))}
      </div>
    </>
  );
}
