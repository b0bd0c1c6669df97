import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { Hidden } from "../common/Hidden";
import { useTheme } from "../common/useTheme";
import { useSize } from "../gantt/useSize";
import css from "./HeatMap.module.css";
import { HeatMapCanvas } from "./HeatMapCanvas";
import { HeatTip } from "./HeatTip";
import { type HeatMap, pointOf } from "./heatCells";
import { type HeatGrid, sizeAt } from "./heatGrid";
import { readHeatInk } from "./heatInk";
import { cellUnder, layOutHeatMaps } from "./heatLayout";
import { heatWords, inSentences } from "./heatWords";
import { type CellRef, movedCell } from "./movedCell";
import type { SweepMetric } from "./sweepMetrics";

interface Props {
  readonly maps: readonly HeatMap[];
  readonly grid: HeatGrid;
  readonly metric: SweepMetric;
  readonly onOpen: (point: SweepPoint) => void;
}

/** Maps over processors and microbatches, as many side by side as fit. A click on a cell opens its Gantt. */
export function HeatMaps({ maps, grid, metric, onOpen }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const all = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const theme = useTheme();
  const [active, setActive] = useState<CellRef>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the tokens are
  const ink = useMemo(
    () => (width > 0 ? readHeatInk(document.documentElement) : undefined),
    [theme, width > 0],
  );
  const layout = useMemo(
    () =>
      ink && height > 0
        ? layOutHeatMaps({ maps: maps.length, grid, fontPx: ink.fontPx, width, height })
        : undefined,
    [ink, maps.length, grid, width, height],
  );
  const cell = active && maps[active.map]?.cells[active.cell];
  const words = active && cell && heatWords(maps[active.map].name, cell, sizeAt(grid, active.cell), metric);
  const pointed = ({ clientX, clientY }: MouseEvent) => {
    const box = all.current?.getBoundingClientRect();
    return layout && box && cellUnder(layout, grid, clientX - box.left, clientY - box.top);
  };
  const open = (at: CellRef | undefined) => {
    const point = at && pointOf(maps[at.map]?.cells[at.cell]);
    if (point) onOpen(point);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = layout && movedCell(grid, { maps: maps.length, across: layout.across }, active, event.key);
    if (event.key === "Enter" && active) open(active);
    else if (next === undefined) return;
    else {
      setActive(next);
      all.current?.children[next.map]?.scrollIntoView({ block: "nearest" });
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={css.maps}
      ref={host}
      role="application"
      aria-roledescription="heat map"
      aria-label={`${metric.name} over processors and microbatches. Arrow keys change the size; Enter opens the cell's Gantt chart.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
      tabIndex={0}
      data-points={pointOf(cell) !== undefined}
      onKeyDown={onKeyDown}
      onBlur={() => setActive(undefined)}
      onPointerMove={(event) => setActive(pointed(event))}
      onPointerLeave={() => setActive(undefined)}
      onClick={(event) => open(pointed(event))}
    >
      {layout && ink && (
        <div className={css.all} ref={all} style={{ width: layout.width, height: layout.height }}>
          {maps.map((map, i) => (
            <HeatMapCanvas
              key={map.id}
              place={layout.places[i]}
              picture={{ map, grid, layout, ink, isAlone: maps.length === 1 }}
            />
          ))}
          {active && words && (
            <HeatTip layout={layout} grid={grid} active={active} words={words} room={host.current} />
          )}
        </div>
      )}
      <Hidden aria-live="polite">{words && inSentences(words)}</Hidden>
    </div>
  );
}
