import { memo, useEffect, useRef } from "react";
import { drawScene } from "../../render/canvas";
import type { Theme } from "../../render/theme";
import { buildScene } from "../../scene/gantt";
import { fitAll, toPx } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import { type Surface2D, sizeCanvas } from "../gantt/canvas";
import type { ChartResults } from "../gantt/useChartResults";
import { usePainter } from "../gantt/usePainter";
import { shownWindow, type TimeFrame } from "../gantt/window";
import { attachOverviewDrag } from "./overviewDrag";
import css from "./PlaybackBar.module.css";

interface Props {
  readonly results: ChartResults;
  readonly frame: TimeFrame;
  readonly theme: Theme;
}

const HEIGHT_PX = 22;
/** Charts lower than this touch: a gap would leave nothing of them. */
const THIN_PX = 5;
const NO_SOURCES = [] as const;
const STALLS = ["stalls"];

/** All charts in small with the window on them; drag moves it, its edges resize it, a drag beside it draws a new one. */
export const Overview = memo(function Overview({ results, frame, theme }: Props) {
  const host = usePainter((surface) => paint(surface, { results, frame, theme }), NO_SOURCES);
  const before = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? attachOverviewDrag(host.current, frame) : undefined), [host, frame]);
  useEffect(() => {
    const place = () => {
      const { viewport } = chartView.getState();
      const window = shownWindow(viewport, frame.extentTicks);
      const all = fitAll(frame.extentTicks);
      const left = Math.round(toPx(all, frame.widthPx, window.from));
      const right = Math.round(toPx(all, frame.widthPx, window.to));
      span(before.current, 0, left);
      span(shown.current, left, Math.max(right, left + 3));
      span(after.current, right, frame.widthPx);
      shown.current?.toggleAttribute("data-all", viewport === undefined);
    };
    place();
    return chartView.subscribe(place);
  }, [frame]);
  return (
    <div
      ref={host}
      className={css.overview}
      style={{ width: frame.widthPx }}
      aria-hidden="true"
      title="All of the time axis. Drag to choose the part that the charts show."
    >
      <div className={css.veil} ref={before} />
      <div className={css.veil} ref={after} />
      <div className={css.window} ref={shown} />
    </div>
  );
});

function span(element: HTMLElement | null, fromPx: number, toPx: number): void {
  if (element === null) return;
  element.style.left = `${fromPx}px`;
  element.style.width = `${Math.max(0, toPx - fromPx)}px`;
}

function paint(surface: Surface2D, { results, frame, theme }: Props): void {
  const pixelRatio = sizeCanvas(surface, frame.widthPx, HEIGHT_PX);
  const drawn = results.charts.flatMap(({ result }) => (result === undefined ? [] : [result]));
  const each = HEIGHT_PX / Math.max(1, drawn.length);
  const gap = drawn.length > 1 && each >= THIN_PX ? 2 : 0;
  drawn.forEach((result, i) => {
    drawScene(surface.context, buildScene({ result, overlays: STALLS }), {
      viewport: fitAll(frame.extentTicks),
      widthPx: frame.widthPx,
      rowHeightPx: (each - gap) / result.report.processors,
      originPx: { x: 0, y: i * each },
      pixelRatio,
      theme,
      patterns: false,
      selected: -1,
    });
  });
}
